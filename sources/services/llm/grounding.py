"""The gate between a model and the records: each claim is found in the text and borne out by its own quotation, or dropped."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sources.extraction import counts_ar, counts_en
from sources.extraction.confidence import confidence
from sources.extraction.negations import find_absences
from sources.extraction.pipeline import read
from sources.extraction.types import Attribution, Document, DraftClaim, Span
from sources.extraction.verify import MAX_QUOTE, is_grounded
from sources.services.llm.quotations import occurrences
from sources.services.llm.schema import MOST_CLAIMS, UnfitError, check, own_codes

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Language

RULE = "model"
_ANY_MODEL = 0.6  # below what the rules give their own plain cases: no model was measured on this installation's reports
_SEVERAL_PLACES = 0.7  # the words stand there more than once, and which is meant was not said


@dataclass(frozen=True, slots=True)
class Grounded:
    """The claims that stand, and how many were dropped for which reason."""

    claims: list[DraftClaim]
    dropped: dict[str, int]


def ground(items: list[Any], document: Document, language: Language) -> Grounded:
    """Hold each claim of an answer against the report; what fails is counted by reason and never repaired."""
    reading = read(document, language)
    dropped: Counter[str] = Counter()
    claims: dict[DraftClaim, str | None] = {}
    for item in items[:MOST_CLAIMS]:
        try:
            claims.setdefault(_grounded(check(item), reading), item["part_of"])
        except UnfitError as problem:
            dropped[problem.reason] += 1
    if len(items) > MOST_CLAIMS:
        dropped["too_many"] += len(items) - MOST_CLAIMS
    stands = _with_wholes(claims, reading, dropped)
    return Grounded(stands, dict(dropped))


def _with_wholes(claims: dict[DraftClaim, str | None], reading: Reading, dropped: Counter[str]) -> list[DraftClaim]:
    """Link each part to the figure of which it is one. A part whose whole does not stand is dropped: alone it would add to the total."""
    wholes = {claim: _whole_of(claim, part_of, claims, reading) for claim, part_of in claims.items() if part_of}
    stands = [claim for claim in claims if claim not in wholes or wholes[claim] is not None]
    dropped.update(["whole_not_found"] * (len(claims) - len(stands)))
    places = {claim: index for index, claim in enumerate(stands)}
    linked = [(claim, wholes.get(claim)) for claim in stands]
    return [replace(claim, subset_of=places[whole]) if whole is not None else claim for claim, whole in linked]


def _whole_of(part: DraftClaim, quote: str, claims: dict[DraftClaim, str | None], reading: Reading) -> DraftClaim | None:
    """Give the nearest figure, itself no part, that stands on the words of *quote*."""
    spans = occurrences(reading.view, quote)
    wholes = [claim for claim, part_of in claims.items() if claim.kind == "casualties" and not part_of and claim.span in spans]
    return min(wholes, key=lambda whole: abs(whole.span.start - part.span.start), default=None)


def _grounded(item: dict[str, Any], reading: Reading) -> DraftClaim:
    span, factors = _locate(item, reading)
    draft = DraftClaim(
        kind=item["kind"],
        span=span,
        quote=reading.document.text[span.start : span.end],
        rule=RULE,
        attribution=_attribution(item["source"], item["via"], span, reading),
        polarity=item["polarity"],
        modality=item["modality"],
        scope=item["scope"],
        confidence=confidence(factors),
        factors=factors,
        **own_codes(item),
        **_own_values(item, span, reading),
    )
    _check_figure(draft, reading)
    return draft


def _locate(item: dict[str, Any], reading: Reading) -> tuple[Span, tuple[tuple[str, float], ...]]:
    if len(item["quote"]) > MAX_QUOTE:
        raise UnfitError("quote_too_long")
    found = occurrences(reading.view, item["quote"])
    if not found:
        raise UnfitError("not_found")
    if len(found) == 1:
        return found[0], (("model", _ANY_MODEL),)
    if 1 < item["occurrence"] <= len(found):
        return found[item["occurrence"] - 1], (("model", _ANY_MODEL),)
    return found[0], (("model", _ANY_MODEL), ("several_places", _SEVERAL_PLACES))


def _attribution(source: str | None, via: str | None, span: Span, reading: Reading) -> Attribution | None:
    if not source:
        return None
    nearest = _nearest(source, span, reading, missing="source_not_found")
    agency = _nearest(via, nearest, reading, missing="via_not_found") if via else None
    together = any(_covers(sentence, span) and _covers(sentence, nearest) for sentence in reading.sentences)
    text = reading.document.text
    return Attribution(
        text[nearest.start : nearest.end], nearest, "explicit" if together else "inherited",
        via=text[agency.start : agency.end] if agency else "",
    )  # fmt: skip


def _nearest(words: str, span: Span, reading: Reading, *, missing: str) -> Span:
    found = occurrences(reading.view, words)
    if not found:
        raise UnfitError(missing)
    return min(found, key=lambda place: max(place.start - span.end, span.start - place.end))


def _own_values(item: dict[str, Any], span: Span, reading: Reading) -> dict[str, Any]:
    if item["kind"] == "casualties":
        return {"value_min": item["value_min"], "value_max": item["value_max"], "nationality": _nationality(item["nationality"])}
    if item["kind"] == "date":
        return _days(item, span, reading)
    if item["kind"] in {"place", "actor"}:
        own = {"mention": _mention(item["mention"], span, reading)}
        return own | {"direction": item["direction"] or ""} if item["kind"] == "place" else own
    return {}


def _nationality(code: str | None) -> str:
    if code and not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):  # noqa: PLR2004 - ISO 3166-1 alpha-3
        raise UnfitError("unknown_code")
    return code or ""


def _mention(name: str, span: Span, reading: Reading) -> str:
    within = [found for found in occurrences(reading.view, name) if span.start <= found.start and found.end <= span.end]
    if not within:
        raise UnfitError("mention_not_in_quote")
    return reading.document.text[within[0].start : within[0].end]


def _days(item: dict[str, Any], span: Span, reading: Reading) -> dict[str, Any]:
    """Return the days of a date claim, which this project's own reckoning must find in the quotation too."""
    try:
        days = [datetime.date.fromisoformat(item[name]) for name in ("date_from", "date_to")]
    except ValueError as error:
        raise UnfitError("malformed") from error
    quote = Document(reading.document.text[span.start : span.end], reading.published)
    said = {
        (expression.interval.first, expression.interval.last, expression.interval.precision)
        for expressions in read(quote, reading.language).expressions
        for expression in expressions
    }
    if (*days, item["date_precision"]) not in said:
        raise UnfitError("date_not_in_quote")
    return {"date_from": days[0], "date_to": days[1]}


def _check_figure(draft: DraftClaim, reading: Reading) -> None:
    """Drop figures that the quotation alone does not say, or that its sentence says otherwise ("4" of "at least 4")."""
    if not is_grounded(reading.document.text, draft, reading.language):
        raise UnfitError("value_not_in_quote")
    if draft.kind != "casualties":
        return
    around = [sentence for sentence in reading.sentences if _covers(sentence, draft.span)]
    value = (draft.value_min, draft.value_max, draft.qualifier, draft.polarity == "negated")
    if not any(value in _said_at(sentence, draft.span) for sentence in around):
        raise UnfitError("value_not_in_sentence")
    if not any(_names_outcome(sentence, draft.outcome) for sentence in around):
        raise UnfitError("outcome_not_in_sentence")


def _said_at(sentence: Sentence, span: Span) -> set[tuple[int | None, int | None, str | None, bool]]:
    """Return the counts that the sentence states where the quotation stands."""
    counts = (counts_ar if sentence.language == "ar" else counts_en).find_counts(sentence)
    said = {(count.low, count.high, count.qualifier, False) for count in counts if sentence.span(count.start, count.end).overlaps(span)}
    absences = (absence for absence in find_absences(sentence) if sentence.span(absence.start, absence.end).overlaps(span))
    return said | {(0, 0, "exact", True) for _ in absences}


def _names_outcome(sentence: Sentence, outcome: str | None) -> bool:
    payloads = [hit.payload for hits in sentence.hits for hit in hits.values()]
    named = {getattr(payload, "outcome", None) for payload in payloads}
    return outcome in named or (outcome == "casualties" and any(getattr(payload, "generic", False) for payload in payloads))


def _covers(sentence: Sentence, span: Span) -> bool:
    return sentence.span(0, len(sentence.tokens)).overlaps(span)
