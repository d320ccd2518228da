"""Published incidents as vector tiles: how many lie where on maps of wide areas, each of them from near.

Either is read from one range of a number that runs through all tiles (``geo.tiles``): the counts from cells that publication keeps, the
incidents from an index in that order which holds all that a tile shows, so that no row of the table itself is visited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from geo.vector_tiles import fetch_tile
from incidents.models import Publication
from incidents.models.map_cell import CELL_STEPS, LAST_COUNTED_ZOOM

if TYPE_CHECKING:
    from geo.tiles import Tile

#: Counts up when the tiles change though no publication was added, so that nobody keeps the old ones.
FORMAT = 1

#: From which zoom on incidents have their titles: those of a whole region are most of its tile, and are not read there.
FIRST_TITLED_ZOOM = 10

_CELLS = """
    WITH feature AS (
        SELECT cell AS id, incidents AS count,
            ST_MakePoint(floor(((sum_x::float8 / incidents) / 2147483648 * %(tiles)s - %(x)s) * 4096),
                floor(((sum_y::float8 / incidents) / 2147483648 * %(tiles)s - %(y)s) * 4096)) AS geometry
        FROM incidents_mapcell
        WHERE level = %(level)s AND cell >= %(first)s AND cell < %(end)s AND incidents > 0
        ORDER BY cell
    )
    SELECT ST_AsMVT(feature, 'incidents', 4096, 'geometry', 'id') FROM feature
"""
_INCIDENTS = """
    WITH feature AS (
        SELECT incident_id AS id, code, event_type AS type, start_date::text AS date, killed_low, killed_high, geo_precision AS precision,
            CASE WHEN %(titled)s THEN nullif(title_ar, '') END AS title_ar, CASE WHEN %(titled)s THEN nullif(title_en, '') END AS title_en,
            ST_MakePoint(floor(((ST_X(point) + 180) / 360 * %(tiles)s - %(x)s) * 4096),
                floor(((0.5 - ln(tan(pi() / 4 + radians(ST_Y(point)) / 2)) / (2 * pi())) * %(tiles)s - %(y)s) * 4096)) AS geometry
        FROM incidents_publishedincident
        WHERE point IS NOT NULL AND waqia_map_key(point) >= %(first)s AND waqia_map_key(point) < %(end)s
    )
    SELECT ST_AsMVT(feature, 'incidents', 4096, 'geometry', 'id') FROM feature
"""


def incidents_stamp() -> str:
    """Return a text that differs as soon as anything was published: the newest number in the ledger, which has no gaps."""
    newest = Publication.objects.aggregate(newest=Max("seq"))["newest"]
    return f"{FORMAT}-{newest or 0}"


def incidents_tile(tile: Tile) -> bytes:
    """Return the incidents of a tile: up to ``LAST_COUNTED_ZOOM`` as counts, each at the mean of its incidents, then one by one."""
    grid = {"tiles": float(1 << tile.z), "x": tile.x, "y": tile.y}
    if tile.z <= LAST_COUNTED_ZOOM:
        first, end = tile.keys(bits=tile.z + CELL_STEPS)
        return fetch_tile(_CELLS, {**grid, "level": tile.z + CELL_STEPS, "first": first, "end": end})
    first, end = tile.keys()
    return fetch_tile(_INCIDENTS, {**grid, "first": first, "end": end, "titled": tile.z >= FIRST_TITLED_ZOOM})
