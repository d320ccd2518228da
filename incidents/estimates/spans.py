"""What the rules are made of: the range that origins span, the figure that most of them name, and the steps that say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.estimates.derivation import Step, StepCode
    from incidents.estimates.voices import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What a rule makes of the origins, with its steps in order. ``best`` is None where it finds none."""

    low: int
    best: int | None
    high: int
    is_open: bool
    steps: tuple[Step, ...]

    def after(self, *steps: Step) -> Reached:
        """Return the same with ``steps`` before its own."""
        return replace(self, steps=(*steps, *self.steps))


def span(voices: Sequence[Voice], *, best: tuple[int | None, Step], high_of: Sequence[Voice] | None = None) -> Reached:
    """Return the range from the lowest minimum to the highest maximum of ``voices``, never empty, with ``best`` and how it was found.

    ``high_of`` are the origins whose maximum counts, where not all do. The range always holds the best figure.
    """
    tops = high_of or voices
    low = min(voice.low for voice in voices)
    high = max(low, *(voice.high for voice in tops))
    is_open = any(voice.is_open for voice in tops if voice.high == high)
    number, how = best
    lowest, highest = [voice for voice in voices if voice.low == low], [voice for voice in tops if voice.high == high]
    steps = [*_steps_of_words(voices), step("low_is_lowest_minimum", lowest, low=low), step("high_is_highest_maximum", highest, high=high)]
    if is_open:
        steps.append(step("high_is_open", [voice for voice in highest if voice.is_open], high=high))
    return Reached(low=low, best=number, high=high, is_open=is_open, steps=(*steps, how))


def _steps_of_words(voices: Sequence[Voice]) -> list[Step]:
    words = [voice for voice in voices if not voice.names_figure]
    is_open = [voice for voice in voices if voice.names_figure and voice.is_open]
    steps = [step("words_widen", words)] if words else []
    return [*steps, step("open_end_counts_with_minimum", is_open)] if is_open else steps


def most_named(voices: Sequence[Voice]) -> tuple[int | None, Step]:
    """Return the figure that most origins name; None without any.

    Of several, the one that lies in most of the ranges that they give ("between 3 and 9", and 5), then the lowest, as rival figures are
    counted conservatively.
    """
    ends, support = _support(voices)
    if not ends:
        return None, {"code": "no_best", "values": {}}
    tied = [end for end in ends if support[end] == max(support.values())]
    ranges = {end: sum(voice.ranges_with(end) for voice in voices if voice.names_figure) for end in tied}
    best = min(end for end in tied if ranges[end] == max(ranges.values()))
    naming = [voice for voice in voices if voice.names_figure and voice.names(best)]
    if len(tied) == 1:
        return best, step("best_has_most_origins", naming, best=best)
    is_within = list(ranges.values()).count(ranges[best]) == 1
    return best, step("best_lies_in_most_ranges" if is_within else "best_tie_takes_lowest", naming, best=best, tied=tied)


def majority(voices: Sequence[Voice]) -> tuple[int | None, Step]:
    """Return the lowest figure that more than half of the origins name which name any; None where no figure has so many."""
    ends, support = _support(voices)
    of = sum(voice.names_figure for voice in voices)
    best = next((end for end in ends if support[end] * 2 > of), None)
    if best is None:
        return None, {"code": "no_majority" if ends else "no_best", "values": {"of": of} if ends else {}}
    return best, step("majority_names", [voice for voice in voices if voice.names_figure and voice.names(best)], best=best, of=of)


def lowest(voices: Sequence[Voice]) -> tuple[int | None, Step]:
    """Return the lowest figure that any origin names, None without any."""
    ends, _ = _support(voices)
    if not ends:
        return None, {"code": "no_best", "values": {}}
    return ends[0], step("best_is_lowest", [voice for voice in voices if voice.names_figure and voice.names(ends[0])], best=ends[0])


def _support(voices: Sequence[Voice]) -> tuple[list[int], dict[int, int]]:
    naming = [voice for voice in voices if voice.names_figure]
    ends = sorted({end for voice in naming for end in voice.ends})
    return ends, {end: sum(voice.names(end) for voice in naming) for end in ends}


def step(code: StepCode, voices: Sequence[Voice], **values: int | list[int] | str) -> Step:
    """Return a step taken with the origins of ``voices``."""
    return {"code": code, "values": {**values, "origins": [voice.origin for voice in voices]}}
