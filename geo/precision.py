"""How well a place in words is known, how large a circle says so honestly, and how other codebooks write it.

The codes are those of ``geo.models.GeoPrecision``; the maps follow the codebooks of UCDP GED, ACLED and Airwars.
"""

from __future__ import annotations

from typing import Literal

GeoPrecisionCode = Literal[
    "exact", "within_100m", "street", "neighbourhood", "village_town", "near_place", "adm3", "adm2", "adm1", "linear_or_fuzzy", "country",
    "international_waters",
]  # fmt: skip
PlaceRelation = Literal["in", "near", "direction_of", "part_of", "between", "border", "distance_from"]
Direction = Literal["", "n", "ne", "e", "se", "s", "sw", "w", "nw", "centre"]

#: UCDP where_prec 2 and our near_place both end here.
NEAR_KM = 25.0

#: Radius of the circle drawn, where no outline is known. A village or town is drawn at 2 km, so that its fields and outskirts are
#: inside; the administrative radii are those of a circle as large as a Syrian unit of that level (14, 62 and 272 units on 185,000 km²).
RADIUS_KM: dict[str, float] = {
    "exact": 0.05, "within_100m": 0.1, "street": 0.5, "neighbourhood": 1.0, "village_town": 2.0, "near_place": NEAR_KM,
    "adm3": 15.0, "adm2": 31.0, "adm1": 65.0, "linear_or_fuzzy": 65.0, "country": 250.0, "international_waters": 250.0,
}  # fmt: skip

UCDP_WHERE_PREC: dict[str, int] = {
    "exact": 1, "within_100m": 1, "street": 1, "neighbourhood": 1, "village_town": 1, "near_place": 2,
    "adm3": 3, "adm2": 3, "adm1": 4, "linear_or_fuzzy": 5, "country": 6, "international_waters": 7,
}  # fmt: skip

ACLED_GEO_PRECISION: dict[str, int] = {
    "exact": 1, "within_100m": 1, "street": 1, "neighbourhood": 1, "village_town": 1, "near_place": 2,
    "adm3": 2, "adm2": 3, "adm1": 3, "linear_or_fuzzy": 3, "country": 3, "international_waters": 3,
}  # fmt: skip

AIRWARS_ACCURACY: dict[str, str] = {
    "exact": "exact_location", "within_100m": "within_100m", "street": "street", "neighbourhood": "neighbourhood_area",
    "village_town": "village", "near_place": "nearby_landmark", "adm3": "subdistrict", "adm2": "district", "adm1": "province_governorate",
}  # fmt: skip

#: Kinds that are areas; every other kind is a spot on the map.
AREA_KINDS = frozenset({"country", "adm1", "adm2", "adm3", "region"})

_OF_KIND: dict[str, GeoPrecisionCode] = {
    "country": "country", "adm1": "adm1", "adm2": "adm2", "adm3": "adm3", "adm4": "village_town", "region": "linear_or_fuzzy",
    "neighbourhood": "neighbourhood", "landmark": "neighbourhood", "crossing": "neighbourhood",
}  # fmt: skip


def precision_of(kind: str, relation: PlaceRelation = "in", direction: Direction = "") -> GeoPrecisionCode:
    """Return how well "<relation> <place of this kind>" fixes a position; ``kind`` is a code of ``geo.models.PlaceKind``.

    The north of a governorate is still that governorate (UCDP 4), the northwest of a country is a loose area (UCDP 5), and so is
    whatever lies outside an area or along its border.
    """
    if relation in {"between", "border"}:
        return "linear_or_fuzzy"
    if relation in {"near", "direction_of", "distance_from"}:
        return "linear_or_fuzzy" if kind in AREA_KINDS else "near_place"
    if kind == "country" and direction:
        return "linear_or_fuzzy"
    return _OF_KIND.get(kind, "village_town")


def radius_km(precision: str, *, distance_km: float | None = None) -> float:
    """Return the radius of the circle to draw; "3 km west of X" reaches 3 km from X, not 25."""
    if precision == "near_place" and distance_km is not None:
        return min(max(distance_km, RADIUS_KM["village_town"]), NEAR_KM)
    return RADIUS_KM[precision]


def ucdp_where_prec(precision: str, *, extent_km: float | None = None) -> int:
    """Return UCDP's where_prec; a sub-district whose outline reaches at most ``extent_km`` ≤ 25 from its center is 2, else 3."""
    if precision == "adm3" and extent_km is not None and extent_km <= NEAR_KM:
        return 2
    return UCDP_WHERE_PREC[precision]


def acled_geo_precision(precision: str) -> int:
    """Return ACLED's geo_precision."""
    return ACLED_GEO_PRECISION[precision]


def airwars_accuracy(precision: str, *, kind: str = "village") -> str | None:
    """Return Airwars' key, telling village, town and city apart by ``kind``; None where Airwars has no key so coarse."""
    if precision == "village_town" and kind in {"town", "city"}:
        return kind
    return AIRWARS_ACCURACY.get(precision)
