"""How an estimate came about, as plain JSON: codes and numbers, to be worded elsewhere in any language."""

from __future__ import annotations

from typing import Literal, TypedDict

#: Why a claim, or an origin with nothing better, does not name a figure: a magnitude word ("dozens"), a plural without a number, the
#: denial of a figure that names no other, an earlier figure that the origin itself has replaced.
WhyNot = Literal["vague", "unspecified", "denied", "superseded"]

#: Values by code. Those of one_origin_once say how many; elsewhere ``origins`` lists keys, and the rest are numbers of people.
#: one_origin_once: origins, articles, claims. later_figure_replaces: origins. not_counted: origins.
#: words_widen: origins (those with a magnitude word alone). open_end_counts_with_minimum: origins.
#: parts_raise_whole: at_least, origins. whole_caps_part: at_most, origins.
#: low_is_lowest_minimum: low, origins. high_is_highest_maximum: high, origins. high_is_open: high, origins.
#: best_has_most_origins: best, origins. best_tie_takes_lowest: best, origins, tied (the figures that as many origins name).
#: best_lies_in_most_ranges: best, origins, tied.
#: best_is_lowest: best, origins. majority_names: best, origins, of (how many name any figure). no_majority: of.
#: only_most_reliable: reliability (an Admiralty letter), origins. unreliable_left_out: origins. no_best: nothing.
#: no_figure: at_least, the lowest number that the uncounted words imply; absent where they imply none.
StepCode = Literal[
    "one_origin_once", "later_figure_replaces", "not_counted", "words_widen", "open_end_counts_with_minimum", "parts_raise_whole",
    "whole_caps_part", "low_is_lowest_minimum", "high_is_highest_maximum", "high_is_open", "best_has_most_origins",
    "best_tie_takes_lowest", "best_lies_in_most_ranges", "best_is_lowest", "majority_names", "no_majority", "only_most_reliable",
    "unreliable_left_out", "no_best", "no_figure",
]  # fmt: skip


class SetAside(TypedDict):
    """One claim that is listed but does not make its origin's figure."""

    claim: int
    why_not: WhyNot


class OriginEntry(TypedDict):
    """One origin; each of its claims stands either in ``claims``, which make its figure, or in ``set_aside``.

    ``high`` is null where the highest number is open ("at least 9") and counts with its minimum. An origin that is not counted shows
    what its words imply: 1 for a bare plural, null for a denial. ``articles`` are all that quote the origin here.
    """

    origin: str
    label: str
    low: int | None
    high: int | None
    claims: list[int]
    articles: list[int]
    counted: bool
    why_not: WhyNot | None
    set_aside: list[SetAside]


class Step(TypedDict):
    """One step, in the order in which it was taken."""

    code: StepCode
    values: dict[str, int | str | list[int] | list[str]]


class Moment(TypedDict):
    """The estimate as it stood from ``day`` (ISO 8601) on, from what had been said by then."""

    day: str
    low: int | None
    best: int | None
    high: int | None
    is_open: bool


class Derivation(TypedDict):
    """All origins and steps. ``origin_count`` has the counted origins, ``article_count`` every article that gives any figure.

    ``history`` has each day on which the numbers changed, in order; it is without what was said on a day not known.
    """

    rule: str
    version: int
    origins: list[OriginEntry]
    steps: list[Step]
    history: list[Moment]
    origin_count: int
    article_count: int


#: What an overridden estimate keeps when the last claim that gave a figure is gone.
NOTHING_SAID: Derivation = {"rule": "", "version": 0, "origins": [], "steps": [], "history": [], "origin_count": 0, "article_count": 0}
