"""Finding places for a person who types a name: whole, begun or misspelt, in either script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Q

from geo.models import Place, PlaceKind
from geo.names import keys_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

#: A beginning of fewer letters has too many ends.
LEAST_BEGINNING = 3

# Names with these letters, then those that begin with them; the most populous first.
_CALLED = """
    SELECT place.id FROM geo_place AS place
    JOIN (
        SELECT place_id, min((key_joined <> %(key)s)::int) AS rank FROM geo_placename
        WHERE key_joined = %(key)s OR (%(is_beginning)s AND key_joined >= %(key)s AND key_joined < %(end)s)
        GROUP BY place_id
    ) AS named ON named.place_id = place.id
    ORDER BY named.rank, place.population DESC NULLS LAST, place.id LIMIT %(most)s
"""
_ALIKE = """
    SELECT place.id FROM geo_place AS place
    JOIN (
        SELECT place_id, max(similarity(key_joined, %(key)s)) AS alike FROM geo_placename WHERE key_joined %% %(key)s GROUP BY place_id
    ) AS named ON named.place_id = place.id
    ORDER BY named.alike DESC, place.population DESC NULLS LAST, place.id LIMIT %(most)s
"""
_LAST_CHARACTER = "\U0010ffff"
_UNITS = (PlaceKind.ADM1, PlaceKind.ADM2, PlaceKind.ADM3, PlaceKind.ADM4)


def places_called(words: str, *, most: int) -> list[int]:
    """Return the ids of places called so or so in the beginning, best first; where there are none, of those whose names look alike."""
    key = keys_of(words).key_joined
    if not key:
        return []
    asked: dict[str, str | int | bool] = {
        "key": key,
        "end": key + _LAST_CHARACTER,
        "is_beginning": len(key) >= LEAST_BEGINNING,
        "most": most,
    }
    with connection.cursor() as cursor:
        for query in (_CALLED, _ALIKE):
            cursor.execute(query, asked)
            if found := [place_id for (place_id,) in cursor.fetchall()]:
                return found
    return []


def places_in(unit: Place) -> QuerySet[Place]:
    """Return what lies in a unit, at any depth."""
    if unit.kind == PlaceKind.COUNTRY:
        return Place.objects.filter(country=unit.country).exclude(pk=unit.pk)
    above = Q(parent=unit) | Q(parent__parent=unit) | Q(parent__parent__parent=unit)
    units = Place.objects.filter(above, kind__in=_UNITS).values_list("pk", flat=True)
    return Place.objects.filter(parent__in=[unit.pk, *units])
