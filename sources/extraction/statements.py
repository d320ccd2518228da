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
_NEGATOR_REACH = 6
_LAYING = {"حمل", "حملت", "حملوا", "يحمل", "تحمل", "تحميل", "محملا", "محمله", "محملين"}
_NEGATORS = {"دون", "عدم", "neither", "nor", "without", "لم", "ولم", "no", "not", "لا", "nobody", "none"}


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
            return _of_responsibility(sentence, at) if kind == "claim_of_responsibility" else kind
    return None


def _of_responsibility(sentence: Sentence, at: int) -> StatementKind:
    """Tell a claim of responsibility from its absence («لم تعلن أي جهة …») and from laying it on others («حملت … المسؤولية»)."""
    before = [sentence.form(near) for near in range(at - _NEGATOR_REACH, at)]
    if any(form in _NEGATORS for form in before):
        return "no_information"
    return "accusation" if any(form.removeprefix("و") in _LAYING for form in before) else "claim_of_responsibility"


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
