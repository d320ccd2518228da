"""Statement claims: who denies, confirms, accuses, claims responsibility, or says that nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.background import clause_bounds
from sources.extraction.confidence import confidence
from sources.extraction.negations import find_absences
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import StatementKind

_CUES: tuple[tuple[str, StatementKind], ...] = (
    ("no_information", "no_information"), ("denial", "denial"), ("responsibility", "claim_of_responsibility"), ("accusation", "accusation"),
    ("confirmation", "confirmation"),
)  # fmt: skip
_MAX_TOKENS = 40
_NEGATORS = {"لم", "ولم", "no", "not", "لا", "nobody", "none"}


def find_statements(reading: Reading) -> list[DraftClaim]:
    """Give the statement claims of a document; an explicit "none" by a named source is a denial too."""
    claims = []
    for number, sentence in enumerate(reading.sentences):
        for at in range(len(sentence.tokens)):
            kind = _kind(sentence, at)
            if kind is not None:
                claims.append(_claim(reading, number, at, clause_bounds(sentence, at)[1], kind))
        claims += [
            _claim(reading, number, absence.start, absence.end, "denial")
            for absence in find_absences(sentence)
            if reading.attribution(number, absence.start) is not None
        ]
    return claims


def _kind(sentence: Sentence, at: int) -> StatementKind | None:
    for tag, kind in _CUES:
        if sentence.hit(at, tag) is not None:
            negated = kind == "claim_of_responsibility" and any(sentence.form(near) in _NEGATORS for near in range(at - 4, at))
            return "no_information" if negated else kind
    return None


def _claim(reading: Reading, number: int, start: int, end: int, kind: StatementKind) -> DraftClaim:
    sentence = reading.sentences[number]
    span = sentence.bare_span(start, min(end, start + _MAX_TOKENS))
    attribution = reading.attribution(number, start)
    factors = (("cue", 0.8), ("attribution", 1.0 if attribution else 0.7))
    return DraftClaim(
        kind="statement", span=span, quote=reading.document.text[span.start : span.end], rule=f"statement_{kind}", attribution=attribution,
        polarity="negated" if kind in {"denial", "no_information"} else "affirmed", scope=reading.scope(number, start),
        confidence=confidence(factors), factors=factors, statement_kind=kind,
    )  # fmt: skip
