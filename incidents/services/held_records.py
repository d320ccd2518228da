"""Incidents as researchers hold them, written as records; to measure matching on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.contrib.gis.geos import Point

from geo.models import WGS84, GeoPrecision, Place, PlaceKind
from geo.precision import AREA_KINDS, precision_of
from geo.resolution import Mention
from geo.services import resolve_mentions
from incidents.models import Estimate, Incident, Participation, next_code
from incidents.services.indexing import index_incident
from sources.models import ActorRole, DatePrecision, EventType
from sources.names import actor_key
from sources.services.resolution import known_actors

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from sources.evaluation.linking_records import HeldIncident
    from sources.models import Actor

NOBODY = 0  # the id of no user: these records belong to nobody, and are not kept
SOMEWHERE = "ZZZ"  # what CLDR writes for an unknown region
TITLE_MOST = 300
_PARTS = re.compile(r"[،,/()\[\]]")
_EVENT_TYPES = {
    "Artillery": EventType.SHELLING,
    "Airstrike": EventType.AIRSTRIKE,
    "Drone Strike": EventType.DRONE_STRIKE,
    "Counter-Terrorism Action (Ground)": EventType.RAID,
    "Ground operation": EventType.ARMED_CLASH,
}
#: A file of strikes goes under the state that leads; who of its allies flew is often not told.
_PARTIES = {
    "Russian Military": ("Russian forces", "Syrian army"),
    "U.S.-led Coalition": ("Coalition", "US forces"),
}
_PRECISIONS = {
    "exact_location": GeoPrecision.EXACT, "exact_location_other": GeoPrecision.EXACT, "within_100m": GeoPrecision.WITHIN_100M,
    "street": GeoPrecision.STREET, "neighbourhood_area": GeoPrecision.NEIGHBOURHOOD, "nearby_landmark": GeoPrecision.NEAR_PLACE,
    "subdistrict": GeoPrecision.ADM3, "district": GeoPrecision.ADM2, "province_governorate": GeoPrecision.ADM1,
}  # fmt: skip


def record_incidents(held: Iterable[HeldIncident], *, now: datetime.datetime) -> dict[str, Incident]:
    """Write incidents with their place, days, parties and tolls; returns them by their code."""
    held = list(held)
    parties = known_actors({party for names in _PARTIES.values() for party in names} | {party for one in held for party in one.parties})
    return {one.code: _record(one, parties=parties, now=now) for one in held}


def _record(held: HeldIncident, *, parties: dict[str, Actor], now: datetime.datetime) -> Incident:
    incident = Incident.objects.create(
        code=next_code(SOMEWHERE),
        country=SOMEWHERE,
        title_ar=held.name_ar[:TITLE_MOST],
        title_en=held.name_en[:TITLE_MOST],
        event_type=next((_EVENT_TYPES[attack] for attack in held.attacks if attack in _EVENT_TYPES), EventType.OTHER),
        start_date=held.first,
        end_date=held.last,
        date_precision=DatePrecision.DAY if held.first == held.last else DatePrecision.RANGE_2_6D,
        created_by_id=NOBODY,
        created_at=now,
        updated_at=now,
        **_whereabouts(held),
    )
    names = [name for party in held.parties for name in _PARTIES.get(party, (party,))]
    actors = {actor.pk for name in names if (actor := parties.get(actor_key(name))) is not None}
    Participation.objects.bulk_create(
        Participation(incident=incident, actor_id=actor, role=ActorRole.ALLEGED_PERPETRATOR) for actor in sorted(actors)
    )
    Estimate.objects.bulk_create(
        Estimate(incident=incident, outcome=toll.outcome, group=toll.group, low=toll.low, best=toll.low, high=toll.high, rule="held")
        for toll in held.tolls
    )
    index_incident(incident)
    return incident


def _whereabouts(held: HeldIncident) -> dict[str, Any]:
    """Return place, point and precision: the position where one is held, else that of the place that the names mean."""
    place = _named_place(held)
    if held.position is not None:
        latitude, longitude, accuracy = held.position
        precision = _PRECISIONS.get(accuracy, GeoPrecision.VILLAGE_TOWN)
        return {"point": Point(longitude, latitude, srid=WGS84), "geo_precision": precision}
    if place is None:
        return {}
    return {"place": place, "point": place.point, "geo_precision": precision_of(place.kind)}


def _named_place(held: HeldIncident) -> Place | None:
    """Return what the names mean, in the governorate and country that are held; a spot before an area, the Arabic before the English."""
    within = [Mention(held.governorate, place_class=PlaceKind.ADM1)] if held.governorate else []
    within += [Mention(held.country, place_class=PlaceKind.COUNTRY)] if held.country else []
    parts = [part.strip() for name in (held.name_ar, held.name_en) for part in _PARTS.split(name) if part.strip()]
    found = [resolve_mentions([Mention(part), *within])[0].place_id for part in parts]
    places = Place.objects.in_bulk([place_id for place_id in found if place_id is not None])
    ordered = [places[place_id] for place_id in found if place_id is not None]
    return min(ordered, key=lambda place: place.kind in AREA_KINDS, default=None)
