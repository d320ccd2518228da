"""What the map is given: spots, and names of the gazetteer around them."""

from __future__ import annotations

import pytest

from incidents.views.maps import Spot, map_data
from tests.factories import make_place

pytestmark = pytest.mark.django_db


def spot(*, latitude: float = 36.0, longitude: float = 36.5, uncertainty_km: float = 2.0) -> Spot:
    return {"kind": "best", "latitude": latitude, "longitude": longitude, "uncertainty_km": uncertainty_km, "name": "Tell Nur", "url": ""}


def labels(*spots: Spot) -> list[str]:
    return [label["name"] for label in map_data(spots, language="en")["labels"]]


def test_names_around_a_spot_are_given_and_far_ones_are_not():
    make_place("Near", latitude=36.05)
    make_place("Far", latitude=37.5)

    assert labels(spot()) == ["Near"]


def test_names_reach_beyond_a_wide_circle():
    make_place("At the edge", latitude=36.3)

    assert labels(spot(uncertainty_km=2)) == []
    assert labels(spot(uncertainty_km=31)) == ["At the edge"]


def test_a_spot_is_not_named_twice():
    make_place("Tell Nur")

    assert labels(spot()) == []


def test_larger_places_come_first_and_areas_have_no_dot():
    make_place("Village", latitude=36.01)
    make_place("City", latitude=36.02, kind="city", population=100_000)
    make_place("Governorate", latitude=36.03, kind="adm1")

    assert labels(spot()) == ["City", "Village"]


def test_a_wide_map_names_cities_alone():
    make_place("Village", latitude=36.01)
    make_place("City", latitude=36.02, kind="city")

    assert labels(spot(), spot(latitude=40.0)) == ["City"]


def test_no_spot_no_names():
    make_place("Near")

    assert labels() == []
