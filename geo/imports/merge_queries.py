"""The statements that merge staged rows; ``geo.imports.merging`` says in which order."""

from __future__ import annotations

MEET_BY_ID = """
UPDATE staged_place SET place_id = place.id
FROM geo_place AS place
WHERE staged_place.place_id IS NULL
  AND place.gazetteer = staged_place.gazetteer AND place.gazetteer_id = staged_place.gazetteer_id
"""

MEET_BY_IDENTIFIER = """
UPDATE staged_place SET place_id = identifier.place_id
FROM geo_placeidentifier AS identifier
WHERE staged_place.place_id IS NULL
  AND identifier.gazetteer = staged_place.gazetteer AND identifier.gazetteer_id = staged_place.gazetteer_id
"""

MEET_BY_FURTHER_ID = """
UPDATE staged_place SET place_id = met.place_id
FROM (
    SELECT DISTINCT ON (staged_id.row) staged_id.row, coalesce(place.id, identifier.place_id) AS place_id
    FROM staged_id
    LEFT JOIN geo_place AS place USING (gazetteer, gazetteer_id)
    LEFT JOIN geo_placeidentifier AS identifier USING (gazetteer, gazetteer_id)
    WHERE coalesce(place.id, identifier.place_id) IS NOT NULL
    ORDER BY staged_id.row, staged_id.rank
) AS met
WHERE staged_place.place_id IS NULL AND met.row = staged_place.row
"""

MEET_BY_PCODE = """
UPDATE staged_place SET place_id = place.id
FROM geo_place AS place
WHERE staged_place.place_id IS NULL AND staged_place.pcode <> ''
  AND place.kind = staged_place.kind AND place.pcode = staged_place.pcode AND place.country = staged_place.country
"""

# Only P-code tables come without any shared id. Inside one parent unit and level a name names one unit; where it does not, nothing is met.
MEET_BY_NAME = """
WITH named AS (
    SELECT staged_place.row, min(place.id) AS place_id
    FROM staged_place
    JOIN staged_name USING (row)
    JOIN geo_placename AS name ON name.key_joined = staged_name.key_joined
    JOIN geo_place AS place ON place.id = name.place_id AND place.kind = staged_place.kind AND place.country = staged_place.country
    JOIN geo_place AS parent ON parent.id = place.parent_id AND parent.pcode = staged_place.within
    WHERE staged_place.place_id IS NULL AND staged_place.kind = %s AND place.pcode = ''
    GROUP BY staged_place.row
    HAVING count(DISTINCT place.id) = 1
)
UPDATE staged_place SET place_id = named.place_id
FROM named
WHERE named.row = staged_place.row AND (SELECT count(*) FROM named AS same WHERE same.place_id = named.place_id) = 1
"""

FILL = """
UPDATE geo_place AS place
SET population = coalesce(place.population, met.population), pcode = CASE place.pcode WHEN '' THEN met.pcode ELSE place.pcode END
FROM (SELECT DISTINCT ON (place_id) * FROM staged_place WHERE place_id IS NOT NULL ORDER BY place_id, row) AS met
WHERE place.id = met.place_id
  AND ((place.population IS NULL AND met.population IS NOT NULL) OR (place.pcode = '' AND met.pcode <> ''))
"""

REFRESH = """
UPDATE geo_place AS place
SET kind = met.kind, point = met.point, population = coalesce(met.population, place.population),
    pcode = CASE place.pcode WHEN '' THEN met.pcode ELSE place.pcode END
FROM (
    SELECT DISTINCT ON (place_id) *, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) AS point
    FROM staged_place WHERE known AND longitude IS NOT NULL ORDER BY place_id, row
) AS met
WHERE place.id = met.place_id
  AND (place.kind, place.population, place.pcode) IS DISTINCT FROM
      (met.kind, coalesce(met.population, place.population), CASE place.pcode WHEN '' THEN met.pcode ELSE place.pcode END)
   OR place.id = met.place_id AND NOT ST_Equals(place.point, met.point)
"""

INSERT_PLACES = """
INSERT INTO geo_place (gazetteer, gazetteer_id, kind, point, country, pcode, population)
SELECT DISTINCT ON (gazetteer, gazetteer_id)
    gazetteer, gazetteer_id, kind, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), country, pcode, population
FROM staged_place
WHERE place_id IS NULL AND longitude IS NOT NULL
ORDER BY gazetteer, gazetteer_id, row
"""

INSERT_IDENTIFIERS = """
INSERT INTO geo_placeidentifier (place_id, gazetteer, gazetteer_id)
SELECT staged_place.place_id, own.gazetteer, own.gazetteer_id
FROM staged_place
JOIN (
    SELECT row, gazetteer, gazetteer_id FROM staged_place
    UNION ALL
    SELECT row, gazetteer, gazetteer_id FROM staged_id
) AS own USING (row)
JOIN geo_place AS place ON place.id = staged_place.place_id AND (place.gazetteer, place.gazetteer_id) <> (own.gazetteer, own.gazetteer_id)
ORDER BY staged_place.row
ON CONFLICT DO NOTHING
"""

# A name of unknown language learns it from a file that says it; stored once more it would be the same name twice.
NAME_LANGUAGES = """
UPDATE geo_placename AS name SET language = told.language
FROM (
    SELECT DISTINCT ON (staged_place.place_id, staged_name.name) staged_place.place_id, staged_name.name, staged_name.language
    FROM staged_name JOIN staged_place USING (row)
    WHERE staged_place.known AND staged_name.language <> 'und'
    ORDER BY staged_place.place_id, staged_name.name, staged_name.language <> 'en', staged_name.language
) AS told
WHERE name.place_id = told.place_id AND name.name = told.name AND name.language = 'und'
  AND NOT EXISTS (
    SELECT FROM geo_placename AS other
    WHERE other.place_id = told.place_id AND other.name = told.name AND other.language = told.language
  )
"""

# A place keeps the preferred name that it has in a language; a further one is a variant.
INSERT_NAMES = """
INSERT INTO geo_placename (place_id, name, language, script, kind, key, key_bare, key_joined)
SELECT staged_place.place_id, told.name, told.language, told.script,
    CASE WHEN told.kind = 'preferred' AND staged_place.known AND EXISTS (
        SELECT FROM geo_placename AS other
        WHERE other.place_id = staged_place.place_id AND other.language = told.language AND other.kind = 'preferred'
    ) THEN 'variant' ELSE told.kind END,
    told.key, told.key_bare, told.key_joined
FROM staged_name AS told JOIN staged_place USING (row)
WHERE staged_place.place_id IS NOT NULL
  AND NOT (told.language = 'und' AND staged_place.known AND EXISTS (
    SELECT FROM geo_placename AS other WHERE other.place_id = staged_place.place_id AND other.name = told.name
  ))
ORDER BY staged_place.row
ON CONFLICT DO NOTHING
"""
