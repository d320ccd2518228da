"""The stamps that sites put on posts ("7:27 PM · Dec 1, 2024", "June 25, 2025 · Shared with Public"): they date the post.

A stamp never dates an incident. Where the text's own stamp and the day that came with it lie apart, the stamp is right: it was
copied with the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sources.extraction.date_values import calendar_day
from sources.extraction.lexicon import load_lexicon

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from sources.extraction.date_values import Expression
    from sources.extraction.tokens import Sentence
    from sources.extraction.view import View

_DATE = r"(?P<month>[a-z]{3,24})\.? (?P<day>\d{1,2}), ?(?P<year>20\d\d)"
_STAMPS = (
    re.compile(r"\d{1,2}:\d\d ?[ap]\.?m\.? ?[^\w\n]{1,3} ?" + _DATE),
    re.compile(_DATE + r" ?[^\w\n]{0,3} ?shared with"),
)
_MONTH_LETTERS = 3
#: A stamp shows the reader's time zone: a day's difference says nothing.
_TOLERANCE_DAYS = 2


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp over folded characters ``start`` to ``end``, its day, and the characters that name the day."""

    start: int
    end: int
    day: datetime.date
    day_start: int
    day_end: int


def find_stamps(view: View) -> list[Stamp]:
    """Find the stamps of a text, in its order."""
    found = []
    for pattern in _STAMPS:
        for match in pattern.finditer(view.folded):
            month = _month(match["month"])
            interval = calendar_day(int(match["day"]), month, int(match["year"]), None) if month else None
            if interval is not None:
                found.append(Stamp(*match.span(), interval.first, match.start("day") - len(match["month"]) - 1, match.end("year")))
    return sorted(found, key=lambda stamp: stamp.start)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    entries = (entry for found in load_lexicon("en").table.values() for entry in found if entry.tag == "month")
    return {entry.words[0]: int(str(entry.payload)) for entry in entries}


def _month(name: str) -> int | None:
    """Give the number of a month; a whole name may be glued to the word before it ("EventOctober")."""
    months = _months()
    glued = next((number for word, number in months.items() if len(word) > _MONTH_LETTERS and name.endswith(word)), None)
    return months.get(name, glued)


def without_stamps(sentence: Sentence, expressions: list[Expression], stamps: Sequence[Stamp]) -> list[Expression]:
    """Leave out the expressions that are part of a stamp."""
    return [
        expression
        for expression in expressions
        if not any(stamp.start <= sentence.tokens[expression.start].start < stamp.end for stamp in stamps)
    ]


def stamp_that_dates(stamps: Sequence[Stamp], given: datetime.date | None) -> Stamp | None:
    """Give the stamp to reckon from in place of the day given: the first, if none is given or it lies well apart from it."""
    if not stamps:
        return None
    first = stamps[0]
    return None if given is not None and abs((given - first.day).days) <= _TOLERANCE_DAYS else first
