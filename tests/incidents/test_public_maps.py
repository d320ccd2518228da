"""What the map is given: places with the extent of their uncertainty, and where its tiles are."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from geo.models import Area, Place
from incidents.services.documents import public_document
from incidents.views.maps import incident_spots, map_data
from tests.factories import make_incident, make_place

pytestmark = pytest.mark.django_db


def make_unit(box: tuple[float, float, float, float], name: str = "Nur Governorate") -> Place:
    place = make_place(name, kind="adm1")
    Area.objects.create(level=1, pcode="SY07", country="SYR", outline=MultiPolygon(Polygon.from_bbox(box), srid=4326), place=place)
    return place


def spots_of(researcher, place: Place, **values):
    document = public_document(make_incident(researcher, place=place, **values))
    return incident_spots(document, language="en")


def test_a_place_known_by_its_unit_alone_has_the_outline_of_the_unit(researcher):
    place = make_unit((36.0, 35.0, 37.0, 36.0))
    incident = make_incident(researcher, place=place)
    incident.geo_precision = "adm1"
    incident.save()

    (spot,) = incident_spots(public_document(incident), language="en")

    west, south, east, north = 36.0, 35.0, 37.0, 36.0
    corners = spot["outline"]["coordinates"][0][0] if spot["outline"]["type"] == "MultiPolygon" else spot["outline"]["coordinates"][0]
    assert {(round(x, 1), round(y, 1)) for x, y in corners} == {(west, south), (west, north), (east, south), (east, north)}


def test_a_unit_without_an_outline_is_a_circle(researcher):
    incident = make_incident(researcher, place=make_place("Nur Governorate", kind="adm1"))
    incident.geo_precision = "adm1"
    incident.save()

    (spot,) = incident_spots(public_document(incident), language="en")

    assert ("outline" in spot, spot["uncertainty_km"]) == (False, 65.0)


def test_a_spot_in_a_unit_is_not_spread_over_it(researcher):
    (spot,) = spots_of(researcher, make_unit((36.0, 35.0, 37.0, 36.0)))

    assert ("outline" in spot, spot["uncertainty_km"]) == (False, 2.0)


def test_a_mark_leads_to_its_entry_in_the_list(researcher):
    (spot,) = spots_of(researcher, make_place())

    assert (spot["key"], spot["kind"], spot["url"]) == ("0", "best", "#place-0")


def test_tiles_of_incidents_are_given_where_they_are_wanted():
    assert map_data([], language="ar")["tiles"] == {"boundaries": "/tiles/boundaries.json", "places": "/tiles/places.json"}
    assert "incidents" in map_data([], language="ar", with_incidents=True)["tiles"]


def test_a_style_from_outside_is_given_only_where_one_is_set(settings):
    assert map_data([], language="ar")["style"] == ""
    settings.MAP_STYLE_URL = "https://maps.example.org/style.json"

    assert map_data([], language="ar")["style"] == "https://maps.example.org/style.json"
