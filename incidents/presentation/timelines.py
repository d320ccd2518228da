"""A timeline as a small picture, with its words: bars, of which the table behind it has the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format

if TYPE_CHECKING:
    from incidents.services.places import Period, Timeline

#: In units of the picture, which is stretched to the width there is.
WIDTH, HEIGHT = 600, 80
GAP = 0.2
MOST_LABELS = 6
#: Fewer bars than this do not fill the picture: a single one would look like much.
LEAST_SLOTS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year; ``label`` stands below it where there is room, ``name`` says it in full."""

    name: str
    count: int
    x: str
    y: str
    width: str
    height: str
    middle: str
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars, from the earliest to the latest, and the largest count."""

    bars: list[Bar]
    most: int
    undated: int


def picture_of(timeline: Timeline, *, language: str) -> Picture:
    """Return the picture of a timeline; time runs in the direction of writing."""
    most = max(period.count for period in timeline.periods)
    slots = max(len(timeline.periods), LEAST_SLOTS)
    step = WIDTH / slots
    labeled = range(0, len(timeline.periods), max(1, -(-len(timeline.periods) // MOST_LABELS)))
    bars = []
    for number, period in enumerate(timeline.periods):
        height = HEIGHT * period.count / most
        position = slots - 1 - number if language == "ar" else number
        bars.append(
            Bar(
                name=_name(period, timeline.unit),
                count=period.count,
                x=f"{(position + GAP / 2) * step:.2f}",
                y=f"{HEIGHT - height:.2f}",
                width=f"{(1 - GAP) * step:.2f}",
                height=f"{height:.2f}",
                middle=f"{(position + 0.5) * 100 / slots:.2f}%",
                label=_name(period, timeline.unit, is_short=True) if number in labeled else "",
            )
        )
    return Picture(bars, most, timeline.undated)


def _name(period: Period, unit: str, *, is_short: bool = False) -> str:
    if unit == "year":
        return str(period.start.year)
    return f"{period.start:%Y-%m}" if is_short else date_format(period.start, "YEAR_MONTH_FORMAT")
