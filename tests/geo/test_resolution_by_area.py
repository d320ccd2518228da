"""The areas and sides that a text names decide between namesakes."""

from __future__ import annotations

import pytest

from geo.resolution import Mention
from tests.geo.squared_sheet import NORTH, NORTH_ITSELF, SOUTH, SOUTH_ITSELF, SYRIA, north_village, place, resolve


def test_the_area_named_right_after_decides_against_another_that_is_named():
    choices = [place(100, parent_ids=(SOUTH, SYRIA)), north_village(101, longitude=1.0)]

    resolution, *_ = resolve(("Aa", choices), (Mention("North", "part_of"), [NORTH_ITSELF]), ("South", [SOUTH_ITSELF]))

    assert resolution.place_id == 101


def test_a_place_outside_of_the_area_named_right_after_stays_open():
    resolution, _ = resolve(("Aa", [place(100, parent_ids=(SOUTH, SYRIA))]), (Mention("North", "part_of"), [NORTH_ITSELF]))

    assert (resolution.place_id, resolution.open_reason) == (None, "close_call")


def test_an_area_named_much_later_says_nothing_of_a_place():
    mentions = [
        (Mention("Aa", position=10), [place(100, parent_ids=(SOUTH, SYRIA))]),
        (Mention("North", "part_of", position=300), [NORTH_ITSELF]),
    ]

    assert resolve(*mentions)[0].place_id == 100


def test_a_place_right_beside_the_area_that_it_is_said_to_lie_in_is_believed():
    beside, far = (place(100, parent_ids=(SOUTH, SYRIA), beside_ids=areas) for areas in (frozenset({NORTH}), frozenset()))

    assert [resolve(("Aa", [one]), (Mention("North", "part_of"), [NORTH_ITSELF]))[0].place_id for one in (beside, far)] == [100, None]


def test_a_district_that_the_text_names_decides_within_its_governorate():
    district = place(20, kind="adm2", parent_ids=(NORTH, SYRIA))
    inside, outside = place(100, parent_ids=(20, NORTH, SYRIA)), north_village(101, longitude=1.0)

    assert resolve(("Aa", [inside, outside]), ("North", [NORTH_ITSELF]), ("District", [district]))[0].place_id == 100


@pytest.mark.parametrize(("direction", "expected"), [("e", 101), ("ne", 101), ("w", 100), ("nw", 100), ("", None), ("centre", None)])
def test_the_side_of_an_area_that_the_text_names_decides(direction, expected):
    west, east = north_village(100, longitude=-0.5), north_village(101, longitude=0.5)

    resolution, _ = resolve(("Aa", [west, east]), (Mention("North", "part_of", direction), [NORTH_ITSELF]))

    assert resolution.place_id == expected


def test_sides_are_seen_from_the_capital_not_from_the_middle():
    capital, near, far = (
        north_village(99, longitude=-2.0, kind="city", population=9000),
        north_village(100, longitude=-1.0),
        north_village(101, longitude=-2.5),
    )

    resolution, _ = resolve(("Aa", [near, far]), (Mention("North", "part_of", "e"), [NORTH_ITSELF, capital]))

    assert resolution.place_id == 100


def test_a_hamlet_far_from_every_area_named_stays_open():
    far, large = [place(100, parent_ids=(SOUTH, SYRIA), longitude=3.0, population=size) for size in (None, 90_000)]

    assert [resolve(("Aa", [one]), ("North", [NORTH_ITSELF]))[0].place_id for one in (far, large)] == [None, 100]
