"""The gate that every claim passes, whoever made it: its quotation is the text, and the quotation alone yields its value.

A claim that fails is dropped, never repaired.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sources.extraction import counts_ar, counts_en
from sources.extraction.named_victims import find_victims
from sources.extraction.negations import find_absences
from sources.extraction.sentences import split_sentences
from sources.extraction.view import view_of

if TYPE_CHECKING:
    from sources.extraction.types import DraftClaim, Language

Value = tuple[int | None, int | None, str | None, bool]
#: A quotation longer than this is a passage, not evidence.
MAX_QUOTE = 600
_MAX_CACHED = 4096


@lru_cache(maxsize=_MAX_CACHED)
def values_of(quote: str, language: Language) -> frozenset[Value]:
    """Read every count that a quotation states by itself: bounds, qualifier, and whether it is negated."""
    found: set[Value] = set()
    for sentence in split_sentences(view_of(quote), language):
        counts = (counts_ar if language == "ar" else counts_en).find_counts(sentence)
        found |= {(count.low, count.high, count.qualifier, False) for count in counts}
        found |= {(0, 0, "exact", True) for _ in find_absences(sentence)}
        found |= {(1, 1, "exact", False) for _ in find_victims(sentence)}
    return frozenset(found)


def is_grounded(text: str, claim: DraftClaim, language: Language) -> bool:
    """Say whether a claim stands on the text: slice equality, bounds in order, and for a count the value in the quotation."""
    span = claim.span
    if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != claim.quote or len(claim.quote) > MAX_QUOTE:
        return False
    source = claim.attribution
    if source is not None and text[source.span.start : source.span.end] != source.name:
        return False
    if claim.kind != "casualties":
        return True
    value: Value = (claim.value_min, claim.value_max, claim.qualifier, claim.polarity == "negated")
    return value in values_of(claim.quote, language)


def keep_grounded(text: str, claims: list[DraftClaim], language: Language) -> list[DraftClaim]:
    """Drop the claims that fail the gate, and point the links between the rest at their new places."""
    places: dict[int, int] = {}
    kept: list[tuple[int, DraftClaim]] = []
    for index, claim in enumerate(claims):
        if is_grounded(text, claim, language):
            places[index] = len(kept)
            kept.append((index, claim))
    return [replace(claim, subset_of=places.get(claim.subset_of)) if claim.subset_of is not None else claim for _, claim in kept]
