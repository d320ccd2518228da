"""Runs the extractor over texts whose truth is known and adds up what it got right, by language."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sources.evaluation.measures import Measures, Tally, add, ratio
from sources.evaluation.mistakes import Mistake
from sources.extraction.types import Document, Extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ALL = "all"


@dataclass(frozen=True, slots=True)
class Case:
    """One text to read, and what judges the reading: it gives the measures of this text and the mistakes behind them."""

    name: str
    language: str
    document: Document
    judge: Callable[[Extraction], tuple[Measures, list[Mistake]]]


#: Read before any text is timed: a running process loads the word lists of a language once, not once for each document.
_FIRST = ("A man was killed in the town on Sunday, the police said.", "قالت الشرطة إن رجلا قتل في البلدة يوم الأحد.")


@dataclass(slots=True)
class Scores:
    """The measures of a folder by the language of its texts and for ``all``, its mistakes, and how fast one core read it.

    ``seconds`` is the time of the processor, not of the clock: what else the machine does is not measured.
    """

    documents: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    by_language: dict[str, Measures] = field(default_factory=lambda: defaultdict(dict))
    mistakes: list[tuple[Case, Mistake]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def per_second(self) -> float | None:
        """Return how many documents one core reads in a second."""
        return ratio(self.documents[ALL], self.seconds)

    def count(self, case: Case, measures: Measures) -> None:
        """Add the measures of one document."""
        for language in (case.language, ALL):
            self.documents[language] += 1
            add(self.by_language[language], measures)


def evaluate(cases: Iterable[Case], *, extract: Callable[[Document], Extraction]) -> Scores:
    """Score what *extract* reads in the texts. It is not told their language, which is for it to find.

    A text at which *extract* breaks down is one of ``crashes``, and judged as one in which it finds nothing.
    """
    scores = Scores()
    for text in _FIRST:
        extract(Document(text=text))
    for case in cases:
        started = time.process_time()
        extraction, crash = _read(case.document, extract)
        scores.seconds += time.process_time() - started
        measures, mistakes = case.judge(extraction)
        scores.count(case, measures | {"crashes": Tally(1, int(crash != ""))})
        if crash:
            mistakes = [*mistakes, Mistake("crashes", "wrong", None, given=crash)]
        scores.mistakes += [(case, mistake) for mistake in mistakes]
    return scores


def _read(document: Document, extract: Callable[[Document], Extraction]) -> tuple[Extraction, str]:
    try:
        return extract(document), ""
    except Exception as error:  # noqa: BLE001 - whatever breaks the extractor is what is measured here
        return Extraction(None), repr(error)
