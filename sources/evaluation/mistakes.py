"""A single difference between gold and prediction, for people who want to see what a score is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sources.evaluation.records import Casualties, Record
    from sources.extraction.types import Span

R = TypeVar("R", bound="Record")
Problem = Literal["missed", "invented", "wrong"]
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Mistake:
    """``measure`` names the score that it lowers; ``expected`` and ``given`` are what gold and prediction say, if they say it."""

    measure: str
    problem: Problem
    span: Span | None
    expected: str = ""
    given: str = ""

    def context(self, text: str) -> str:
        """Return the words in question, in brackets, with those around them, on one line."""
        if self.span is None:
            return ""
        before, after = text[max(0, self.span.start - _CONTEXT) : self.span.start], text[self.span.end : self.span.end + _CONTEXT]
        return " ".join(f"{before}[{text[self.span.start : self.span.end]}]{after}".split())


def describe(item: Casualties) -> str:
    """Put a figure into words: status, bounds, qualifier, group, background."""
    bounds = f"{item.low}..{'' if item.high is None else item.high}"
    return " ".join([item.status, bounds, item.qualifier, item.group, *(["background"] if item.background else [])])


def unpaired(
    measure: str, gold: Sequence[R], found: Sequence[R], *, pairs: Sequence[tuple[R, R]], say: Callable[[R], str]
) -> list[Mistake]:
    """Return what no pair holds: missed if annotated, invented if predicted; *say* puts a record into words."""
    wanted, given = {id(pair[0]) for pair in pairs}, {id(pair[1]) for pair in pairs}
    missed = [Mistake(measure, "missed", item.span, say(item)) for item in gold if id(item) not in wanted]
    return missed + [Mistake(measure, "invented", item.span, given=say(item)) for item in found if id(item) not in given]
