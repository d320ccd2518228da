"""Time vector tiles of published incidents: ``python benchmarks/tiles.py [--incidents 1000000] [--tiles 15] [--keep]``.

The incidents are made up: towns with more and less of them, three in five exactly on their town. They go into a database of their own,
through the triggers that keep the counts; it is removed afterwards. For each zoom the fullest tile and a sample of the
others are made, each three times, in turn with the same tile as tile servers ask for it: from the table, by its geometry. Medians of
wall time; a tile from near names every incident in it, so its size says what there was to write.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

import django

django.setup()

# ruff: noqa: E402 - these need the apps
from django.db import connection
from django.test import RequestFactory

from geo import vector_tiles
from geo.tiles import Tile
from geo.vector_tiles import fetch_tile
from incidents.models.map_cell import LAST_COUNTED_ZOOM
from incidents.services.map_tiles import FIRST_TITLED_ZOOM
from incidents.views.tiles import INCIDENTS

if TYPE_CHECKING:
    from collections.abc import Callable

ZOOMS = (0, 2, 4, 6, 7, 8, 10, 12)
REPEATS = 3
NO_LIMIT_MS = 600_000

SEED = "SELECT setseed(0.4)"
TOWNS = """
CREATE TEMPORARY TABLE town AS
SELECT number, 20 + 40 * random() AS longitude, 5 + 35 * random() AS latitude FROM generate_series(0, 5999) AS number
"""
# A few towns have most incidents: the third power of an even chance.
DRAWN = """
CREATE TEMPORARY TABLE drawn AS
SELECT chance.number, town.longitude + apart * scatter.east AS longitude, town.latitude + apart * scatter.north AS latitude
FROM (
    SELECT number, floor(6000 * random() ^ 3)::int AS town, (random() > 0.6)::int * 0.2 AS apart FROM generate_series(1, %s) AS number
) AS chance
JOIN town ON town.number = chance.town
CROSS JOIN LATERAL (SELECT random() - random() + 0 * chance.number AS east, random() - random() + 0 * chance.number AS north) AS scatter
"""
#: Published rows alone: the incidents and the ledger behind them are not what maps read.
STAND_ALONE = """
DO $$ DECLARE reference text; BEGIN
    FOR reference IN SELECT conname FROM pg_constraint WHERE conrelid = 'incidents_publishedincident'::regclass AND contype = 'f' LOOP
        EXECUTE format('ALTER TABLE incidents_publishedincident DROP CONSTRAINT %I', reference);
    END LOOP;
END $$
"""
PUBLISHED = """
INSERT INTO incidents_publishedincident (incident_id, publication_id, code, version, title_ar, title_en, event_type, start_date, end_date,
    country, point, geo_precision, grading, killed_low, killed_best, killed_high, search, document, published_at)
SELECT number, number, 'SYR' || number, 1, 'قصف على بلدة في ريف المحافظة رقم ' || number,
    'Shelling of a town in the countryside, ' || number, 'shelling',
    date '2011-01-01' + number %% 5000, date '2011-01-01' + number %% 5000, 'SYR',
    ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), 'village_town', 'fair', number %% 9, number %% 9, number %% 9 + 3,
    to_tsvector('simple', 'shelling town ' || number), jsonb_build_object('words', repeat(md5(number::text), 20)), now()
FROM drawn WHERE number > %s AND number <= %s
"""
BATCH = 100_000

FROM_THE_TABLE = """
WITH feature AS (
    SELECT incident_id AS id, code, event_type AS type, start_date::text AS date, killed_low, killed_high, geo_precision AS precision,
        CASE WHEN %(titled)s THEN nullif(title_ar, '') END AS title_ar, CASE WHEN %(titled)s THEN nullif(title_en, '') END AS title_en,
        ST_AsMVTGeom(ST_Transform(point, 3857), ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 0) AS geometry
    FROM incidents_publishedincident WHERE point && ST_Transform(ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4326)
)
SELECT ST_AsMVT(feature, 'incidents', 4096, 'geometry', 'id') FROM feature WHERE geometry IS NOT NULL
"""
#: The tiles that hold incidents, fullest first, by the counted cells of that zoom's own squares.
FULLEST = """
SELECT x, y FROM (
    SELECT floor((longitude + 180) / 360 * %(tiles)s)::int AS x,
        floor((0.5 - ln(tan(pi() / 4 + radians(latitude) / 2)) / (2 * pi())) * %(tiles)s)::int AS y
    FROM drawn
) AS tile GROUP BY x, y ORDER BY count(*) DESC
"""


class Timing(NamedTuple):
    """Milliseconds of one tile, and its size."""

    milliseconds: float
    size: int


def main() -> None:
    """Make the incidents, then print a row for each zoom."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--tiles", type=int, default=15, help="tiles of each zoom, the fullest among them")
    parser.add_argument("--keep", action="store_true", help="leave the database there afterwards")
    options = parser.parse_args()
    kept = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    vector_tiles.LIMIT_MS = NO_LIMIT_MS
    try:
        publish(options.incidents)
        print("zoom  what      tiles  median ms  fullest ms  fullest kB  from the table: median ms  fullest ms")
        for zoom in ZOOMS:
            report(zoom, options.tiles)
    finally:
        if not options.keep:
            connection.creation.destroy_test_db(kept, verbosity=0)


def publish(size: int) -> None:
    """Fill the table of published incidents."""
    with connection.cursor() as cursor:
        cursor.execute(SEED)
        cursor.execute(TOWNS)
        cursor.execute(DRAWN, [size])
        cursor.execute(STAND_ALONE)
        begin = time.perf_counter()
        for first in range(0, size, BATCH):
            cursor.execute(PUBLISHED, [first, first + BATCH])
        spent = time.perf_counter() - begin
        cursor.execute("VACUUM ANALYZE incidents_publishedincident, incidents_mapcell")
        print(f"{size:,} incidents published in {spent:.0f} s, counts kept by triggers")


def report(zoom: int, count: int) -> None:
    """Print the times of one zoom."""
    tiles = chosen_tiles(zoom, count)
    own = [median(lambda tile=tile: serve(tile)) for tile in tiles]
    table = [median(lambda tile=tile: from_the_table(tile)) for tile in tiles]
    what = "counts" if zoom <= LAST_COUNTED_ZOOM else "incidents"
    middle, middle_table = (statistics.median(timing.milliseconds for timing in timings) for timings in (own, table))
    print(
        f"{zoom:>4}  {what:<9} {len(tiles):>5}  {middle:>9.1f}  {own[0].milliseconds:>10.1f}  {own[0].size / 1000:>10,.0f}"
        f"  {middle_table:>25.1f}  {table[0].milliseconds:>10.1f}",
        flush=True,
    )


def chosen_tiles(zoom: int, count: int) -> list[Tile]:
    """Return the fullest tile, and others from the fullest to the emptiest."""
    with connection.cursor() as cursor:
        cursor.execute(FULLEST, {"tiles": 2.0**zoom})
        rows = cursor.fetchall()
    return [Tile(zoom, x, y) for x, y in rows[:: max(1, len(rows) // count)]][:count]


def serve(tile: Tile) -> bytes:
    """Answer a request for the tile, as the web server would."""
    return INCIDENTS.serve(RequestFactory().get("/"), z=tile.z, x=tile.x, y=tile.y).content


def from_the_table(tile: Tile) -> bytes:
    """Make a tile with the same incidents and attributes as tile servers do."""
    return fetch_tile(FROM_THE_TABLE, {"z": tile.z, "x": tile.x, "y": tile.y, "titled": tile.z >= FIRST_TITLED_ZOOM})


def median(make: Callable[[], bytes]) -> Timing:
    """Make a tile several times."""
    timings = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        content = make()
        timings.append(Timing((time.perf_counter() - begin) * 1000, len(content)))
    return sorted(timings)[REPEATS // 2]


if __name__ == "__main__":
    main()
