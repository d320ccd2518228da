"""Rank the places that each mention of a text may mean, with reasons that add up, and settle only what the text settles.

field-standards §5.5: same country as the other names of the text, then same area, then near the places already settled, then the kind
that the words announce, then size. Where that does not tell two places apart the mention stays open, with its list.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.evidence import ADMIN_KINDS, LOCALITY_KINDS, Candidate, Context, Mention, context_of, voices_of
from geo.names import keys_of
from geo.precision import NEAR_KM, Direction, GeoPrecisionCode, PlaceRelation, precision_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Candidate", "Direction", "GeoPrecisionCode", "Mention", "OpenReason", "PlaceRelation", "Ranked", "Reason", "ReasonCode", "Resolution",
    "rank_all",
]  # fmt: skip

ReasonCode = Literal[
    "name", "names_country", "same_country", "other_country", "publisher_country", "same_area", "near", "kind", "other_kind",
    "kind_not_said", "border_side", "population", "larger_of_name", "locality_of_name",
]  # fmt: skip
OpenReason = Literal["", "unknown_name", "loose_name", "other_country", "several_countries", "close_call"]

# The most points that each reason may give; without the publisher's country they sum to 1. The order is that of §5.5.
NAME = 0.28
COUNTRY = 0.22
AREA = 0.16
NEAR = 0.12
KIND = 0.08
POPULATION = 0.07
SAME_NAME = 0.07
HOME = 0.04

#: Below this the first two are not told apart. More than the publisher's country gives, and what a place of 100,000 people gets for
#: its size: Aleppo wins over a hamlet of that name, a town of 20,000 does not.
MARGIN = 0.05
LARGEST_LOG_POPULATION = 7.0

#: Settled places make others near them likelier; three rounds carry that as far as any report read so far needs.
ROUNDS = 3
LISTED = 10


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate has ``points`` (negative where it speaks against it); ``values`` are named figures and labels to show."""

    code: ReasonCode
    points: float
    values: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, the sum of the points of its reasons."""

    place_id: int
    label: str
    score: float
    reasons: tuple[Reason, ...]


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
    voices = voices_of(mentions, candidates_by_mention)
    spots: dict[str, Candidate] = {}
    resolutions: list[Resolution] = []
    for _round in range(ROUNDS):
        contexts = [context_of(mention, voices, spots, home_country) for mention in mentions]
        resolutions = [_resolve(*one) for one in zip(mentions, candidates_by_mention, contexts, strict=True)]
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
        if candidate.place_id == resolution.place_id and candidate.kind not in ADMIN_KINDS
    }


def _resolve(mention: Mention, candidates: Sequence[Candidate], context: Context) -> Resolution:
    ranked = sorted(((_ranked(mention, place, candidates, context), place) for place in candidates), key=_order)
    if not ranked:
        return Resolution(None, None, 0.0, 0.0, (), open_reason="unknown_name")
    best, place = ranked[0]
    rival = next((score for score, other in ranked[1:] if not _nested(place, other)), None)
    margin = round(best.score - rival.score, 4) if rival else best.score
    open_reason = _open_reason(mention, ranked, context) or ("close_call" if rival and margin < MARGIN else "")
    listed = tuple(score for score, _ in ranked[:LISTED])
    if open_reason:
        return Resolution(None, None, best.score, margin, listed, open_reason=open_reason)
    precision = precision_of(place.kind, mention.relation, mention.direction)
    return Resolution(place.place_id, precision, best.score, margin, listed, border_context=_is_border_side(mention, place))


def _open_reason(mention: Mention, ranked: Sequence[tuple[Ranked, Candidate]], context: Context) -> OpenReason:
    """Say why the first candidate may not be taken, whatever its lead; empty if it may."""
    best, place = ranked[0]
    reasons = {reason.code for reason in best.reasons}
    if reasons & {"same_country", "same_area"}:
        return ""
    if context.speaks_against(place) and not _is_border_side(mention, place):
        return "other_country"
    if not place.is_close and "near" not in reasons:
        return "loose_name"
    rivals = {other.country for _, other in ranked if other.is_close and (other.kind == place.kind or place.kind not in ADMIN_KINDS)}
    return "several_countries" if len(rivals) > 1 else ""


def _is_border_side(mention: Mention, candidate: Candidate) -> bool:
    return mention.relation == "border" and candidate.kind in ADMIN_KINDS


def _nested(one: Candidate, other: Candidate) -> bool:
    return one.lies_in(other.place_id) or other.lies_in(one.place_id)


def _order(pair: tuple[Ranked, Candidate]) -> tuple[float, int]:
    return -pair[0].score, pair[0].place_id


def _ranked(mention: Mention, candidate: Candidate, candidates: Sequence[Candidate], context: Context) -> Ranked:
    found = (
        _name(candidate),
        _country(mention, candidate, context),
        _area(candidate, context),
        _near(candidate, context),
        _kind(mention, candidate),
        _population(candidate),
        _same_name(mention, candidate, candidates),
    )
    reasons = tuple(reason for reason in found if reason)
    return Ranked(candidate.place_id, candidate.label, round(sum(reason.points for reason in reasons), 4), reasons)


def _name(candidate: Candidate) -> Reason:
    values = (("similarity", round(candidate.name_similarity, 2)), ("name_kind", candidate.name_kind))
    return Reason("name", round(NAME * candidate.name_similarity, 4), values)


def _country(mention: Mention, candidate: Candidate, context: Context) -> Reason | None:
    value = (("country", candidate.country),)
    if candidate.kind == "country":  # a country needs no other name to vouch for it, unless the words say village
        return Reason("names_country", COUNTRY + AREA, value) if mention.kind_hint in {"", "country"} else None
    if candidate.country in context.countries:
        return Reason("same_country", round(COUNTRY * context.countries[candidate.country], 4), value)
    if context.countries:
        return Reason("other_country", -COUNTRY, value)
    return Reason("publisher_country", HOME, value) if candidate.country == context.home_country else None


def _area(candidate: Candidate, context: Context) -> Reason | None:
    shared = sorted(area for area in context.areas if candidate.lies_in(area))
    return Reason("same_area", AREA, (("place_id", shared[0]),)) if shared else None


def _near(candidate: Candidate, context: Context) -> Reason | None:
    nearest = context.nearest_spot(candidate) if candidate.kind not in ADMIN_KINDS else None
    if nearest is None:
        return None
    spot, km = nearest
    points = round(NEAR * (1 - km / NEAR_KM / 2), 4)
    return Reason("near", points, (("place_id", spot.place_id), ("label", spot.label), ("km", round(km, 1))))


def _kind(mention: Mention, candidate: Candidate) -> Reason | None:
    hint, kind = mention.kind_hint, candidate.kind
    value = (("kind", kind),)
    if not hint:
        return _unannounced_kind(mention, candidate)
    if hint == kind:
        return Reason("kind", KIND, value)
    if {hint, kind} <= LOCALITY_KINDS:
        return Reason("kind", KIND / 2, value)
    return Reason("other_kind", -KIND, (*value, ("said", hint)))


def _unannounced_kind(mention: Mention, candidate: Candidate) -> Reason | None:
    """Borders run between areas; and a camp or a crossing is called one, so a bare name means the settlement."""
    value = (("kind", candidate.kind),)
    if _is_border_side(mention, candidate):
        return Reason("border_side", KIND, value)
    return None if candidate.kind in ADMIN_KINDS | LOCALITY_KINDS else Reason("kind_not_said", -KIND / 2, value)


def _population(candidate: Candidate) -> Reason | None:
    if not candidate.population or candidate.kind in ADMIN_KINDS:
        return None
    share = min(math.log10(candidate.population) / LARGEST_LOG_POPULATION, 1.0)
    return Reason("population", round(POPULATION * share, 4), (("population", candidate.population),))


def _same_name(mention: Mention, candidate: Candidate, candidates: Sequence[Candidate]) -> Reason | None:
    """Choose between a governorate and its capital of the same name.

    Where nothing says which, the larger is meant (UCDP codebook); what lies near, or in a direction from, is measured from the town.
    """
    chain = [other for other in candidates if other.is_close and other.place_id != candidate.place_id and _nested(candidate, other)]
    if mention.kind_hint or not chain or not candidate.is_close:
        return None
    if mention.relation in {"near", "direction_of", "distance_from"}:
        return Reason("locality_of_name", SAME_NAME) if candidate.kind in LOCALITY_KINDS else None
    is_whole = all(other.lies_in(candidate.place_id) for other in chain)
    return Reason("larger_of_name", SAME_NAME) if is_whole and candidate.kind in ADMIN_KINDS else None
