"""What a place lies in follows from outlines: unit squares, so that a reader can see where a point is."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.core.management import call_command

from geo.imports.parents import assign_parents
from geo.models import Area, Place
from tests.factories import make_place

pytestmark = pytest.mark.django_db


def make_unit(level: int, west: float, south: float, east: float, north: float, **said) -> Place:
    """Make a square unit with its place; the point of the place lies far outside, as gazetteers have it at times."""
    kind = ("country", "adm1", "adm2", "adm3")[level]
    place = make_place(f"{kind} {west} {south}", latitude=-50, longitude=-50, kind=kind, **{"country": "SYR", **said})
    outline = MultiPolygon(Polygon.from_bbox((west, south, east, north)), srid=4326)
    Area.objects.create(level=level, pcode=f"{kind}{west}{south}{place.pk}", country=place.country, outline=outline, place=place)
    return place


def village(longitude: float, latitude: float, **said) -> Place:
    values = {"kind": "village", "country": "SYR", "gazetteer_id": f"{longitude} {latitude}", **said}
    return make_place("Tell Nur", latitude=latitude, longitude=longitude, **values)


def chain(place: Place) -> list[Place]:
    place.refresh_from_db()
    return [place.parent, *chain(place.parent)] if place.parent else []


@pytest.fixture
def nested() -> tuple[Place, Place, Place]:
    """A district in a governorate in a country."""
    return make_unit(0, 0, 0, 8, 8), make_unit(1, 0, 0, 4, 4), make_unit(2, 0, 0, 2, 2)


def test_a_village_lies_in_the_smallest_unit_around_it(nested):
    country, governorate, district = nested
    inside, beside, outside = village(1, 1), village(3, 3), village(7, 7)
    assign_parents()

    assert chain(inside) == [district, governorate, country]
    assert chain(beside) == [governorate, country]
    assert chain(outside) == [country]


def test_a_point_on_the_edge_is_inside(nested):
    edge = village(2, 1)
    assign_parents()

    assert chain(edge)[0] == nested[2]


def test_without_an_outline_a_place_lies_in_its_country(nested):
    afar = village(50, 50)
    assign_parents()

    assert chain(afar) == [nested[0]]


def test_an_outline_of_another_country_takes_nothing(nested):
    foreign = village(1, 1, country="TUR")
    assign_parents()

    assert chain(foreign) == []


def test_a_coarser_outline_does_not_undo_a_finer_parent():
    make_unit(0, 0, 0, 8, 8)
    governorate = make_place("Governorate", kind="adm1", country="SYR")
    known = village(1, 1, parent=governorate)
    assign_parents()

    assert chain(known)[0] == governorate


def test_the_outline_wins_over_another_governorate(nested):
    other = make_unit(1, 4, 4, 8, 8)
    misplaced = village(3, 3, parent=other)
    assign_parents()

    assert chain(misplaced)[0] == nested[1]


def test_a_camp_stays_in_its_town(nested):
    town = village(1, 1, kind="town")
    camp = village(3, 3, kind="camp", parent=town)
    assign_parents()

    assert chain(camp) == [town, nested[2], nested[1], nested[0]]


def test_a_second_run_changes_nothing(nested):
    village(1, 1)
    assert assign_parents() == 3

    assert assign_parents() == 0


def test_an_outline_takes_the_pcode_of_its_place(nested):
    Place.objects.filter(pk=nested[2].pk).update(pcode="SY0703")
    assign_parents()

    assert Area.objects.get(place=nested[2]).pcode == "SY0703"


def test_loading_the_built_in_places_again_keeps_districts():
    call_command("load_gazetteer")
    governorate = Place.objects.get(pcode="SY07")
    district = make_unit(2, 36, 36, 37, 37, parent=governorate)
    call_command("load_gazetteer")

    assert chain(Place.objects.get(gazetteer_id="172370"))[:2] == [district, governorate]
