"""What lies around a point: a made-up country at the equator, with outlines as squares."""

from __future__ import annotations

import math

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from geo.lookup.positions import areas_at
from geo.models import Area, PlaceName
from geo.services import set_keys
from tests.factories import make_place

pytestmark = pytest.mark.django_db


def outline(level: int, bounds: tuple[float, float, float, float], code: str, **said) -> Area:
    shape = MultiPolygon(Polygon.from_bbox(bounds), srid=4326)
    return Area.objects.create(**{"level": level, "pcode": code, "country": "SYR", "name_en": code.title(), "outline": shape, **said})


@pytest.fixture
def nested():
    """A district in a governorate in a country."""
    outline(0, (0, 0, 8, 8), "SYR"), outline(1, (0, 0, 4, 4), "SY07"), outline(2, (0, 0, 2, 2), "SY0703")


def codes(longitude: float, latitude: float) -> list[str | None]:
    around = areas_at(longitude, latitude)
    return [unit and unit.code for unit in (around.country, around.governorate, around.district, around.subdistrict)]


@pytest.mark.usefixtures("nested")
@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((1, 1), ["SYR", "SY07", "SY0703", None]),
        ((3, 3), ["SYR", "SY07", None, None]),
        ((7, 7), ["SYR", None, None, None]),
        ((9, 9), [None, None, None, None]),
        ((2, 1), ["SYR", "SY07", "SY0703", None]),
    ],
    ids=["in a district", "in a governorate", "in a country", "outside", "on an edge"],
)
def test_a_point_lies_in_every_unit_that_covers_it(point, expected):
    assert codes(*point) == expected


@pytest.mark.usefixtures("nested")
def test_beyond_a_coarse_border_the_finer_outline_says_the_country():
    outline(0, (-3, 0, 0.5, 8), "TUR", country="TUR")
    outline(1, (-3, 0, 0, 8), "TR31", country="TUR")

    assert codes(0.25, 1) == ["SYR", "SY07", "SY0703", None]
    assert codes(-1, 1) == ["TUR", "TR31", None, None]


@pytest.mark.usefixtures("nested")
def test_a_governorate_over_the_line_of_its_country_is_still_in_it():
    outline(1, (8, 0, 9, 8), "SY08")

    assert codes(8.5, 1) == ["SYR", "SY08", None, None]


def test_units_are_labeled_in_the_language_asked_for():
    place = make_place("Harim", kind="adm2")
    set_keys(PlaceName(place=place, name="حارم", language="ar", kind="preferred")).save()
    outline(2, (0, 0, 2, 2), "SY0703", place=place), outline(1, (0, 0, 4, 4), "SY07", name_ar="إدلب", name_en="Idlib")

    arabic, english = areas_at(1, 1, language="ar"), areas_at(1, 1)
    assert (arabic.district.label, arabic.governorate.label) == ("حارم", "إدلب")
    assert (english.district.label, english.governorate.label) == ("Harim", "Idlib")
    assert english.district.place_id == place.pk


def test_an_outline_without_a_name_in_the_language_keeps_the_one_it_has():
    outline(1, (0, 0, 4, 4), "SY07", name_ar="إدلب", name_en="")

    assert areas_at(1, 1).governorate.label == "إدلب"


def test_the_nearest_place_is_told_with_its_distance():
    make_place("Afar", latitude=0, longitude=2)
    near = make_place("Near", latitude=0, longitude=1, gazetteer_id="near")

    nearest = areas_at(1.5 - 0.1, 0).nearest
    assert (nearest.place_id, nearest.label, nearest.country, nearest.kind) == (near.pk, "Near", near.country, near.kind)
    assert nearest.km == pytest.approx(44.5, abs=0.1)


def test_nearest_is_by_kilometers_not_by_degrees():
    make_place("North", latitude=60.4, longitude=10)
    east = make_place("East", latitude=60, longitude=10.6, gazetteer_id="east")

    assert areas_at(10, 60).nearest.place_id == east.pk


def test_the_point_of_a_governorate_is_near_nothing():
    make_place("Governorate", latitude=1, longitude=1, kind="adm1")

    assert areas_at(1, 1).nearest is None


@pytest.mark.parametrize("point", [(181, 0), (0, 91), (math.nan, 0), (math.inf, 0)])
def test_a_point_off_the_earth_is_refused(point):
    with pytest.raises(ValueError, match="degrees"):
        areas_at(*point)


def test_all_is_asked_in_two_questions(django_assert_num_queries):
    with django_assert_num_queries(2):
        areas_at(1, 1)
