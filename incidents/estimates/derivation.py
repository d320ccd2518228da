"""How an estimate came about, as plain JSON: codes and numbers, to be worded elsewhere in any language."""

from __future__ import annotations

from typing import Literal, TypedDict

#: Why a claim, or an origin with nothing better, does not count: a magnitude word ("dozens"), a plural without a number, the denial
#: of a figure that names no other, an earlier figure that the origin itself has replaced.
WhyNot = Literal["vague", "unspecified", "denied", "superseded"]

#: Values by code. Those of one_origin_once say how many; elsewhere ``origins`` lists keys, and the rest are numbers of people.
#: one_origin_once: origins, articles, claims. later_figure_replaces: origins. not_counted: origins.
#: open_end_counts_with_minimum: origins. low_is_lowest_minimum: low, origins. high_is_highest_maximum: high, origins.
#: best_has_most_origins: best, origins. best_tie_takes_lowest: best, origins, tied (the figures that as many origins name).
#: no_figure: at_least, the lowest number that the uncounted words imply; absent where they imply none.
StepCode = Literal[
    "one_origin_once", "later_figure_replaces", "not_counted", "open_end_counts_with_minimum", "low_is_lowest_minimum",
    "high_is_highest_maximum", "best_has_most_origins", "best_tie_takes_lowest", "no_figure",
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
    values: dict[str, int | list[int] | list[str]]


class Derivation(TypedDict):
    """All origins and steps. ``origin_count`` has the counted origins, ``article_count`` every article that gives any figure."""

    rule: str
    version: int
    origins: list[OriginEntry]
    steps: list[Step]
    origin_count: int
    article_count: int
