"""Ranking without a database, on a squared sheet."""

from __future__ import annotations

import random
from typing import get_args

import pytest

from geo.resolution import Direction, Mention, PlaceRelation, rank_all
from sources.extraction import types
from tests.geo.squared_sheet import (
    JORDAN,
    JORDAN_ITSELF,
    NORTH,
    NORTH_ITSELF,
    SOUTH,
    SOUTH_ITSELF,
    SYRIA,
    SYRIA_ITSELF,
    abroad,
    codes,
    north_village,
    place,
    resolve,
)


def test_relations_and_directions_are_those_of_the_extraction():
    assert get_args(PlaceRelation) == get_args(types.PlaceRelation)
    assert get_args(Direction) == get_args(types.Direction)


def test_nothing_asked_nothing_answered():
    assert rank_all([], []) == []


def test_an_unknown_name_stays_open_without_candidates():
    [resolution] = resolve(("Nowhere", []))

    assert (resolution.place_id, resolution.candidates, resolution.open_reason) == (None, (), "unknown_name")


def test_the_only_place_of_a_name_is_taken():
    [resolution] = resolve(("Aa", [place(100)]))

    assert (resolution.place_id, resolution.geo_precision) == (100, "village_town")


@pytest.mark.parametrize(("named", "expected"), [(SYRIA_ITSELF, 100), (JORDAN_ITSELF, 200)])
def test_the_country_that_the_text_names_decides(named, expected):
    resolution, _ = resolve(("Aa", [place(100), abroad(200)]), ("Land", [named]))

    assert resolution.place_id == expected
    assert "same_country" in codes(resolution, expected)


def test_namesakes_in_two_countries_stay_open_when_the_text_names_none():
    [resolution] = resolve(("Aa", [place(100, population=900_000, kind="city"), abroad(200)]))

    assert (resolution.place_id, resolution.open_reason) == (None, "several_countries")
    assert {ranked.place_id for ranked in resolution.candidates} == {100, 200}


def test_the_publishers_country_orders_but_does_not_decide():
    [resolution] = resolve(("Aa", [place(100), abroad(200)]), home_country="JOR")

    assert resolution.place_id is None
    assert [ranked.place_id for ranked in resolution.candidates] == [200, 100]


def test_a_text_that_names_both_countries_leaves_namesakes_open():
    resolution, *_ = resolve(("Aa", [place(100), abroad(200)]), ("Land", [SYRIA_ITSELF]), ("Other land", [JORDAN_ITSELF]))

    assert (resolution.place_id, resolution.open_reason) == (None, "close_call")


def test_a_place_abroad_is_not_taken_though_it_is_the_only_one_of_its_name():
    resolution, _ = resolve(("Aa", [abroad(200)]), ("Land", [SYRIA_ITSELF]))

    assert (resolution.place_id, resolution.open_reason) == (None, "other_country")


def test_a_town_across_the_border_is_not_taken_for_being_near():
    resolution, *_ = resolve(("Aa", [abroad(200)]), ("Bb", [place(100)]), ("Land", [SYRIA_ITSELF]))

    assert (resolution.place_id, resolution.open_reason) == (None, "other_country")
    assert "near" in codes(resolution, 200)


def test_a_governorate_is_believed_against_one_country_but_not_against_a_text():
    capital_abroad = [abroad(20, kind="adm1"), place(200, kind="city", country="JOR", parent_ids=(20, JORDAN))]

    believed, _ = resolve(("Aa", capital_abroad), ("Land", [SYRIA_ITSELF]))
    misprint, *_ = resolve(("Aa", capital_abroad), ("Land", [SYRIA_ITSELF]), ("Bb", [place(100)]))

    assert (believed.place_id, misprint.place_id) == (20, None)


def test_a_name_is_no_evidence_on_itself_however_often_it_stands():
    first, second = resolve(("Aa", [place(100), abroad(200)]), ("Aa", [place(100), abroad(200)]))

    assert first == second
    assert first.place_id is None


def test_a_country_needs_no_other_name_to_vouch_for_it():
    resolution, _ = resolve(("Land", [JORDAN_ITSELF, place(100)]), ("Other land", [SYRIA_ITSELF]))

    assert resolution.place_id == JORDAN


def test_a_village_called_a_village_is_not_the_country_of_that_name():
    resolution, _ = resolve((Mention("Land", place_class="village"), [JORDAN_ITSELF, place(100)]), ("Other land", [SYRIA_ITSELF]))

    assert resolution.place_id == 100


def test_the_governorate_that_the_text_names_decides_within_a_country():
    resolution, _ = resolve(("Aa", [place(100, parent_ids=(SOUTH, SYRIA)), north_village(101)]), ("North", [NORTH_ITSELF]))

    assert resolution.place_id == 101
    assert "same_area" in codes(resolution, 101)


def test_a_settled_neighbor_decides_within_a_governorate():
    near, far = north_village(100, longitude=0.1), north_village(101, longitude=1.0)

    resolution, _ = resolve(("Aa", [far, near]), ("Bb", [north_village(102)]))

    assert resolution.place_id == 100
    [reason] = [reason for reason in resolution.candidates[0].reasons if reason.code == "near"]
    assert dict(reason.values) == {"place_id": 102, "label": "#102", "km": pytest.approx(11.1, abs=0.1)}


@pytest.mark.parametrize(("longitude", "expected"), [(0.224, 100), (0.226, None)])
def test_a_neighbor_counts_up_to_25_km(longitude, expected):
    resolution, _ = resolve(
        ("Aa", [north_village(100, longitude=longitude), north_village(101, longitude=5.0)]), ("Bb", [north_village(102)])
    )

    assert resolution.place_id == expected


def test_one_place_under_two_names_is_one_neighbor():
    resolution, *_ = resolve(
        ("Aa", [north_village(100, longitude=0.1)]), ("Bb", [north_village(102)]), ("Cc", [north_village(102, name_similarity=0.98)])
    )

    assert "near" in codes(resolution, 100)


def test_neighbors_settle_one_another_in_turn():
    pair = [north_village(101, longitude=0.4), north_village(102, longitude=9.0)]
    chain = [("Aa", pair), ("Bb", [north_village(103, longitude=0.2), north_village(104, longitude=30.0)]), ("Cc", [north_village(105)])]

    assert [resolution.place_id for resolution in resolve(*chain)] == [101, 103, 105]


def test_a_neighbor_across_the_antimeridian_is_near():
    candidates = [north_village(100, longitude=-179.95), north_village(101, longitude=90.0)]

    resolution, _ = resolve(("Aa", candidates), ("Bb", [north_village(102, longitude=179.95)]))

    assert resolution.place_id == 100


def test_namesakes_without_a_neighbor_stay_open():
    [resolution] = resolve(("Aa", [north_village(100, kind="town", population=20_000), north_village(101, longitude=1.0)]))

    assert (resolution.place_id, resolution.open_reason) == (None, "close_call")
    assert [ranked.place_id for ranked in resolution.candidates] == [100, 101]


def test_in_an_area_that_the_text_names_a_town_of_known_size_wins_over_a_hamlet():
    town, hamlet = north_village(100, kind="town", population=20_000), north_village(101, longitude=1.0)

    assert resolve(("Aa", [town, hamlet]), ("North", [NORTH_ITSELF]))[0].place_id == 100


def test_a_hamlet_next_to_a_known_place_is_not_outgrown():
    town, hamlet = north_village(100, kind="town", population=20_000), north_village(101, longitude=1.0)

    resolution, *_ = resolve(("Aa", [town, hamlet]), ("North", [NORTH_ITSELF]), ("Bb", [north_village(102, longitude=1.1)]))

    assert resolution.place_id == 101


def test_a_large_city_wins_over_a_hamlet_of_its_name():
    [resolution] = resolve(("Aa", [north_village(101), place(100, kind="city", population=1_500_000)]))

    assert resolution.place_id == 100


@pytest.mark.parametrize(("place_class", "expected"), [("camp", 101), ("village", 100), ("", 100)])
def test_the_class_word_chooses_between_a_village_and_its_camp(place_class, expected):
    village, camp = north_village(100), north_village(101, kind="camp", name_similarity=0.9)

    [resolution] = resolve((Mention("Aa", place_class=place_class), [village, camp]))

    assert resolution.place_id == expected


@pytest.mark.parametrize(
    ("relation", "expected"), [("in", NORTH), ("part_of", NORTH), ("near", 100), ("direction_of", 100), ("distance_from", 100)]
)
def test_a_governorate_and_its_capital_of_one_name(relation, expected):
    capital = north_village(100, kind="city", population=165_000)

    [resolution] = resolve((Mention("North", relation), [capital, NORTH_ITSELF]))

    assert resolution.place_id == expected


def test_the_class_word_chooses_between_a_governorate_and_its_capital():
    [resolution] = resolve((Mention("North", place_class="city"), [north_village(100, kind="city"), NORTH_ITSELF]))

    assert resolution.place_id == 100


def test_the_town_comes_before_its_district_but_the_governorate_before_its_capital():
    district, town = place(20, kind="adm2", latitude=0.2), north_village(100, kind="town")

    [resolution] = resolve(("Aa", [district, town]))
    [part] = resolve((Mention("Aa", "part_of"), [district, town]))

    assert (resolution.place_id, part.place_id) == (100, 20)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([Mention("Bb", place_class="neighbourhood", position=300)], 100),
        ([Mention("Bb", place_class="landmark", position=10)], 100),
        ([Mention("Bb", place_class="landmark", position=300)], NORTH),
        ([], NORTH),
    ],
    ids=["a neighborhood anywhere", "a landmark right before", "a landmark elsewhere", "nothing"],
)
def test_among_streets_the_city_is_meant_and_not_its_governorate(others, expected):
    named = Mention("North", position=20), [north_village(100, kind="city", population=165_000), NORTH_ITSELF]
    pairs = sorted([named, *((other, []) for other in others)], key=lambda pair: pair[0].position)

    resolutions = resolve(*pairs)

    assert resolutions[pairs.index(named)].place_id == expected


def test_among_streets_a_country_is_still_a_country():
    assert resolve((Mention("Bb", place_class="neighbourhood"), []), ("Land", [SYRIA_ITSELF]))[1].place_id == SYRIA


@pytest.mark.parametrize("place_class", ["landmark", "neighbourhood", "country", "adm1"])
def test_what_the_words_call_something_else_is_no_village(place_class):
    [resolution] = resolve((Mention("Aa", place_class=place_class), [place(100)]))

    assert (resolution.place_id, resolution.open_reason) == (None, "loose_name")


def test_a_bare_word_is_no_hamlet_and_no_evidence_but_may_be_a_town():
    hamlet, town = place(100), place(101, kind="town", population=20_000)
    bare = Mention("Aa", is_bare=True)

    first, namesake = resolve((bare, [hamlet]), ("Bb", [place(102, longitude=0.1), place(103, longitude=9.0)]))

    assert (first.place_id, first.open_reason, namesake.place_id) == (None, "loose_name", None)
    assert resolve((bare, [town]))[0].place_id == 101


def test_a_bare_word_may_be_a_town_whose_population_nobody_knows():
    assert resolve((Mention("Aa", is_bare=True), [place(100, kind="town")]))[0].place_id == 100


NEIGHBOR = "Bb", [north_village(102, longitude=0.1)]


@pytest.mark.parametrize(
    ("candidates", "other", "expected"),
    [
        ([north_village(100)], NEIGHBOR, 100),
        ([north_village(100), place(101, longitude=9.0)], NEIGHBOR, 100),
        ([north_village(100, name_similarity=0.98)], NEIGHBOR, None),
        ([north_village(100)], ("North", [NORTH_ITSELF]), 100),
        ([north_village(100), abroad(101)], ("North", [NORTH_ITSELF]), None),
        ([place(100)], ("Land", [SYRIA_ITSELF]), None),
    ],
)
def test_a_bare_word_is_a_hamlet_beside_a_settled_place_or_if_nothing_but_one_in_the_area_is_called_so(candidates, other, expected):
    assert resolve((Mention("Aa", is_bare=True), candidates), other)[0].place_id == expected


def test_a_bare_word_is_no_hamlet_apart_from_the_villages_of_the_text():
    word, far_off = (Mention("Aa", is_bare=True), [north_village(100)]), ("Bb", [north_village(102, longitude=2.0)])

    assert resolve(word, ("North", [NORTH_ITSELF]), far_off)[0].place_id is None


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("جسر النور", {"population": 20_000}, 100),
        ("جسر النور", {}, None),
        ("جسر النور", {"population": 20_000, "name_similarity": 0.9}, None),
        ("النور", {"population": 20_000}, None),
        ("جبل النور", {"population": 20_000}, None),
    ],
)
def test_a_landmark_is_the_town_that_all_its_words_are_the_name_of(name, given, expected):
    town = place(100, kind="town", **given)

    assert resolve((Mention(name, place_class="landmark"), [town]))[0].place_id == expected


@pytest.mark.parametrize(
    ("longitude", "expected"),
    [(0.044, (100, "village_town")), (0.046, (100, "near_place")), (0.22, (100, "near_place")), (0.23, (None, None))],
)
def test_namesakes_on_one_spot_are_one_and_those_close_by_are_near_one_another(longitude, expected):
    [resolution] = resolve(("Aa", [north_village(100), north_village(101, longitude=longitude)]))

    assert (resolution.place_id, resolution.geo_precision) == expected


@pytest.mark.parametrize("population", [None, 20_000])
def test_a_large_city_is_believed_though_the_text_names_another_country(population):
    hamlet, city = place(100, population=population), place(100, kind="city", population=1_500_000)

    found = [resolve(("Aa", [one]), ("Other land", [JORDAN_ITSELF]))[0].place_id for one in (hamlet, city)]

    assert found == [None, 100]


def test_a_foreign_governorate_on_the_border_is_context_and_no_evidence():
    far_side = abroad(20, kind="adm1")

    border, namesake = resolve((Mention("Far side", "border"), [far_side]), ("Aa", [place(100), abroad(200)]))

    assert (border.place_id, border.border_context, border.geo_precision) == (20, True, "linear_or_fuzzy")
    assert namesake.place_id is None


def test_both_sides_of_an_inner_border_are_evidence():
    *_, namesake = resolve(
        (Mention("North", "border"), [NORTH_ITSELF]), (Mention("South", "border"), [SOUTH_ITSELF]), ("Aa", [place(100), abroad(200)])
    )

    assert namesake.place_id == 100


def test_a_village_at_the_border_is_no_border_context():
    [resolution] = resolve((Mention("Aa", "border"), [place(100)]))

    assert (resolution.place_id, resolution.border_context) == (100, False)


def test_every_score_is_the_sum_of_its_reasons():
    resolutions = resolve(
        ("Aa", [place(100, population=5000), abroad(200, kind="camp")]), ("North", [NORTH_ITSELF]), ("Bb", [north_village(101)])
    )

    for ranked in (ranked for resolution in resolutions for ranked in resolution.candidates):
        assert ranked.score == pytest.approx(sum(reason.points for reason in ranked.reasons))


def test_the_order_of_candidates_changes_nothing():
    candidates = [north_village(number, longitude=number / 50) for number in range(100, 120)]
    shuffled = random.Random(7).sample(candidates, len(candidates))  # noqa: S311 - a fixed shuffle

    assert resolve(("Aa", candidates), ("Bb", [north_village(300)])) == resolve(("Aa", shuffled), ("Bb", [north_village(300)]))


def test_the_list_is_cut_at_ten():
    [resolution] = resolve(("Aa", [north_village(number) for number in range(100, 123)]))

    assert len(resolution.candidates) == 10
