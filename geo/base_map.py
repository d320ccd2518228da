"""The map below the incidents, from the gazetteer alone: places with their names in both scripts, and outlines by level."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Count, Max

from geo.models import Dataset, LayerChange, MapLayer
from geo.vector_tiles import fetch_tile

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.tiles import Tile

#: Counts up when the tiles change though the data does not, so that nobody keeps the old ones.
FORMAT = 1

#: Names on a tile: more would cover each other. The most populous are kept.
MOST_PLACES = 250

#: From which zoom on the units of each level are drawn: governorates on the map of a region, districts on that of a governorate.
FIRST_ZOOM_OF_LEVEL = (0, 4, 7, 9, 11)

BUILTIN_CREDITS = ("GeoNames (CC BY 4.0)", "Who's On First (CC BY 4.0)", "OCHA (CC BY-IGO)")

# The points are found first, and only those shown are named: in each script the name in its main language, and the preferred one.
_PLACES = """
    WITH shown AS MATERIALIZED (
        SELECT id, kind, population, map_zoom, point FROM geo_place
        WHERE map_zoom <= %(z)s AND point && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326)
        ORDER BY map_zoom, population DESC NULLS LAST, id LIMIT %(most)s
    ), feature AS (
        SELECT shown.id, shown.kind, shown.population, shown.map_zoom, names.name_ar, names.name_en,
            ST_AsMVTGeom(ST_Transform(shown.point, 3857), ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 0) AS geometry
        FROM shown CROSS JOIN LATERAL (
            SELECT (array_agg(name ORDER BY language <> 'ar', kind <> 'preferred', id) FILTER (WHERE script = 'Arab'))[1] AS name_ar,
                (array_agg(name ORDER BY language <> 'en', kind <> 'preferred', id) FILTER (WHERE script = 'Latn'))[1] AS name_en
            FROM geo_placename WHERE place_id = shown.id
        ) AS names
        ORDER BY shown.map_zoom, shown.population DESC NULLS LAST, shown.id
    )
    SELECT ST_AsMVT(feature, 'places', 4096, 'geometry', 'id') FROM feature WHERE geometry IS NOT NULL
"""
# From near, only what lies in the box, the tile with a margin, is transformed: an outline may have 100,000 corners.
_BOUNDARIES = """
    WITH unit AS (
        SELECT id, level, country, pcode, name_ar, name_en,
            CASE WHEN %(z)s < 4 THEN outline_far WHEN %(z)s < 8 THEN outline_middle
                ELSE ST_Transform(ST_ClipByBox2D(outline, ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326)), 3857)
            END AS outline
        FROM geo_area
        WHERE level <= %(level)s AND outline && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326)
        ORDER BY level DESC, id
    ), feature AS (
        SELECT id, level, country, pcode, name_ar, name_en,
            ST_AsMVTGeom(outline, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 64) AS geometry
        FROM unit
    )
    SELECT ST_AsMVT(feature, 'boundaries', 4096, 'geometry', 'id') FROM feature WHERE geometry IS NOT NULL
"""


_OUTLINES = """
    SELECT DISTINCT ON (place_id) place_id, ST_AsGeoJSON(ST_Transform(ST_Simplify(outline_middle, 500, true), 4326), 4)
    FROM geo_area WHERE place_id = ANY(%s) AND outline_middle IS NOT NULL ORDER BY place_id, level, id
"""


def layer_stamp(layer: MapLayer) -> str:
    """Return a text that differs as soon as anything the layer is drawn from was changed."""
    changes = LayerChange.objects.filter(layer=layer).aggregate(count=Count("pk"), newest=Max("pk"))
    return f"{FORMAT}-{changes['count']}-{changes['newest'] or 0}"


def credits_of_data() -> str:
    """Return whom to credit for places and outlines, with the licenses: those of the built-in places and of all that was imported."""
    imported = Dataset.objects.filter(imported_at__isnull=False).values_list("name", "licence").distinct().order_by("name")
    return ", ".join(dict.fromkeys([*BUILTIN_CREDITS, *(f"{name} ({licence})" for name, licence in imported)]))


def places_tile(tile: Tile) -> bytes:
    """Return the places of a tile, the most important ones first: kind, population, first zoom, a name in each script."""
    return fetch_tile(_PLACES, {**_corners(tile), "most": MOST_PLACES})


def boundaries_tile(tile: Tile) -> bytes:
    """Return the outlines of a tile, the smallest units first, so that the lines of larger ones lie over theirs."""
    level = max(level for level, zoom in enumerate(FIRST_ZOOM_OF_LEVEL) if zoom <= tile.z)
    return fetch_tile(_BOUNDARIES, {**_corners(tile, margin=360 / (1 << tile.z) / 32), "level": level})


def outlines_of(place_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return the outlines of those places that have one, as GeoJSON for a map of their surroundings: corners on a grid of some 300 m."""
    if not place_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_OUTLINES, [list(place_ids)])
        return {place_id: json.loads(outline) for place_id, outline in cursor.fetchall()}


def _corners(tile: Tile, *, margin: float = 0.0) -> dict[str, float]:
    west, south, east, north = tile.bounds()
    box = {"west": west - margin, "south": south - margin, "east": east + margin, "north": north + margin}
    return {"z": tile.z, "x": tile.x, "y": tile.y, **box}
