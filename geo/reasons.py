"""The reasons that speak for a candidate, in points that add up.

The order of the evidence: same country as the other names of the text, then same area, then near the places already settled, then the kind
that the words announce, then size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.evidence import ADMIN_KINDS, LOCALITY_KINDS, UNIT_KINDS, Candidate, Context, Mention, shares_name
from geo.likeness import LOOSE, OTHER_CLASS, SAME
from geo.precision import NEAR_KM

if TYPE_CHECKING:
    from collections.abc import Sequence

ReasonCode = Literal[
    "name", "names_country", "same_country", "other_country", "publisher_country", "same_area", "near", "kind", "other_kind",
    "kind_not_said", "border_side", "population", "larger_of_name", "locality_of_name", "beside_area", "same_side",
]  # fmt: skip

# The most points that each reason may give. The order is that of the evidence above.
NAME = 0.28
#: Part of NAME, for a name exactly as written, its article included: of 17 pairs of namesakes in one governorate that differ by no more
#: than an article, the codebook of UCDP GED means the one so written in all 17.
AS_WRITTEN = 0.05
LOOSE_NAME = 0.2
COUNTRY = 0.22
AREA = 0.16
#: More for the same district or sub-district, and for the side of an area that the text names.
DISTRICT = 0.06
SIDE = 0.06
NEAR = 0.12
KIND = 0.08
POPULATION = 0.07
SAME_NAME = 0.07
HOME = 0.04

LARGEST_LOG_POPULATION = 7.0
GOVERNORATES = frozenset({"country", "adm1", "region"})


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


def ranked(mention: Mention, candidate: Candidate, candidates: Sequence[Candidate], context: Context) -> Ranked:
    """Score one of the ``candidates`` for a mention."""
    found = (
        _name(mention, candidate),
        _country(mention, candidate, context),
        _area(candidate, context),
        _side(candidate, context),
        _near(candidate, context),
        _kind(mention, candidate),
        _population(candidate),
        _same_name(mention, candidate, candidates),
    )
    reasons = tuple(reason for reason in found if reason)
    return Ranked(candidate.place_id, candidate.label, round(sum(reason.points for reason in reasons), 4), reasons)


def is_border_side(mention: Mention, candidate: Candidate) -> bool:
    """Say whether an area is named for its border."""
    return mention.relation == "border" and candidate.kind in ADMIN_KINDS


def _name(mention: Mention, candidate: Candidate) -> Reason:
    values = (("similarity", round(candidate.name_similarity, 2)), ("name_kind", candidate.name_kind))
    return Reason("name", round(_name_points(mention, candidate), 4), values)


def _name_points(mention: Mention, candidate: Candidate) -> float:
    """Return the points of a name: among names that only look or sound alike, each hundredth tells.

    "Atmeh Camp" is as written where the text says "the camp of Atmeh".
    """
    alike = candidate.name_similarity
    if not candidate.is_close:
        return max(LOOSE_NAME - (LOOSE - alike), 0.0)
    is_as_written = alike == SAME or (alike == OTHER_CLASS and candidate.kind == mention.kind_hint)
    return (NAME - AS_WRITTEN) * alike + AS_WRITTEN * is_as_written


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
    shared = sorted(context.areas.intersection((candidate.place_id, *candidate.parent_ids)))
    if not shared:
        beside = sorted(context.areas & candidate.beside_ids)
        return Reason("beside_area", AREA / 2, (("place_id", beside[0]),)) if beside else None
    said = sorted(context.within.intersection(shared))
    points = AREA if said or not context.within else AREA / 4
    points += DISTRICT * bool(context.districts.intersection(shared))
    return Reason("same_area", points, (("place_id", (said or shared)[0]),))


def _side(candidate: Candidate, context: Context) -> Reason | None:
    sides = [side for side in context.sides if side.holds(candidate)] if candidate.kind not in ADMIN_KINDS else []
    return Reason("same_side", SIDE, (("place_id", sides[0].unit.place_id),)) if sides else None


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
    if {hint, kind} <= LOCALITY_KINDS or {hint, kind} <= UNIT_KINDS:
        return Reason("kind", KIND / 2, value)
    return Reason("other_kind", -KIND, (*value, ("said", hint)))


def _unannounced_kind(mention: Mention, candidate: Candidate) -> Reason | None:
    """Borders run between areas; and a camp or a crossing is called one, so a bare name means the settlement."""
    value = (("kind", candidate.kind),)
    if is_border_side(mention, candidate):
        return Reason("border_side", KIND, value)
    return None if candidate.kind in ADMIN_KINDS | LOCALITY_KINDS else Reason("kind_not_said", -KIND / 2, value)


def _population(candidate: Candidate) -> Reason | None:
    if not candidate.population or candidate.kind in ADMIN_KINDS:
        return None
    share = min(math.log10(candidate.population) / LARGEST_LOG_POPULATION, 1.0)
    return Reason("population", round(POPULATION * share, 4), (("population", candidate.population),))


def _same_name(mention: Mention, candidate: Candidate, candidates: Sequence[Candidate]) -> Reason | None:
    """Choose between a governorate or district and the town of the same name.

    Where nothing says which, the governorate is meant rather than its capital (UCDP codebook), but the town rather than its district,
    which people seldom name without saying so. What lies near, or in a direction from, is measured from the town; what is a part of it
    is a part of the whole.
    """
    if mention.kind_hint or not candidate.is_close or not any(place.kind in ADMIN_KINDS for place in candidates):
        return None
    chain = [other for other in candidates if other.is_close and other.place_id != candidate.place_id and shares_name(candidate, other)]
    if not chain:
        return None
    if mention.relation in {"near", "direction_of", "distance_from"}:
        return Reason("locality_of_name", SAME_NAME) if candidate.kind in LOCALITY_KINDS else None
    is_whole = candidate.kind in ADMIN_KINDS and not any(other.kind in ADMIN_KINDS and candidate.lies_in(other.place_id) for other in chain)
    if mention.relation == "part_of":
        return Reason("larger_of_name", SAME_NAME + NEAR) if is_whole else None
    if any(place.kind in GOVERNORATES for place in [candidate, *chain]):
        return Reason("larger_of_name", SAME_NAME) if is_whole else None
    return Reason("locality_of_name", SAME_NAME) if candidate.kind in LOCALITY_KINDS else None
