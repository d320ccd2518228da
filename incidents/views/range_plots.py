"""The geometry of range plots: where figures lie on one scale, as percentages that SVG takes at any width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Percent of the width kept free before zero, and behind the top for the arrow of an open end.
_BEFORE, _BEHIND = 3.0, 9.0
_MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the scale, and where it stands."""

    value: int
    at: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure as drawn: a dot at each end, a line between, an arrow where the highest number is open."""

    start: str
    end: str
    arrow: str | None
    best: str | None

    @property
    def is_range(self) -> bool:
        """Say whether the ends differ."""
        return self.start != self.end


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers of people from 0 to ``top``; ``mirrored`` runs from right to left, as Arabic is read."""

    top: int
    step: int
    mirrored: bool

    @property
    def ticks(self) -> Sequence[Tick]:
        """Return every step from 0 to the top."""
        return [Tick(value, self.at(value)) for value in range(0, self.top + 1, self.step)]

    def at(self, value: float) -> str:
        """Return where ``value`` stands, as a percentage of the width from the left."""
        return self._percent(_BEFORE + value / self.top * (100 - _BEFORE - _BEHIND))

    def mark(self, low: int, high: int | None, *, best: int | None = None) -> Mark:
        """Return how to draw ``low`` to ``high``; None is an open end."""
        end = low if high is None else high
        arrow = None if high is not None else self._percent(_BEFORE + low / self.top * (100 - _BEFORE - _BEHIND) + _BEHIND - 1)
        return Mark(self.at(low), self.at(end), arrow, None if best is None else self.at(best))

    def _percent(self, along: float) -> str:
        return f"{100 - along if self.mirrored else along:.2f}%"


def scale_for(figures: Iterable[int], *, mirrored: bool) -> Scale:
    """Return the scale on which ``figures`` fit, with at most six even steps of 1, 2 or 5 times a power of ten."""
    largest = max([1, *figures])
    step = next(step for step in _round_steps() if largest <= step * _MOST_STEPS)
    return Scale(top=-(-largest // step) * step, step=step, mirrored=mirrored)


def _round_steps() -> Iterable[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
