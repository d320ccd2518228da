"""The tiles of places and outlines, read by a program that did not make them."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from geo.models import Area, PlaceName
from geo.services import set_keys
from geo.vector_tiles import TileTooSlowError, fetch_tile
from tests.factories import make_place
from tests.reading_tiles import address, read_tile, tile_at

pytestmark = pytest.mark.django_db
HERE = {"longitude": 36.5, "latitude": 36.0}


@pytest.fixture
def read(client):
    def read(layer: str, *, zoom: int, longitude: float = 36.5, latitude: float = 36.0):
        tile = tile_at(longitude, latitude, zoom=zoom)
        return read_tile(client.get(address(layer, tile)).content, tile)

    return read


def make_area(code: str, box: tuple[float, float, float, float], *, level: int = 1, **values) -> Area:
    square = Polygon.from_bbox(box)
    return Area.objects.create(level=level, pcode=code, country="SYR", outline=MultiPolygon(square, srid=4326), **values)


def test_a_place_is_where_it_is_with_its_name_in_both_scripts(read):
    place = make_place("Tell Nur", **HERE, kind="town", population=900)
    set_keys(PlaceName(place=place, name="تل نور", language="ar", kind="preferred")).save()

    (feature,) = read("places", zoom=9)

    expected = {"mvt_id": place.pk, "kind": "town", "population": 900, "map_zoom": 8, "name_ar": "تل نور", "name_en": "Tell Nur"}
    assert feature.values == expected
    assert feature.geometry.coords == pytest.approx((36.5, 36.0), abs=1e-3)


def test_the_preferred_name_in_the_main_language_of_a_script_is_shown(read):
    place = make_place("Tell Nour")
    for name, language, kind in [("Tall Nūr", "und", "preferred"), ("Tell Nur", "en", "preferred"), ("Tel-Nur", "en", "alias")]:
        set_keys(PlaceName(place=place, name=name, language=language, kind=kind)).save()

    assert read("places", zoom=9)[0].values["name_en"] == "Tell Nur"


@pytest.mark.parametrize(
    ("kind", "population", "first"),
    [("country", None, 2), ("city", 2_000_000, 3), ("town", 300_000, 5), ("adm1", None, 5), ("city", 60_000, 6), ("city", None, 7),
     ("town", None, 8), ("village", 90_000, 9), ("neighbourhood", None, 12), ("landmark", None, 13)],
)  # fmt: skip
def test_a_place_appears_when_there_is_room_for_it(read, kind, population, first):
    make_place("Tell Nur", **HERE, kind=kind, population=population)

    assert [len(read("places", zoom=zoom)) for zoom in (first - 1, first)] == [0, 1]


def test_a_district_is_named_by_its_town(read):
    make_place("Nur District", **HERE, kind="adm2")

    assert read("places", zoom=13) == []


def test_the_most_populous_places_of_a_tile_are_kept(read, monkeypatch):
    monkeypatch.setattr("geo.base_map.MOST_PLACES", 2)
    for name, population in [("Small", 10), ("Unknown", None), ("Large", 1000)]:
        make_place(name, **HERE, population=population)

    assert [feature.values["name_en"] for feature in read("places", zoom=9)] == ["Large", "Small"]


def test_a_place_of_another_tile_is_not_there(read):
    make_place("Far", longitude=10.0, latitude=36.0)

    assert read("places", zoom=9) == []


def test_an_outline_keeps_its_shape_and_names(read):
    area = make_area("SY07", (36.4, 35.9, 36.6, 36.1), name_ar="إدلب", name_en="Idlib")

    (feature,) = read("boundaries", zoom=6)

    expected = {"mvt_id": area.pk, "level": 1, "country": "SYR", "pcode": "SY07", "name_ar": "إدلب", "name_en": "Idlib"}
    assert feature.values == expected
    assert feature.geometry.extent == pytest.approx((36.4, 35.9, 36.6, 36.1), abs=0.01)


@pytest.mark.parametrize(("level", "first"), [(1, 4), (2, 7), (3, 9), (4, 11)])
def test_smaller_units_appear_on_nearer_maps(read, level, first):
    make_area("SY", (36.0, 35.0, 38.0, 37.0), level=level)

    assert [len(read("boundaries", zoom=zoom)) for zoom in (first - 1, first)] == [0, 1]


@pytest.mark.parametrize("zoom", [5, 9])
def test_no_gap_opens_between_neighbors(read, zoom):
    """Both have the corners of their common, crooked border, one of them in the other direction."""
    border = [(36.0 + step % 3 * 0.0131, 35.0 + step * 0.0217) for step in range(60)]
    top, bottom = border[-1][1], border[0][1]
    for code, far in (("WEST", 34.0), ("EAST", 38.0)):
        ring = Polygon([*border, (far, top), (far, bottom), border[0]])
        Area.objects.create(level=1, pcode=code, country="SYR", outline=MultiPolygon(ring, srid=4326))

    east, west = (feature.geometry for feature in read("boundaries", zoom=zoom, longitude=36.01, latitude=35.7))

    assert east.intersection(west).area == pytest.approx(0, abs=1e-9)
    assert east.union(west).area == pytest.approx(east.union(west).convex_hull.area, rel=1e-6)


def test_an_outline_that_reaches_the_pole_is_cut_off(read):
    make_area("ATA", (-180.0, -90.0, 180.0, -60.0), level=0)

    assert len(read("boundaries", zoom=2, longitude=10.0, latitude=-70.0)) == 1


def test_a_tile_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr("geo.vector_tiles.LIMIT_MS", 50)

    with pytest.raises(TileTooSlowError):
        fetch_tile("SELECT pg_sleep(5)::text::bytea", {})


def test_after_a_tile_that_took_too_long_the_database_answers_on(monkeypatch):
    monkeypatch.setattr("geo.vector_tiles.LIMIT_MS", 50)
    with pytest.raises(TileTooSlowError):
        fetch_tile("SELECT pg_sleep(5)::text::bytea", {})

    assert fetch_tile("SELECT 'x'::bytea", {}) == b"x"
