"""The searches by which candidates are found: each answers from an index and stops at a bound of its own.

Parameters: ``firsts`` and ``lasts`` end the spans of days; ``longitudes``, ``latitudes`` and ``radii`` (km) the spots; ``names``
folded runs of words; ``areas`` places; ``most``, ``some`` and ``few`` the bounds.
"""

from __future__ import annotations

#: Within so many km beyond the radius of a spot that the report names.
NEAR_DATED = """
    SELECT i.id
    FROM unnest(%(firsts)s::date[], %(lasts)s::date[]) AS span(first, last)
    CROSS JOIN unnest(%(longitudes)s::float8[], %(latitudes)s::float8[], %(radii)s::float8[]) AS spot(longitude, latitude, radius)
    JOIN incidents_incident i
        ON ST_DWithin(
            geography(i.point), geography(ST_SetSRID(ST_MakePoint(spot.longitude, spot.latitude), 4326)), 1000 * (spot.radius + 20)
        )
        AND daterange(i.start_date, i.end_date, '[]') && daterange(span.first, span.last, '[]')
    WHERE i.state NOT IN ('rejected', 'retracted', 'merged')
    LIMIT %(most)s
"""

#: Incidents known no better than as an area lie up to 70 km from their point; they have an index of their own.
VAGUE_DATED = """
    SELECT i.id
    FROM unnest(%(firsts)s::date[], %(lasts)s::date[]) AS span(first, last)
    CROSS JOIN unnest(%(longitudes)s::float8[], %(latitudes)s::float8[], %(radii)s::float8[]) AS spot(longitude, latitude, radius)
    JOIN incidents_incident i
        ON ST_DWithin(
            geography(i.point), geography(ST_SetSRID(ST_MakePoint(spot.longitude, spot.latitude), 4326)), 1000 * (spot.radius + 70)
        )
        AND daterange(i.start_date, i.end_date, '[]') && daterange(span.first, span.last, '[]')
    WHERE i.geo_precision IN ('adm3', 'adm2', 'adm1', 'linear_or_fuzzy') AND i.state NOT IN ('rejected', 'retracted', 'merged')
    LIMIT %(some)s
"""

NAMED_DATED = """
    SELECT i.id
    FROM unnest(%(firsts)s::date[], %(lasts)s::date[]) AS span(first, last)
    CROSS JOIN unnest(%(names)s::text[]) AS asked(name)
    JOIN incidents_incidentname n ON n.joined = asked.name AND NOT n.is_area AND n.first_day BETWEEN span.first AND span.last
    JOIN incidents_incident i ON i.id = n.incident_id
    WHERE i.state NOT IN ('rejected', 'retracted', 'merged')
    LIMIT %(most)s
"""

AREA_DATED = """
    SELECT i.id
    FROM unnest(%(firsts)s::date[], %(lasts)s::date[]) AS span(first, last)
    JOIN incidents_incidentarea a ON a.place_id = ANY(%(areas)s) AND a.first_day BETWEEN span.first AND span.last
    JOIN incidents_incident i ON i.id = a.incident_id
    WHERE i.state NOT IN ('rejected', 'retracted', 'merged')
    LIMIT %(some)s
"""

DATED = """
    SELECT i.id
    FROM unnest(%(firsts)s::date[], %(lasts)s::date[]) AS span(first, last)
    JOIN incidents_incident i ON i.start_date BETWEEN span.first AND span.last
    WHERE i.state NOT IN ('rejected', 'retracted', 'merged')
    ORDER BY abs(i.start_date - (span.first + (span.last - span.first) / 2)), i.id
    LIMIT %(some)s
"""

#: Of each name the newest.
NAMED = """
    SELECT found.id
    FROM unnest(%(names)s::text[]) AS asked(name)
    CROSS JOIN LATERAL (
        SELECT i.id
        FROM incidents_incidentname n JOIN incidents_incident i ON i.id = n.incident_id
        WHERE n.joined = asked.name AND NOT n.is_area AND i.state NOT IN ('rejected', 'retracted', 'merged')
        ORDER BY n.first_day DESC NULLS LAST
        LIMIT %(few)s
    ) AS found
    LIMIT %(some)s
"""

NEAR = """
    SELECT i.id
    FROM unnest(%(longitudes)s::float8[], %(latitudes)s::float8[], %(radii)s::float8[]) AS spot(longitude, latitude, radius)
    JOIN incidents_incident i
        ON ST_DWithin(
            geography(i.point), geography(ST_SetSRID(ST_MakePoint(spot.longitude, spot.latitude), 4326)), 1000 * (spot.radius + 3)
        )
    WHERE i.state NOT IN ('rejected', 'retracted', 'merged')
    LIMIT %(some)s
"""

NEWEST = """
    SELECT i.id FROM incidents_incident i
    WHERE i.state NOT IN ('rejected', 'retracted', 'merged')
    ORDER BY i.start_date DESC NULLS LAST
    LIMIT %(some)s
"""

#: One more than there may be for all to be scored.
EVERYTHING = """
    SELECT i.id FROM incidents_incident i WHERE i.state NOT IN ('rejected', 'retracted', 'merged') LIMIT %(all)s
"""

WITH_DAYS = (NEAR_DATED, NAMED_DATED, VAGUE_DATED, AREA_DATED, DATED)
#: Asked also where days are given, for a text may give no day but that of something else.
WITHOUT_DAYS = (NAMED, NEAR)
