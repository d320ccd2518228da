"""From records to what the pure matching compares: incidents."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Q

from geo.models import GeoPrecision
from geo.precision import AREA_KINDS, radius_km
from incidents.matching import DateWindow, Figure, HeldName, IncidentSketch, Spot
from incidents.models import Estimate, Evidence, Incident, IncidentArea, IncidentName, Judgement, Participation
from incidents.services.parties import roots_of
from sources.models import Claim, ClaimKind, ClaimStatus, DateRole, PlaceRelation, Scope

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sources.models import Article

# A border with a place, or a line between two, is where the event lies by, not where it is.
NEAR_USUALLY_KM = 5.0
_CONTEXT_RELATIONS = (PlaceRelation.BORDER,)
NO_WORDS: Mapping[int, frozenset[str]] = {}
NOT_HELD = (ClaimStatus.REJECTED, ClaimStatus.SUPERSEDED)


def sketch_incidents(
    incidents: Collection[Incident], *, without: Article | None = None, words: Mapping[int, frozenset[str]] = NO_WORDS
) -> list[IncidentSketch]:
    """Return the incidents as they are held to be, with what their reports say; the queries do not depend on how many there are.

    Nothing that the report ``without`` says is taken in, so that it is not compared with itself. ``words`` are the rare ones that
    reports of each incident have.
    """
    ids = [incident.pk for incident in incidents]
    claims = _evidence(ids, without=without)
    figures, actors = _estimates(ids), _participants(ids)
    names, areas = _names(ids), _areas(ids)
    roots = roots_of({actor for several in actors.values() for actor in several} | _actors_in(claims))
    return [
        IncidentSketch(
            incident_id=incident.pk,
            window=held_window(incident),
            spots=_held_spot(incident) + tuple(spots_of(claims[incident.pk])),
            areas=areas[incident.pk],
            names=tuple(names[incident.pk]),
            event_types=frozenset(
                [incident.event_type, *(claim.event_type for claim in claims[incident.pk] if claim.kind == ClaimKind.EVENT)]
            ),
            figures=(*figures[incident.pk], *figures_of(claims[incident.pk])),
            actors=frozenset(roots[actor] for actor in actors[incident.pk] | _actors_in({0: claims[incident.pk]})),
            words=words.get(incident.pk, frozenset()),
        )
        for incident in incidents
    ]


def held_window(incident: Incident) -> DateWindow | None:
    """Return the days on which an incident is held to have happened."""
    return DateWindow(incident.start_date, incident.end_date) if incident.start_date and incident.end_date else None


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
            yield Spot(place.point.y, place.point.x, _spread_km(claim.geo_precision))


def figures_of(claims: Iterable[Claim]) -> Iterable[Figure]:
    """Return the tolls that claims give, of all nationalities."""
    for claim in claims:
        if claim.kind == ClaimKind.CASUALTIES and not claim.nationality and claim.value_min is not None:
            yield Figure(claim.outcome, claim.group, claim.value_min, claim.value_max)


def _spread_km(precision: str) -> float:
    """Return how far an event usually lies from its point; UCDP draws "near X" at 25 km, and writers usually mean a walk."""
    return NEAR_USUALLY_KM if precision == GeoPrecision.NEAR_PLACE or not precision else radius_km(precision)


def _held_spot(incident: Incident) -> tuple[Spot, ...]:
    if incident.point is None:
        return ()
    return (Spot(incident.point.y, incident.point.x, _spread_km(incident.geo_precision)),)


def _evidence(ids: list[int], *, without: Article | None) -> dict[int, list[Claim]]:
    links = (
        Evidence.objects.filter(incident__in=ids, judgement=Judgement.POSITIVE, claim__scope=Scope.INCIDENT)
        .exclude(claim__status__in=NOT_HELD)
        .exclude(claim__article=without.pk if without is not None else None)
        .select_related("claim__place")
    )
    claims: dict[int, list[Claim]] = defaultdict(list)
    for link in links:
        claims[link.incident_id].append(link.claim)
    return claims


def _estimates(ids: list[int]) -> dict[int, list[Figure]]:
    """Return what is held of tolls: a person's figure where there is one, else the computed one."""
    figures: dict[int, list[Figure]] = defaultdict(list)
    for estimate in Estimate.objects.filter(incident__in=ids, nationality="").filter(Q(low__isnull=False) | Q(override_low__isnull=False)):
        low, high = estimate.low, estimate.high
        if estimate.override_low is not None:
            low, high = estimate.override_low, estimate.override_high
        figures[estimate.incident_id].append(Figure(estimate.outcome, estimate.group, low or 0, high))
    return figures


def _participants(ids: list[int]) -> dict[int, set[int]]:
    actors: dict[int, set[int]] = defaultdict(set)
    for incident_id, actor_id in Participation.objects.filter(incident__in=ids).values_list("incident_id", "actor_id"):
        actors[incident_id].add(actor_id)
    return actors


def _actors_in(claims: dict[int, list[Claim]]) -> set[int]:
    return {claim.actor_id for several in claims.values() for claim in several if claim.actor_id is not None}


def _names(ids: list[int]) -> dict[int, list[HeldName]]:
    names: dict[int, list[HeldName]] = defaultdict(list)
    for row in IncidentName.objects.filter(incident__in=ids).order_by("pk"):
        names[row.incident_id].append(HeldName(row.key, row.name, is_main=row.is_main, is_area=row.is_area))
    return names


def _areas(ids: list[int]) -> dict[int, dict[int, frozenset[int]]]:
    areas: dict[int, dict[int, frozenset[int]]] = defaultdict(dict)
    for incident_id, place_id, level in IncidentArea.objects.filter(incident__in=ids).values_list("incident_id", "place_id", "level"):
        areas[incident_id][level] = areas[incident_id].get(level, frozenset()) | {place_id}
    return areas
