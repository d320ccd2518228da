"""Which of several named places is the incident's. Positions are characters; nothing here needs a database."""

from __future__ import annotations

from incidents.whereabouts import NamedPlace, Whereabouts, main_place
from sources.extraction.anchors import Mentioned

SYRIA, NORTH, SOUTH = 1, 10, 11


def village(place_id, governorate=NORTH, **given):
    return Whereabouts(place_id, "village", (governorate, SYRIA), **given)


def named(start, place, *, relation="in", place_class="", is_led_to=True):
    key = str(place.place_id) if place else f"unknown {start}"
    return NamedPlace(Mentioned(start, start + 6, key, relation, place_class, is_led_to), place)


NORTH_ITSELF = Whereabouts(NORTH, "adm1", (SYRIA,))


def test_the_village_called_one_comes_before_a_town_that_says_where_it_lies():
    places = [named(40, village(100), place_class="village"), named(60, village(101), relation="direction_of", place_class="city")]

    assert main_place(places, [20]) == 0


def test_the_place_beside_the_event_comes_before_an_earlier_one():
    assert main_place([named(10, village(100)), named(300, village(101), place_class="town")], [290]) == 1


def test_a_place_outside_of_the_named_areas_comes_last():
    places = [named(10, village(100, SOUTH)), named(30, village(101)), named(40, NORTH_ITSELF, relation="part_of")]

    assert main_place(places, [20]) == 1


def test_a_bare_word_is_not_taken():
    assert main_place([named(400, village(100), is_led_to=False)], []) is None


def test_a_governorate_or_an_open_name_is_no_spot():
    assert main_place([named(10, NORTH_ITSELF), named(20, None, place_class="village")], [5]) is None


def test_the_side_of_a_border_is_not_where_it_was():
    assert main_place([named(10, village(100), relation="border", place_class="village")], [5]) is None


def test_of_equals_the_one_named_more_often_is_taken():
    places = [named(start, village(number), relation="near") for start, number in ((100, 100), (105, 101), (110, 101))]

    assert main_place(places, [100, 105, 110]) == 1


def test_a_word_that_nothing_announces_as_a_settlement_is_not_taken():
    known = village(100, has_population=True)

    assert (main_place([named(400, village(100))], [380]), main_place([named(400, known)], [380])) == (None, 0)


def test_nothing_is_chosen_over_an_unknown_village_that_fits_better():
    places = [named(40, None, place_class="village"), named(500, village(100), place_class="village")]

    assert (main_place(places, [30]), main_place(places[1:], [490])) == (None, 0)


def test_the_town_that_an_unknown_village_lies_by_stands_in_for_it():
    town = Whereabouts(200, "town", (NORTH, SYRIA))
    places = [named(40, None, place_class="village"), named(60, town, relation="part_of")]

    assert main_place(places, [30]) == 1


def test_the_east_of_a_bare_name_stands_in_for_nothing():
    city = Whereabouts(200, "city", (NORTH, SYRIA))
    places = [named(40, None, place_class="village"), named(60, city, relation="direction_of")]

    assert main_place(places, [30]) is None


def test_of_a_list_of_villages_the_one_that_is_known_is_taken():
    places = [named(40, None, place_class="village"), named(48, village(101), place_class="village")]

    assert main_place(places, [30]) == 1


def test_nothing_named_nothing_chosen():
    assert main_place([], [3]) is None
