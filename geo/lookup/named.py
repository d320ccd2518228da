"""Rows of the gazetteer by the letters of their names, and how each may be what a name means.

A text has dozens of names, and each has dozens of candidates: one question fetches them, with what they lie in and how to label them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from geo.likeness import OTHER_ARTICLE, SAME, similarity
from geo.names import keys_of, script_of
from geo.resolution import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from geo.names import NameKeys

#: Below this a name that looks alike does so by chance.
LEAST_SIMILARITY = 0.6

#: A place in a camp in a sub-district in a district in a governorate has its country five up. The label is the preferred name in the
#: language asked for, else any name in it, else any preferred name, else any. OFFSET keeps the chain a question of its own: planned
#: with the rest it takes longer to plan than to answer.
_SAME_LETTERS = """
    SELECT wanted.key, name.name, name.kind, place.id, label.name, place.kind, ST_Y(place.point), ST_X(place.point), place.country,
        place.population, wanted.has_article AND EXISTS (
            SELECT FROM geo_placename AS other WHERE other.place_id = place.id AND other.key ~ '^(al |ال)'
        ), up.id1, up.id2, up.id3, up.id4, up.id5
    FROM unnest(%(keys)s::text[], %(languages)s::text[], %(articles)s::boolean[]) AS wanted(key, language, has_article)
    JOIN geo_placename AS name ON name.key_joined = wanted.key
    JOIN geo_place AS place ON place.id = name.place_id
    LEFT JOIN LATERAL (
        SELECT up1.id AS id1, up2.id AS id2, up3.id AS id3, up4.id AS id4, up4.parent_id AS id5
        FROM geo_place AS up1
        LEFT JOIN geo_place AS up2 ON up2.id = up1.parent_id
        LEFT JOIN geo_place AS up3 ON up3.id = up2.parent_id
        LEFT JOIN geo_place AS up4 ON up4.id = up3.parent_id
        WHERE up1.id = place.parent_id
        OFFSET 0
    ) AS up ON true
    CROSS JOIN LATERAL (
        SELECT other.name FROM geo_placename AS other WHERE other.place_id = place.id
        ORDER BY other.language <> wanted.language, other.kind <> 'preferred', other.id LIMIT 1
    ) AS label
    ORDER BY name.id
"""


class Found(NamedTuple):
    """One name of one place, as a row: ``name`` is as written, ``parent_ids`` runs from the next larger place up."""

    name: str
    name_kind: str
    place_id: int
    label: str
    kind: str
    latitude: float
    longitude: float
    country: str
    population: int | None
    has_article: bool
    parent_ids: tuple[int, ...]


def label_language(name: str) -> str:
    """Return the language in which to label the places of a name: Arabic or English, as it is written."""
    return "ar" if script_of(name) == "Arab" else "en"


def found_by_keys(languages: Mapping[str, str], *, with_article: Collection[str] = ()) -> dict[str, list[Found]]:
    """Return the names of each joined key; ``languages`` has the keys with the language to label their places in.

    For keys in ``with_article`` each name says whether its place is written with an article in any name.
    """
    if not languages:
        return {}
    articles = [key in with_article for key in languages]
    with connection.cursor() as cursor:
        cursor.execute(_SAME_LETTERS, {"keys": list(languages), "languages": list(languages.values()), "articles": articles})
        rows = cursor.fetchall()
    found: dict[str, list[Found]] = {}
    for key, *values in rows:
        parents = tuple(parent for parent in values[10:] if parent is not None)
        found.setdefault(key, []).append(Found._make((*values[:10], parents)))
    return found


def candidates_among(asked: NameKeys, names: Iterable[Found]) -> list[Candidate]:
    """Return the places with these names, each once, under the name most like the one asked for; those unlike it are left out."""
    best: dict[int, tuple[float, Found]] = {}
    for found in names:
        alike = _similarity(asked, found)
        known = best.get(found.place_id)
        if alike >= LEAST_SIMILARITY and (known is None or known[0] < alike):
            best[found.place_id] = alike, found
    return [_candidate(alike, found) for alike, found in best.values()]


def _candidate(alike: float, found: Found) -> Candidate:
    return Candidate(
        place_id=found.place_id,
        label=found.label,
        kind=found.kind,
        latitude=found.latitude,
        longitude=found.longitude,
        country=found.country,
        parent_ids=found.parent_ids,
        population=found.population,
        name_similarity=alike,
        name_kind=found.name_kind,
    )


def _similarity(asked: NameKeys, found: Found) -> float:
    """Return how close a name comes; an article that the place has in another script or spelling is as good as written."""
    alike = similarity(asked, keys_of(found.name))
    return SAME if alike == OTHER_ARTICLE and asked.has_article and found.has_article else alike
