"""From records to what the pure matching compares."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING

from geo.models import GeoPrecision
from geo.precision import radius_km
from incidents.matching import DateWindow, Figure, IncidentSketch, ReportSketch, Spot
from incidents.models import Evidence, Incident, Judgement
from sources.models import Article, Claim, ClaimKind, ClaimStatus, DateRole, PlaceRelation, Scope
from sources.names import actor_key

if TYPE_CHECKING:
    from collections.abc import Iterable

# A border with a place, or a line between two, is where the event lies by, not where it is.
NEAR_USUALLY_KM = 5.0
_CONTEXT_RELATIONS = (PlaceRelation.BORDER,)


def sketch_report(article: Article) -> ReportSketch:
    """Return what ``article`` says of its own incident: no background, nothing that a person rejected."""
    claims = list(article.claims.current().exclude(status=ClaimStatus.REJECTED).filter(scope=Scope.INCIDENT).select_related("place"))
    return ReportSketch(
        published=article.published_date,
        windows=tuple(_windows(claims)),
        spots=tuple(_spots(claims)),
        event_types=frozenset(claim.event_type for claim in claims if claim.kind == ClaimKind.EVENT),
        figures=tuple(_figures(claims)),
        actors=frozenset(claim.actor_id for claim in claims if claim.actor_id is not None),
        words=unresolved_names(claims),
    )


def sketch_incidents(incidents: Iterable[Incident]) -> list[IncidentSketch]:
    """Return the incidents as they are held to be, with the figures and places of their evidence; one query in all."""
    incidents = list(incidents)
    claims: dict[int, list[Claim]] = defaultdict(list)
    links = (
        Evidence.objects.filter(incident__in=incidents, judgement=Judgement.POSITIVE, claim__scope=Scope.INCIDENT)
        .exclude(claim__status__in=[ClaimStatus.REJECTED, ClaimStatus.SUPERSEDED])
        .select_related("claim__place")
    )
    for link in links:
        claims[link.incident_id].append(link.claim)
    return [_sketch_incident(incident, claims[incident.pk]) for incident in incidents]


def _sketch_incident(incident: Incident, claims: list[Claim]) -> IncidentSketch:
    window = DateWindow(incident.start_date, incident.end_date) if incident.start_date and incident.end_date else None
    spots = list(_spots(claims))
    if incident.point is not None:
        spots.insert(0, Spot(incident.point.y, incident.point.x, _spread_km(incident.geo_precision)))
    return IncidentSketch(
        incident_id=incident.pk,
        window=window,
        spots=tuple(spots),
        event_type=incident.event_type,
        figures=tuple(_figures(claims)),
        actors=frozenset(claim.actor_id for claim in claims if claim.actor_id is not None),
        words=unresolved_names(claims),
    )


def event_dates(claims: Iterable[Claim]) -> list[Claim]:
    """Return the date claims that date the incident itself: event dates, else the statement dates that stand in for them."""
    dates = [claim for claim in claims if claim.kind == ClaimKind.DATE and claim.date_to is not None and claim.scope == Scope.INCIDENT]
    said = [claim for claim in dates if claim.date_role == DateRole.EVENT and not claim.is_inferred]
    return said or [claim for claim in dates if claim.is_inferred]


def _windows(claims: list[Claim]) -> Iterable[DateWindow]:
    for claim in event_dates(claims):
        last = claim.date_to or datetime.date.max
        yield DateWindow(claim.date_from or last, last)


def unresolved_names(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the folded names of places and actors that nothing known stands for; where both sides write one, it tells."""
    open_claims = (claim for claim in claims if claim.mention and claim.place_id is None and claim.actor_id is None)
    return frozenset(actor_key(claim.mention) for claim in open_claims) - {""}


def located(claims: Iterable[Claim]) -> list[Claim]:
    """Return the resolved place claims that say where the incident was."""
    return [
        claim for claim in claims if claim.kind == ClaimKind.PLACE and claim.place is not None and claim.relation not in _CONTEXT_RELATIONS
    ]


def _spread_km(precision: str) -> float:
    """Return how far an event usually lies from its point; UCDP draws "near X" at 25 km, and writers usually mean a walk."""
    return NEAR_USUALLY_KM if precision == GeoPrecision.NEAR_PLACE else radius_km(precision)


def _spots(claims: list[Claim]) -> Iterable[Spot]:
    for claim in located(claims):
        point = claim.place.point  # type: ignore[union-attr]  # located() keeps only resolved places
        yield Spot(point.y, point.x, _spread_km(claim.geo_precision))


def _figures(claims: list[Claim]) -> Iterable[Figure]:
    for claim in claims:
        if claim.kind == ClaimKind.CASUALTIES and not claim.nationality and claim.value_min is not None:
            yield Figure(claim.outcome, claim.group, claim.value_min, claim.value_max)
