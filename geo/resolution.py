"""Rank the places that each mention of a text may mean, with reasons that add up, and settle only what the text settles.

The order of the evidence: same country as the other names of the text, then same area, then near the places already settled, then the kind
that the words announce, then size. Where that does not tell two places apart the mention stays open, with its list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geo.evidence import (
    ADMIN_KINDS,
    LOCALITY_KINDS,
    Candidate,
    Context,
    Mention,
    context_of,
    distance_km,
    qualifiers_of,
    shares_name,
    voices_of,
    with_city_hints,
)
from geo.names import is_generic, keys_of
from geo.precision import Direction, GeoPrecisionCode, PlaceRelation, precision_of
from geo.reasons import Ranked, Reason, ReasonCode, is_border_side, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Candidate", "Direction", "GeoPrecisionCode", "Mention", "OpenReason", "PlaceRelation", "Ranked", "Reason", "ReasonCode", "Resolution",
    "rank_all",
]  # fmt: skip

OpenReason = Literal["", "unknown_name", "loose_name", "other_country", "several_countries", "close_call"]

#: Below this the first two are not told apart. More than the publisher's country gives, and what a place of 100,000 people gets for
#: its size: Aleppo wins over a hamlet of that name, a town of 20,000 does not.
MARGIN = 0.05

#: Gazetteers hold some villages twice, a little apart.
SAME_SPOT_KM = 3.0
#: A name less similar than this is another name, whatever the text says.
ALIKE = 0.75
CLEARLY_LESS = 0.1

#: Settled places make others near them likelier; three rounds carry that as far as any report read so far needs.
ROUNDS = 3
LISTED = 10


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention means. ``place_id`` and ``geo_precision`` are None while it is open; ``open_reason`` then says why.

    ``margin`` is the lead over the next candidate that is not a part or a whole of the first. ``border_context`` marks an area or a
    country that is named for its border only: it is where the border is, not where the incident was.
    """

    place_id: int | None
    geo_precision: GeoPrecisionCode | None
    score: float
    margin: float
    candidates: tuple[Ranked, ...]
    open_reason: OpenReason = ""
    border_context: bool = False


def rank_all(
    mentions: Sequence[Mention], candidates_by_mention: Sequence[Sequence[Candidate]], *, home_country: str | None = None
) -> list[Resolution]:
    """Resolve all mentions of one text together, in their order; ``candidates_by_mention`` has one list for each.

    ``home_country`` (ISO 3166-1 alpha-3) is the publisher's: it puts candidates in order but settles nothing across a border.
    The same input gives the same answer.
    """
    mentions = with_city_hints(mentions)
    voices = voices_of(mentions, candidates_by_mention)
    within = qualifiers_of(mentions, candidates_by_mention)
    spots: dict[str, Candidate] = {}
    resolutions: list[Resolution] = []
    for _round in range(ROUNDS):
        known: dict[tuple[Mention, frozenset[int]], Resolution] = {}  # reports repeat their names
        resolutions = []
        for mention, candidates, areas in zip(mentions, candidates_by_mention, within, strict=True):
            same = replace(mention, position=None), areas
            if same not in known:
                context = context_of(mention, voices, spots, within=areas, home_country=home_country)
                known[same] = _resolve(mention, candidates, context)
            resolutions.append(known[same])
        settled = _settled_spots(mentions, candidates_by_mention, resolutions)
        if settled == spots:
            break
        spots = settled
    return resolutions


def _settled_spots(
    mentions: Sequence[Mention], candidates: Sequence[Sequence[Candidate]], resolutions: Sequence[Resolution]
) -> dict[str, Candidate]:
    return {
        keys_of(mention.name).key_joined: candidate
        for mention, choices, resolution in zip(mentions, candidates, resolutions, strict=True)
        for candidate in choices
        if candidate.place_id == resolution.place_id and candidate.kind not in ADMIN_KINDS and not mention.is_bare
    }


def _resolve(mention: Mention, candidates: Sequence[Candidate], context: Context) -> Resolution:
    order = sorted(((ranked(mention, place, candidates, context), place) for place in candidates), key=_order)
    if not order:
        return Resolution(None, None, 0.0, 0.0, (), open_reason="unknown_name")
    best, place = order[0]
    rival = next((score for score, other in order[1:] if _is_rival(place, other)), None)
    margin = round(best.score - rival.score, 4) if rival else best.score
    open_reason = _open_reason(mention, order, context) or ("close_call" if rival and margin < MARGIN else "")
    listed = tuple(score for score, _ in order[:LISTED])
    if open_reason:
        return Resolution(None, None, best.score, margin, listed, open_reason=open_reason)
    precision = precision_of(place.kind, mention.relation, mention.direction)
    return Resolution(place.place_id, precision, best.score, margin, listed, border_context=is_border_side(mention, place))


def _open_reason(mention: Mention, order: Sequence[tuple[Ranked, Candidate]], context: Context) -> OpenReason:
    """Say why the first candidate may not be taken, whatever its lead; empty if it may."""
    best, place = order[0]
    reasons = {reason.code for reason in best.reasons}
    if _is_another_thing(mention, place) or (not place.is_close and not _supports(reasons, place, mention)):
        return "loose_name"
    if context.is_outside(place) and (context.within or "near" not in reasons):
        return "close_call"
    if reasons & {"same_country", "same_area"}:
        return ""
    if context.speaks_against(place) and not is_border_side(mention, place):
        return "other_country"
    rivals = {other.country for _, other in order if other.is_close and (other.kind == place.kind or place.kind not in ADMIN_KINDS)}
    return "several_countries" if len(rivals) > 1 else ""


def _is_another_thing(mention: Mention, place: Candidate) -> bool:
    """Say whether the words name something that the gazetteer lacks, of which the place is only a namesake.

    "Tishrin Dam" is not the village of Tishrin, nor is a canton a hamlet; and a bare word that is also a hamlet's name is mostly the word.
    """
    hint = mention.kind_hint
    if hint in {"country", "adm1", "adm2"} and place.kind not in ADMIN_KINDS:
        return hint == "country" or not place.population
    if hint in {"landmark", "neighbourhood", "crossing"} and place.kind in LOCALITY_KINDS:
        return True
    if place.kind in ADMIN_KINDS:
        return False
    return is_generic(mention.name) or (hint == "camp" and place.kind == "city") or (mention.is_bare and not place.population)


def _supports(reasons: set[ReasonCode], place: Candidate, mention: Mention) -> bool:
    """Say whether the text vouches for a place whose name only looks alike."""
    return not mention.is_bare and place.name_similarity >= ALIKE and bool(reasons & {"same_area", "near"})


def _is_rival(place: Candidate, other: Candidate) -> bool:
    """Say whether the first candidate must be told apart from another; a name that is much less alike is no rival to one alike."""
    return other.name_similarity >= place.name_similarity - CLEARLY_LESS and not _is_one_place(place, other)


def _is_one_place(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates need no telling apart: one is named after the other, or both are entries for one spot."""
    if shares_name(one, other):
        return True
    both = one.kind in LOCALITY_KINDS and other.kind in LOCALITY_KINDS and one.country == other.country
    return both and distance_km(one, other) <= SAME_SPOT_KM


def _order(pair: tuple[Ranked, Candidate]) -> tuple[float, int]:
    return -pair[0].score, pair[0].place_id
