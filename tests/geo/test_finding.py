"""Finding places by what a person types."""

from __future__ import annotations

import pytest

from geo.finding import places_called, places_in
from geo.models import PlaceName
from geo.services import set_keys
from tests.factories import make_place

pytestmark = pytest.mark.django_db


def also_called(place, name: str, language: str = "ar"):
    set_keys(PlaceName(place=place, name=name, language=language)).save()
    return place


def found(words: str, most: int = 10) -> list[int]:
    return places_called(words, most=most)


@pytest.mark.parametrize("words", ["أطمة", "اطمه", "Atmeh", "atmeh"])
def test_a_place_is_found_in_either_script_and_any_spelling(words):
    place = also_called(make_place("Atmeh"), "أطمة")

    assert found(words) == [place.pk]


def test_whole_names_come_before_beginnings_and_large_places_before_small_ones():
    begun = make_place("Tell Nurayn", population=90_000)
    small, large = make_place("Tell Nur"), make_place("Tell Nur", gazetteer_id="other", population=500)

    assert found("Tell Nur") == [large.pk, small.pk, begun.pk]


def test_two_letters_find_whole_names_alone():
    make_place("Nura")
    place = make_place("Nu")

    assert found("Nu") == [place.pk]


def test_a_misspelt_name_finds_what_looks_alike():
    place = make_place("Maarrat Misrin")
    make_place("Wadi Sur")

    assert found("Marrat Misrin") == [place.pk]


@pytest.mark.parametrize("words", ["", "  ", "!?", "Nowhere"])
def test_nothing_is_found_for_nothing(words):
    make_place("Tell Nur")

    assert found(words) == []


def test_no_more_are_given_than_asked_for():
    for number in range(3):
        make_place("Tell Nur", gazetteer_id=str(number))

    assert len(found("Tell Nur", most=2)) == 2


def test_what_lies_in_a_unit_is_found_at_any_depth():
    governorate = make_place("Governorate", kind="adm1")
    district = make_place("District", kind="adm2", parent=governorate)
    village, elsewhere = make_place("Village", parent=district), make_place("Elsewhere")

    assert set(places_in(governorate)) == {district, village}
    assert elsewhere not in places_in(governorate)


def test_a_country_holds_all_places_of_its_code():
    country, village = make_place("Syria", kind="country"), make_place("Village")
    make_place("Abroad", country="TUR")

    assert list(places_in(country)) == [village]
