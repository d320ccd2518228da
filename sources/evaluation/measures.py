"""The figures that scores are made of: counts that add up, and the ratios read off them. A ratio of nothing is None, never 0 or 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A figure as reports write it; None where there was no case to measure.
Figures = dict[str, int | float | None]
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Detection:
    """What was there, what was found, and how many of both are pairs."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0

    def __add__(self, other: Detection) -> Detection:
        return Detection(self.gold + other.gold, self.predicted + other.predicted, self.matched + other.matched)

    def figures(self) -> Figures:
        """Return the number of cases, precision, recall and F1 (twice the pairs over all that was there or found)."""
        return {
            "n": self.gold,
            "p": ratio(self.matched, self.predicted),
            "r": ratio(self.matched, self.gold),
            "f1": ratio(2 * self.matched, self.gold + self.predicted),
        }


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some cases are so. ``label`` says what the ratio is called: accuracy, precision, recall or rate."""

    cases: int = 0
    count: int = 0
    label: str = "accuracy"

    def __add__(self, other: Share) -> Share:
        return Share(self.cases + other.cases, self.count + other.count, self.label)

    def figures(self) -> Figures:
        """Return the number of cases and the share."""
        return {"n": self.cases, self.label: ratio(self.count, self.cases)}


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something happened that never should, over ``cases`` texts."""

    cases: int = 0
    count: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.cases + other.cases, self.count + other.count)

    def figures(self) -> Figures:
        """Return the number of texts, the count, and the count in 100 texts."""
        return {"n": self.cases, "count": self.count, "per_100": ratio(100 * self.count, self.cases)}


Measure = Detection | Share | Tally
#: The measures of a text, or of many, by name.
Measures = dict[str, Measure]


def ratio(part: float, whole: float) -> float | None:
    """Return the ratio to four digits, or None of nothing."""
    return round(part / whole, _DIGITS) if whole else None


def add(total: Measures, more: Mapping[str, Measure]) -> None:
    """Add the measures of one more text to *total*."""
    for name, measure in more.items():
        total[name] = total[name] + measure if name in total else measure  # type: ignore[operator]  # one name, one class
