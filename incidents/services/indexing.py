"""Keeping in step by what incidents are found: the names of their places, the units that they lie in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import prefetch_related_objects

from geo.models import PlaceKind, PlaceName
from geo.precision import radius_km
from incidents.matching import name_key, name_phrases
from incidents.models import Evidence, IncidentArea, IncidentName, Judgement
from sources.models import ClaimKind, ClaimStatus, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.models import Place
    from incidents.models import Incident

LEVELS = {PlaceKind.ADM1: 1, PlaceKind.ADM2: 2, PlaceKind.ADM3: 3}
#: Names of these and of cities so large say little about where something was.
_AREAS = (PlaceKind.COUNTRY, PlaceKind.ADM1)
LARGE_CITY = 150_000
_LONGEST = 200
#: Positions known worse than this are not looked up in outlines.
_WITHIN_KM = 31.0
_AROUND = """
    SELECT incident.id, area.place_id, area.level
    FROM incidents_incident AS incident
    JOIN geo_area AS area ON ST_Covers(area.outline, incident.point) AND area.level = ANY(%(levels)s) AND area.place_id IS NOT NULL
    WHERE incident.id = ANY(%(incidents)s)
"""


def index_incident(incident: Incident) -> None:
    """Renew the names and units by which ``incident`` is found."""
    index_incidents([incident])


@transaction.atomic
def index_incidents(incidents: Sequence[Incident]) -> None:
    """Renew the names and units by which ``incidents`` are found; the number of queries does not grow with them."""
    prefetch_related_objects(incidents, "place__names", "place__parent__parent__parent")
    mentions = _mentions(incidents)
    names = {incident: _names(incident, mentions[incident.pk]) for incident in incidents}
    large = _keys_of_areas({key for own in names.values() for key in own})
    IncidentName.objects.filter(incident__in=incidents).delete()
    IncidentName.objects.bulk_create(
        IncidentName(
            incident=incident,
            key=key,
            joined=key.replace(" ", ""),
            name=name,
            is_main=is_main,
            is_area=key.replace(" ", "") in large,
            first_day=incident.start_date,
        )
        for incident, own in names.items()
        for key, (name, is_main) in own.items()
    )
    units = _units(incidents)
    IncidentArea.objects.filter(incident__in=incidents).delete()
    IncidentArea.objects.bulk_create(
        IncidentArea(incident=incident, place_id=place_id, level=level, first_day=incident.start_date)
        for incident in incidents
        for place_id, level in sorted(units[incident.pk].items())
    )


def _names(incident: Incident, mentions: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """Return by key the names, as written, and whether each is what the place itself is called."""
    found: dict[str, tuple[str, bool]] = {}
    for name, is_main in _written(incident, mentions):
        key = name_key(name)[:_LONGEST]
        if len(key.replace(" ", "")) > 1 and not found.get(key, ("", False))[1]:
            found[key] = name[:_LONGEST], is_main
    return found


def _written(incident: Incident, mentions: Iterable[str]) -> Iterator[tuple[str, bool]]:
    if incident.place is not None:
        yield from ((name.name, True) for name in incident.place.names.all())
    for title in (incident.title_ar, incident.title_en):
        yield from ((phrase, number == 0) for number, phrase in enumerate(name_phrases(title)))
    if incident.place is None:
        yield from ((mention, False) for mention in mentions)


def _mentions(incidents: Sequence[Incident]) -> dict[int, list[str]]:
    """Return by incident the places that attached reports name, known or not."""
    links = Evidence.objects.filter(
        incident__in=incidents, judgement=Judgement.POSITIVE, claim__kind=ClaimKind.PLACE, claim__scope=Scope.INCIDENT
    ).exclude(claim__status__in=[ClaimStatus.REJECTED, ClaimStatus.SUPERSEDED])
    found: dict[int, list[str]] = defaultdict(list)
    for incident_id, mention in links.values_list("incident", "claim__mention").order_by("claim__article", "claim__span_start"):
        found[incident_id].append(mention)
    return found


def _keys_of_areas(keys: Iterable[str]) -> set[str]:
    """Return the joined keys that countries, governorates and large cities have too."""
    joined = [key.replace(" ", "") for key in keys]
    named = PlaceName.objects.filter(key_joined__in=joined)
    areas = named.filter(place__kind__in=_AREAS) | named.filter(place__kind=PlaceKind.CITY, place__population__gte=LARGE_CITY)
    return set(areas.values_list("key_joined", flat=True))


def _units(incidents: Sequence[Incident]) -> dict[int, dict[int, int]]:
    """Return by incident the units around it with their level: those that its place lies in, else whose outline covers its point."""
    units = {incident.pk: _units_of(incident.place) for incident in incidents}
    placeless = [
        incident.pk
        for incident in incidents
        if not units[incident.pk] and incident.point is not None and radius_km(incident.geo_precision) <= _WITHIN_KM
    ]
    if placeless:
        with connection.cursor() as cursor:
            cursor.execute(_AROUND, {"incidents": placeless, "levels": list(LEVELS.values())})
            for incident_id, place_id, level in cursor.fetchall():
                units[incident_id][place_id] = level
    return units


def _units_of(place: Place | None) -> dict[int, int]:
    units: dict[int, int] = {}
    while place is not None:
        if place.kind in LEVELS:
            units[place.pk] = LEVELS[PlaceKind(place.kind)]
        place = place.parent
    return units
