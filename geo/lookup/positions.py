"""Says where a point on the map lies: in which units, and near which known place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Collection

#: Places that have a spot of their own; the point of a unit is somewhere in it and near nothing.
SPOTS = ("adm4", "city", "town", "village", "camp", "crossing", "neighbourhood", "landmark")
#: The index orders by degrees, which are shorter eastward: among this many is the nearest in kilometers too.
_MOST_NEAR = 24

# The smallest unit says the country: outlines of countries are mostly coarser, and along a border they put a village into the next one.
_UNITS = """
    WITH covering AS (
        SELECT id, level, country FROM geo_area
        WHERE ST_Covers(outline, ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326))
    ), here AS (
        SELECT country FROM covering ORDER BY level DESC, id LIMIT 1
    )
    SELECT DISTINCT ON (area.level) area.level, area.country, area.pcode, area.place_id, coalesce(
        (SELECT name FROM geo_placename AS said
         WHERE said.place_id = area.place_id AND said.language = %(language)s ORDER BY said.kind <> 'preferred', said.id LIMIT 1),
        nullif(CASE %(language)s WHEN 'ar' THEN area.name_ar ELSE area.name_en END, ''),
        nullif(area.name_en, ''), nullif(area.name_ar, ''), area.pcode
    )
    FROM geo_area AS area
    JOIN here USING (country)
    WHERE area.level = 0 OR area.id IN (SELECT id FROM covering)
    ORDER BY area.level, area.id
"""
_NEAREST = """
    WITH near AS (
        SELECT place.id, place.kind, place.pcode, place.country, ST_DistanceSphere(place.point, here.point) / 1000 AS km
        FROM (SELECT ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326) AS point) AS here,
            LATERAL (
                SELECT * FROM geo_place WHERE kind = ANY(%(spots)s) ORDER BY geo_place.point <-> here.point LIMIT %(most)s
            ) AS place
    )
    SELECT near.country, near.pcode, near.id, coalesce(
        (SELECT name FROM geo_placename AS said
         WHERE said.place_id = near.id ORDER BY said.language <> %(language)s, said.kind <> 'preferred', said.id LIMIT 1), ''
    ), near.kind, near.km
    FROM near ORDER BY near.km, near.id LIMIT 1
"""

#: How far from the line of an area a place is right beside it, in degrees: some 10 km.
_BESIDE = 0.1
_AREAS_BESIDE = """
    SELECT place.id, array_agg(DISTINCT area.place_id)
    FROM geo_place AS place
    JOIN geo_area AS area ON area.place_id = ANY(%(areas)s) AND ST_DWithin(area.outline, place.point, %(beside)s)
    WHERE place.id = ANY(%(places)s)
    GROUP BY place.id
"""


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A unit around a point: ``code`` is its P-code, of a country its ISO 3166-1 alpha-3; ``place_id`` None if it has an outline only."""

    level: int
    country: str
    code: str
    place_id: int | None
    label: str


@dataclass(frozen=True, slots=True)
class SpotNear:
    """The known place nearest to a point, however far: ``km`` on the great circle."""

    country: str
    pcode: str
    place_id: int
    label: str
    kind: str
    km: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a point lies in, None where no outline that is loaded covers it, and what it lies near, None in an empty gazetteer."""

    country: UnitAt | None
    governorate: UnitAt | None
    district: UnitAt | None
    subdistrict: UnitAt | None
    nearest: SpotNear | None


def areas_at(longitude: float, latitude: float, *, language: str = "en") -> Surroundings:
    """Say what lies around a point in degrees of WGS 84, labeled in ``language`` (BCP 47) where the gazetteer has such names.

    Raises:
        ValueError: the degrees are no point on the Earth.

    """
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):  # noqa: PLR2004 - the whole Earth; a NaN is not on it either
        raise ValueError(f"expected longitude and latitude in degrees, found {longitude}, {latitude}")
    point: dict[str, float | str] = {"longitude": longitude, "latitude": latitude, "language": language}
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, point)
        units = {row[0]: UnitAt(*row) for row in cursor.fetchall()}
        cursor.execute(_NEAREST, {**point, "spots": list(SPOTS), "most": _MOST_NEAR})
        nearest = cursor.fetchone()
    return Surroundings(units.get(0), units.get(1), units.get(2), units.get(3), SpotNear(*nearest) if nearest else None)


def areas_beside(place_ids: Collection[int], area_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Return which of the areas, given as their places, each of the places lies in or right beside; those near none are left out."""
    if not place_ids or not area_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_AREAS_BESIDE, {"places": list(place_ids), "areas": list(area_ids), "beside": _BESIDE})
        return {place_id: frozenset(areas) for place_id, areas in cursor.fetchall()}
