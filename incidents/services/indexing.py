"""Keeping in step by what incidents are found: the names of their places, the units that they lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from geo.models import Area, Place, PlaceKind, PlaceName
from geo.precision import radius_km
from incidents.matching import name_key, name_phrases
from incidents.models import Evidence, IncidentArea, IncidentName, Judgement
from sources.models import ClaimKind, ClaimStatus, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from incidents.models import Incident

LEVELS = {PlaceKind.ADM1: 1, PlaceKind.ADM2: 2, PlaceKind.ADM3: 3}
#: Names of these and of cities so large say little about where something was.
_AREAS = (PlaceKind.COUNTRY, PlaceKind.ADM1)
LARGE_CITY = 150_000
_LONGEST = 200
#: Positions known worse than this are not looked up in outlines.
_WITHIN_KM = 31.0


@transaction.atomic
def index_incident(incident: Incident) -> None:
    """Renew the names and units by which ``incident`` is found."""
    names = _names(incident)
    large = _keys_of_areas(names)
    IncidentName.objects.filter(incident=incident).delete()
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
        for key, (name, is_main) in names.items()
    )
    IncidentArea.objects.filter(incident=incident).delete()
    IncidentArea.objects.bulk_create(
        IncidentArea(incident=incident, place_id=place_id, level=level, first_day=incident.start_date)
        for place_id, level in sorted(_units(incident).items())
    )


def _names(incident: Incident) -> dict[str, tuple[str, bool]]:
    """Return by key the names, as written, and whether each is what the place itself is called."""
    found: dict[str, tuple[str, bool]] = {}
    for name, is_main in _written(incident):
        key = name_key(name)[:_LONGEST]
        if len(key.replace(" ", "")) > 1 and not found.get(key, ("", False))[1]:
            found[key] = name[:_LONGEST], is_main
    return found


def _written(incident: Incident) -> Iterator[tuple[str, bool]]:
    if incident.place is not None:
        yield from ((name.name, True) for name in incident.place.names.all())
    for title in (incident.title_ar, incident.title_en):
        yield from ((phrase, number == 0) for number, phrase in enumerate(name_phrases(title)))
    for mention in _mentions(incident):
        yield mention, False


def _mentions(incident: Incident) -> Iterable[str]:
    """Return the places that attached reports name, known or not."""
    links = Evidence.objects.filter(
        incident=incident, judgement=Judgement.POSITIVE, claim__kind=ClaimKind.PLACE, claim__scope=Scope.INCIDENT
    ).exclude(claim__status__in=[ClaimStatus.REJECTED, ClaimStatus.SUPERSEDED])
    return links.values_list("claim__mention", flat=True).order_by("claim__article", "claim__span_start")


def _keys_of_areas(names: Iterable[str]) -> set[str]:
    """Return the joined keys that countries, governorates and large cities have too."""
    joined = [name.replace(" ", "") for name in names]
    named = PlaceName.objects.filter(key_joined__in=joined)
    areas = named.filter(place__kind__in=_AREAS) | named.filter(place__kind=PlaceKind.CITY, place__population__gte=LARGE_CITY)
    return set(areas.values_list("key_joined", flat=True))


def _units(incident: Incident) -> dict[int, int]:
    """Return the units around an incident with their level: those that its place lies in, else whose outline covers its point."""
    units: dict[int, int] = {}
    place: Place | None = incident.place
    while place is not None:
        if place.kind in LEVELS:
            units[place.pk] = LEVELS[PlaceKind(place.kind)]
        place = place.parent
    if not units and incident.point is not None and radius_km(incident.geo_precision) <= _WITHIN_KM:
        around = Area.objects.filter(level__in=LEVELS.values(), outline__covers=incident.point, place__isnull=False)
        units = {place_id: level for place_id, level in around.values_list("place_id", "level") if place_id is not None}
    return units
