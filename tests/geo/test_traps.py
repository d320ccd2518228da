"""Traps of real reports, with the places that come with Waqia and made-up villages around them."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from geo.models import Area, Place, PlaceName
from geo.resolution import Mention
from geo.services import resolve_mentions, set_keys
from tests.factories import make_place

pytestmark = pytest.mark.usefixtures("gazetteer")

IDLIB = Mention("إدلب", "part_of", place_class="adm1")
ALEPPO = Mention("حلب", "part_of", place_class="adm1")
ATMEH, DEIR_BALLUT = "172370", "170789"


def village(name: str, governorate: str, *, latitude: float, longitude: float, **said) -> Place:
    """Make a village that the gazetteer knows by this one name."""
    parent = Place.objects.get(kind="adm1", names__name=governorate)
    place = make_place(name, latitude=latitude, longitude=longitude, parent=parent, gazetteer_id=f"{name} {latitude} {longitude}", **said)
    place.names.all().delete()
    set_keys(PlaceName(place=place, name=name, language="ar", kind="preferred")).save()
    return place


def placed(*mentions: Mention | str) -> list[Place | None]:
    asked = [Mention(mention) if isinstance(mention, str) else mention for mention in mentions]
    return [Place.objects.filter(pk=resolution.place_id).first() for resolution in resolve_mentions(asked)]


def test_of_namesakes_in_two_governorates_the_one_named_after_it_is_meant():
    in_idlib = village("النورية", "إدلب", latitude=35.9, longitude=36.6)
    in_aleppo = village("النورية", "حلب", latitude=36.4, longitude=37.5)

    assert placed("النورية", IDLIB)[0] == in_idlib
    assert placed("النورية", ALEPPO)[0] == in_aleppo
    assert placed("النورية")[0] is None


def test_of_namesakes_in_one_governorate_the_one_beside_another_village_is_meant():
    east = village("النورية", "حلب", latitude=36.4, longitude=38.2)
    village("النورية", "حلب", latitude=36.4, longitude=36.8)
    village("الزهرانية", "حلب", latitude=36.4, longitude=38.3)

    assert placed("النورية", ALEPPO)[0] is None
    assert placed("النورية", "الزهرانية", ALEPPO)[0] == east


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("تل النورية", "تلالنورية", id="joined"),
        pytest.param("عين نور", "عيننور", id="joined without an article"),
        pytest.param("الدابجة", "الدايجة", id="a misprint of dots"),
        pytest.param("قبر زهراوي", "الزهراوي", id="a part of the name"),
        pytest.param("Tourbaqan", "الطورباقان", id="known in Latin letters alone"),
        pytest.param("زعرنكي", "Zaarankeh", id="known in Arabic letters alone"),
        pytest.param("النورسية", "قرية النورصية", id="a dialect's letter and a class word"),
    ],
)
def test_another_spelling_finds_the_village_in_the_governorate_named(name, said):
    place = village(name, "حلب", latitude=36.4, longitude=37.5)

    assert placed(said, ALEPPO)[0] == place
    assert placed(said, IDLIB)[0] != place


def test_a_name_that_only_sounds_alike_is_not_taken_without_an_area():
    village("Tourbaqan", "حلب", latitude=36.4, longitude=37.5)

    assert placed("الطورباقان", "سوريا")[0] is None


def test_a_village_right_over_the_line_of_the_governorate_named_is_meant():
    line = MultiPolygon(Polygon.from_bbox((36.0, 35.0, 37.0, 36.4)), srid=4326)
    Area.objects.create(
        level=1, pcode="SY07", country="SYR", name_en="Idlib", outline=line, place=Place.objects.get(kind="adm1", names__name="إدلب")
    )
    beside = village("النورية", "حلب", latitude=36.2, longitude=37.05)
    village("الزهرانية", "حلب", latitude=36.2, longitude=37.5)

    assert placed("النورية", IDLIB)[0] == beside
    assert placed("الزهرانية", IDLIB)[0] is None


def test_the_side_of_the_governorate_tells_namesakes_apart():
    west = village("النورية", "حلب", latitude=36.2, longitude=36.8)
    east = village("النورية", "حلب", latitude=36.2, longitude=38.2)

    assert placed("النورية", Mention("حلب", "part_of", "e", place_class="adm1"))[0] == east
    assert placed("النورية", Mention("حلب", "part_of", "w", place_class="adm1"))[0] == west


def test_one_raid_that_reports_put_in_two_governorates_keeps_a_place_in_each():
    names = [place and place.gazetteer_id for place in placed("أطمة", IDLIB, "دير بلوط", ALEPPO)]

    assert (names[0], names[2]) == (ATMEH, DEIR_BALLUT)


def test_an_alias_that_a_person_adds_finds_its_village_at_once():
    place = village("النورية", "حلب", latitude=36.4, longitude=37.5)
    before = placed("أم الزهرانية", ALEPPO)[0]
    set_keys(PlaceName(place=place, name="أم الزهرانية", language="ar", kind="alias")).save()

    assert before is None
    assert placed("أم الزهرانية", ALEPPO)[0] == placed("ام الزهرانيه", ALEPPO)[0] == place
