"""Where imported incidents lie: their country, the known place nearest to them, and by which incidents of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from geo.lookup.positions import SPOTS
from geo.models import PlaceKind, PlaceName
from geo.names import keys_of
from incidents.services.prefill import UNKNOWN_COUNTRY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import ImportedTable

_ALPHA3_LENGTH = 3

#: A position that names a village or is near one stands for the nearest known place within three kilometers.
_NEAREST = """
    UPDATE incidents_incident AS incident SET place_id = found.place_id
    FROM (
        SELECT placeless.id, near.id AS place_id
        FROM incidents_importedrow AS row
        JOIN incidents_incident AS placeless ON placeless.id = row.incident_id
        CROSS JOIN LATERAL (
            SELECT place.id, place.point FROM geo_place AS place
            WHERE place.kind = ANY(%(spots)s) ORDER BY place.point <-> placeless.point LIMIT 1
        ) AS near
        WHERE row.table_id = %(table)s AND placeless.place_id IS NULL AND placeless.geo_precision = ANY(%(precisions)s)
            AND ST_DistanceSphere(near.point, placeless.point) <= 3000
    ) AS found
    WHERE incident.id = found.id
"""
_CLAIMED = """
    UPDATE sources_claim AS claim SET place_id = incident.place_id
    FROM incidents_importedrow AS row JOIN incidents_incident AS incident ON incident.id = row.incident_id
    WHERE row.table_id = %(table)s AND claim.article_id = row.article_id AND claim.kind = 'place' AND claim.place_id IS NULL
        AND incident.place_id IS NOT NULL
"""
#: Rows with an incident of other origin on the same days within 25 km.
_MET = """
    SELECT DISTINCT row.article_id
    FROM incidents_importedrow AS row
    JOIN incidents_incident AS incident ON incident.id = row.incident_id
    JOIN incidents_incident AS other ON other.start_date BETWEEN incident.start_date - 1 AND incident.end_date + 1
        AND ST_DWithin(other.point, incident.point, 0.4) AND ST_DistanceSphere(other.point, incident.point) <= 25000
    WHERE row.table_id = %(table)s AND other.state NOT IN ('merged', 'retracted', 'rejected')
        AND NOT EXISTS (SELECT FROM incidents_importedrow AS same WHERE same.incident_id = other.id)
    ORDER BY row.article_id
"""


def countries_of(names: Iterable[str]) -> dict[str, str]:
    """Return the ISO 3166-1 alpha-3 code of each country, given by a name or that code; ``ZZZ`` where the gazetteer does not know it."""
    keys = {name: keys_of(name).key for name in names}
    known = dict(
        PlaceName.objects.filter(key__in=keys.values(), place__kind=PlaceKind.COUNTRY).values_list("key", "place__country").order_by("-pk")
    )
    is_code = {name: len(name) == _ALPHA3_LENGTH and name.isascii() and name.isupper() for name in keys}
    return {name: name if is_code[name] else known.get(key, UNKNOWN_COUNTRY) for name, key in keys.items()}


def settle_places(table: ImportedTable) -> None:
    """Give the incidents of ``table`` and the claims on them the known places at their positions."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, {"table": table.pk, "spots": list(SPOTS), "precisions": ["exact", "village_town"]})
        cursor.execute(_CLAIMED, {"table": table.pk})


def met_before(table: ImportedTable) -> list[int]:
    """Return the reports of ``table`` that lie by an incident which another source gave."""
    with connection.cursor() as cursor:
        cursor.execute(_MET, {"table": table.pk})
        return [article_id for (article_id,) in cursor.fetchall()]
