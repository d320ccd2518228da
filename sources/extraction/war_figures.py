"""Tolls of a whole war that no word of their own sentence tells from those of an incident.

A report gives such a figure again, in a heading or by a second source; it counts parts of it; and no single incident kills so many.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.extraction.tokens import Sentence
    from sources.extraction.types import DraftClaim, Scope

#: Small figures agree by chance.
_LEAST_RETURNING = 20
#: The lead tells the news, whatever later sentences make of its figures.
_LEAD = 2
#: Wars and states count so many; earthquakes and the like are told by their own words.
_IMMENSE = {"killed": 5_000, "injured": 5_000, "casualties": 5_000, "missing": 5_000, "abducted": 1_000, "detained": 2_000}
#: "Thousands" of dead or captives.
_THOUSANDS = 2_000
_DISASTERS = {
    "earthquake", "quake", "tsunami", "flood", "floods", "cyclone", "pandemic", "زلزال", "الزلزال", "تسونامي", "اعصار", "الاعصار", "فيضان",
    "فيضانات", "كورونا", "وباء",
}  # fmt: skip


def with_war_figures(claims: list[DraftClaim], sentences: Sequence[Sentence]) -> list[DraftClaim]:
    """Give the tolls of a war that scope, and its parts the scope of the whole."""
    is_disaster = any(token.form in _DISASTERS for sentence in sentences for token in sentence.tokens)
    claims = claims if is_disaster else [_rescoped(claim, "cumulative") if _is_immense(claim) else claim for claim in claims]
    claims = _with_returning(claims, sentences) if len(sentences) > _LEAD else claims
    return [_rescoped(claim, claims[claim.subset_of].scope) if claim.subset_of is not None else claim for claim in claims]


def _rescoped(claim: DraftClaim, scope: Scope) -> DraftClaim:
    return replace(claim, scope=scope) if claim.scope == "incident" and scope != "incident" else claim


def _is_immense(claim: DraftClaim) -> bool:
    if claim.outcome not in _IMMENSE or claim.value_min is None:
        return False
    return claim.value_min >= _IMMENSE[claim.outcome] or (claim.qualifier == "vague" and claim.value_min >= _THOUSANDS)


def _with_returning(claims: list[DraftClaim], sentences: Sequence[Sentence]) -> list[DraftClaim]:
    """Give a toll after the lead the scope in which the same figure of the same outcome stands elsewhere."""
    elsewhere: dict[tuple[str | None, int], Scope] = {
        (claim.outcome, claim.value_min): claim.scope
        for claim in claims
        if claim.kind == "casualties" and claim.scope != "incident" and (claim.value_min or 0) >= _LEAST_RETURNING and claim.value_min
    }
    start = sentences[_LEAD].span(0, 1).start
    return [
        _rescoped(claim, elsewhere.get((claim.outcome, claim.value_min or 0), "incident")) if claim.span.start >= start else claim
        for claim in claims
    ]
