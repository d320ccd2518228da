"""What the claims of a report tell of its incident: its days, its spots, its tolls."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from geo.models import GeoPrecision
from geo.precision import AREA_KINDS, radius_km
from incidents.matching import DateWindow, Figure, Spot
from sources.models import ClaimKind, DateRole, PlaceRelation, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sources.models import Claim

# A border with a place, or a line between two, is where the event lies by, not where it is.
NEAR_USUALLY_KM = 5.0
_CONTEXT_RELATIONS = (PlaceRelation.BORDER,)


def event_dates(claims: Iterable[Claim]) -> list[Claim]:
    """Return the date claims that date the incident itself: event dates, else the statement dates that stand in for them."""
    dates = [claim for claim in claims if claim.kind == ClaimKind.DATE and claim.date_to is not None and claim.scope == Scope.INCIDENT]
    said = [claim for claim in dates if claim.date_role == DateRole.EVENT and not claim.is_inferred]
    return said or [claim for claim in dates if claim.is_inferred]


def windows_of(claims: Iterable[Claim]) -> Iterable[DateWindow]:
    """Return the days that claims give for the incident."""
    for claim in event_dates(claims):
        last = claim.date_to or datetime.date.max
        yield DateWindow(claim.date_from or last, last)


def located(claims: Iterable[Claim]) -> list[Claim]:
    """Return the resolved place claims that say where the incident was."""
    return [
        claim for claim in claims if claim.kind == ClaimKind.PLACE and claim.place is not None and claim.relation not in _CONTEXT_RELATIONS
    ]


def spots_of(claims: Iterable[Claim]) -> Iterable[Spot]:
    """Return the positions that claims give; areas are none."""
    for claim in located(claims):
        place = claim.place
        if place is not None and place.kind not in AREA_KINDS:
            yield Spot(place.point.y, place.point.x, spread_km(claim.geo_precision))


def figures_of(claims: Iterable[Claim]) -> Iterable[Figure]:
    """Return the tolls that claims give, of all nationalities."""
    for claim in claims:
        if claim.kind == ClaimKind.CASUALTIES and not claim.nationality and claim.value_min is not None:
            yield Figure(claim.outcome, claim.group, claim.value_min, claim.value_max)


def spread_km(precision: str) -> float:
    """Return how far an event usually lies from its point; UCDP draws "near X" at 25 km, and writers usually mean a walk."""
    return NEAR_USUALLY_KM if precision == GeoPrecision.NEAR_PLACE or not precision else radius_km(precision)
