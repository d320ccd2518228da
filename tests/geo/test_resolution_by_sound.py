"""Names that only sound like a known one: taken where the text supports them, searched for in the areas that it names."""

from __future__ import annotations

import pytest

from geo.resolution import Mention, Search, rank_all, searches_for
from tests.geo.squared_sheet import NORTH, NORTH_ITSELF, SOUTH, SOUTH_ITSELF, SYRIA, abroad, north_village, place, resolve


def test_of_names_that_sound_alike_the_likest_is_taken_if_it_leads():
    likest, next_best = north_village(100, name_similarity=0.85), north_village(101, longitude=1.0, name_similarity=0.82)
    as_good = north_village(102, longitude=2.0, name_similarity=0.83)

    first, second = (resolve(("Aa", [likest, other]), ("North", [NORTH_ITSELF]))[0] for other in (next_best, as_good))

    assert (first.place_id, second.place_id) == (100, None)


def test_a_name_that_sounds_alike_is_not_believed_apart_from_the_other_places():
    village = north_village(100, name_similarity=0.8)

    resolution, *_ = resolve(("Aa", [village]), ("North", [NORTH_ITSELF]), ("Bb", [north_village(102, longitude=0.5)]))

    assert (resolution.place_id, resolution.open_reason) == (None, "loose_name")


@pytest.mark.parametrize(
    ("alike", "namesake", "expected"),
    [
        (0.78, place(101, longitude=3.0, parent_ids=(SOUTH, SYRIA)), None),
        (0.82, place(101, longitude=3.0, parent_ids=(SOUTH, SYRIA)), 100),
        (0.78, place(101, longitude=3.0, parent_ids=(SOUTH, SYRIA), name_similarity=0.98), 100),
        (0.78, abroad(101, longitude=9.0), 100),
    ],
)
def test_a_name_hardly_alike_is_not_believed_where_another_place_of_the_country_has_the_very_name(alike, namesake, expected):
    village = north_village(100, name_similarity=alike)
    settlement = Mention("Aa", place_class="village")

    resolution, *_ = resolve((settlement, [village, namesake]), ("North", [NORTH_ITSELF]), ("Bb", [north_village(102, longitude=0.05)]))

    assert resolution.place_id == expected


def searched(*pairs):
    mentions = [Mention(name) if isinstance(name, str) else name for name, _ in pairs]
    candidates = [places for _, places in pairs]
    return searches_for(mentions, candidates, rank_all(mentions, candidates))


def test_an_open_name_is_searched_for_in_the_areas_of_the_text():
    found = searched(("Aa", []), ("North", [NORTH_ITSELF]), ("South", [SOUTH_ITSELF]), ("Bb", [north_village(100)]))

    assert found == [Search(frozenset({NORTH, SOUTH})), None, None, None]


def test_where_the_text_names_no_area_it_is_searched_for_around_the_settled_places():
    assert searched(("Aa", []), ("Bb", [north_village(100)]))[0] == Search(frozenset({NORTH}))


def test_it_is_searched_for_only_in_the_area_named_right_after_it():
    found = searched(("Aa", []), (Mention("North", "part_of"), [NORTH_ITSELF]), ("South", [SOUTH_ITSELF]))

    assert found[0] == Search(frozenset({NORTH}), is_said=True)


def test_a_district_inside_a_governorate_that_is_named_too_is_searched_with_it():
    district = place(20, kind="adm2", parent_ids=(NORTH, SYRIA))

    assert searched(("Aa", []), ("North", [NORTH_ITSELF]), ("District", [district]))[0] == Search(frozenset({NORTH}))


@pytest.mark.parametrize(
    ("mention", "expected"),
    [("القرية", None), (Mention("Aa", place_class="adm1"), None), (Mention("Aa", is_bare=True), Search(frozenset()))],
)
def test_words_units_and_bare_names_are_not_searched_for_in_areas(mention, expected):
    assert searched((mention, []), ("South", [SOUTH_ITSELF]))[0] == expected
