from __future__ import annotations

from typing import get_args

import pytest

from geo.models import GeoPrecision, PlaceKind
from geo.precision import (
    RADIUS_KM,
    GeoPrecisionCode,
    acled_geo_precision,
    airwars_accuracy,
    precision_of,
    radius_km,
    ucdp_where_prec,
)  # fmt: skip

#: One row for each code: ours, UCDP where_prec, ACLED geo_precision, Airwars accuracy.
CODEBOOKS = [
    ("exact", 1, 1, "exact_location"),
    ("within_100m", 1, 1, "within_100m"),
    ("street", 1, 1, "street"),
    ("neighbourhood", 1, 1, "neighbourhood_area"),
    ("village_town", 1, 1, "village"),
    ("near_place", 2, 2, "nearby_landmark"),
    ("adm3", 3, 2, "subdistrict"),
    ("adm2", 3, 3, "district"),
    ("adm1", 4, 3, "province_governorate"),
    ("linear_or_fuzzy", 5, 3, None),
    ("country", 6, 3, None),
    ("international_waters", 7, 3, None),
]


def test_the_codes_are_those_of_the_records():
    assert list(get_args(GeoPrecisionCode)) == GeoPrecision.values == [code for code, *_ in CODEBOOKS]


@pytest.mark.parametrize(("code", "ucdp", "acled", "airwars"), CODEBOOKS)
def test_other_codebooks(code, ucdp, acled, airwars):
    assert (ucdp_where_prec(code), acled_geo_precision(code), airwars_accuracy(code)) == (ucdp, acled, airwars)


def test_a_small_sub_district_is_ucdp_2():
    assert [ucdp_where_prec("adm3", extent_km=km) for km in (12, 25, 25.1)] == [2, 2, 3]


@pytest.mark.parametrize("kind", ["village", "town", "city"])
def test_airwars_tells_settlements_apart(kind):
    assert airwars_accuracy("village_town", kind=kind) == kind


@pytest.mark.parametrize(
    ("kind", "relation", "direction", "precision"),
    [
        ("village", "in", "", "village_town"),
        ("camp", "in", "", "village_town"),
        ("neighbourhood", "in", "", "neighbourhood"),
        ("village", "near", "", "near_place"),
        ("village", "direction_of", "w", "near_place"),
        ("town", "distance_from", "n", "near_place"),
        ("adm1", "in", "", "adm1"),
        ("adm1", "part_of", "n", "adm1"),
        ("country", "in", "", "country"),
        ("country", "part_of", "nw", "linear_or_fuzzy"),
        ("adm1", "direction_of", "w", "linear_or_fuzzy"),
        ("adm1", "border", "", "linear_or_fuzzy"),
        ("adm1", "between", "", "linear_or_fuzzy"),
        ("village", "between", "", "linear_or_fuzzy"),
        ("region", "in", "", "linear_or_fuzzy"),
    ],
)
def test_precision_follows_kind_and_relation(kind, relation, direction, precision):
    assert precision_of(kind, relation, direction) == precision


@pytest.mark.parametrize("kind", PlaceKind.values)
def test_every_kind_has_a_precision_and_a_radius(kind):
    assert radius_km(precision_of(kind)) > 0


def test_coarser_settlement_precision_is_drawn_larger():
    radii = [
        RADIUS_KM[code] for code in ("exact", "within_100m", "street", "neighbourhood", "village_town", "adm3", "adm2", "adm1", "country")
    ]

    assert radii == sorted(set(radii))


@pytest.mark.parametrize(("distance", "radius"), [(None, 25), (5, 5), (0.3, 2), (40, 25)])
def test_a_stated_distance_narrows_the_circle_of_a_near_place(distance, radius):
    assert radius_km("near_place", distance_km=distance) == radius


def test_a_stated_distance_does_not_change_other_circles():
    assert radius_km("adm1", distance_km=3) == RADIUS_KM["adm1"]
