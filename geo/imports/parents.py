"""What a place lies in: the smallest unit whose outline covers its point, never the one that a file names.

A unit of the same country and a higher level becomes the parent; a place that no outline covers lies in its country. Where somebody put a
camp in a town, it stays there.
"""

from __future__ import annotations

from django.db import connection, transaction

#: Large outlines are slow to test; in pieces of this many corners an index finds the right one.
CORNERS = 128

LEVELS = """
CREATE TEMP TABLE IF NOT EXISTS kind_level (kind text PRIMARY KEY, level integer) ON COMMIT DROP;
TRUNCATE kind_level;
INSERT INTO kind_level VALUES ('country', 0), ('adm1', 1), ('adm2', 2), ('adm3', 3), ('adm4', 4);
"""

PIECES = """
CREATE TEMP TABLE IF NOT EXISTS area_piece (level integer, country text, place_id bigint, outline geometry) ON COMMIT DROP;
TRUNCATE area_piece;
INSERT INTO area_piece
SELECT area.level, area.country, area.place_id, ST_Subdivide(area.outline, %s)
FROM geo_area AS area
JOIN geo_place AS place ON place.id = area.place_id
JOIN kind_level USING (kind, level);
CREATE INDEX IF NOT EXISTS area_piece_outline ON area_piece USING gist (outline);
ANALYZE area_piece;
"""

# A unit with an outline is looked for from inside it: the point that a gazetteer gives for a district may lie in the next one.
ASSIGN = """
WITH position AS (
    SELECT place.id, place.country, place.parent_id, coalesce(kind_level.level, CASE place.kind WHEN 'region' THEN 1 ELSE 5 END) AS level,
        coalesce(own.inside, place.point) AS point
    FROM geo_place AS place
    LEFT JOIN kind_level USING (kind)
    LEFT JOIN (
        SELECT place_id, ST_PointOnSurface(ST_Collect(outline)) AS inside FROM geo_area WHERE place_id IS NOT NULL GROUP BY place_id
    ) AS own ON own.place_id = place.id
), covering AS (
    SELECT DISTINCT ON (position.id) position.id, piece.place_id AS parent_id, piece.level
    FROM position
    JOIN area_piece AS piece
      ON piece.country = position.country AND piece.level < position.level AND ST_Covers(piece.outline, position.point)
    WHERE piece.place_id <> position.id
    ORDER BY position.id, piece.level DESC, piece.place_id
), country AS (
    SELECT country, min(id) AS parent_id FROM geo_place WHERE kind = 'country' GROUP BY country
), wanted AS (
    SELECT position.id, coalesce(covering.parent_id, country.parent_id) AS parent_id, coalesce(covering.level, 0) AS level,
        position.level AS own_level, position.parent_id AS present_id
    FROM position
    LEFT JOIN covering USING (id)
    LEFT JOIN country ON country.country = position.country AND country.parent_id <> position.id AND position.level > 0
)
UPDATE geo_place AS place SET parent_id = wanted.parent_id
FROM wanted
LEFT JOIN geo_place AS present ON present.id = wanted.present_id
LEFT JOIN kind_level AS present_level ON present_level.kind = present.kind
WHERE place.id = wanted.id AND wanted.parent_id IS NOT NULL AND wanted.parent_id IS DISTINCT FROM wanted.present_id
  AND CASE
    WHEN present.id IS NULL THEN true
    WHEN present_level.level IS NULL THEN wanted.own_level < 5
    ELSE wanted.level >= present_level.level
  END
"""

# The code of an outline is a P-code as soon as its place has one.
CODES = """
UPDATE geo_area AS area SET pcode = place.pcode
FROM geo_place AS place
WHERE place.id = area.place_id AND place.pcode <> '' AND place.pcode <> area.pcode
  AND NOT EXISTS (SELECT FROM geo_area AS other WHERE other.level = area.level AND other.pcode = place.pcode)
"""


@transaction.atomic
def assign_parents() -> int:
    """Put every place into the unit around it, and return for how many that was new; a second run changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE geo_place, geo_area")  # thousands of rows may be newer than what the planner knows
        cursor.execute(LEVELS)
        cursor.execute(PIECES, [CORNERS])
        cursor.execute(ASSIGN)
        changed: int = cursor.rowcount
        cursor.execute(CODES)
        return changed
