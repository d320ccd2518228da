"""Asks the gazetteer for the places that names may mean, in plain rows: a text has dozens of names, and each has dozens of candidates.

One question fetches the names with the same letters, their places, what these lie in and how to label them. Only names without a
match cost a second question, for names that look alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from geo.names import keys_of, script_of, similarity
from geo.resolution import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.names import NameKeys
    from geo.resolution import Mention

#: Trigram similarity of joined keys from which two names may look alike: a short name with one other letter has no more.
LOOK_ALIKE = 0.3

#: Below this the reordering by edit distance takes a look-alike for chance.
LEAST_SIMILARITY = 0.6

#: A place in a camp in a sub-district in a district in a governorate has its country five up. The label is the preferred name in the
#: language asked for, else any name in it, else any preferred name, else any.
_ROWS = """
    SELECT wanted.key, name.name, name.kind, place.id, label.name, place.kind, ST_Y(place.point), ST_X(place.point), place.country,
        place.population, up1.id, up2.id, up3.id, up4.id, up4.parent_id
    FROM unnest(%(keys)s::text[], %(languages)s::text[]) AS wanted(key, language)
    JOIN geo_placename AS name ON {match}
    JOIN geo_place AS place ON place.id = name.place_id
    LEFT JOIN geo_place AS up1 ON up1.id = place.parent_id
    LEFT JOIN geo_place AS up2 ON up2.id = up1.parent_id
    LEFT JOIN geo_place AS up3 ON up3.id = up2.parent_id
    LEFT JOIN geo_place AS up4 ON up4.id = up3.parent_id
    CROSS JOIN LATERAL (
        SELECT other.name FROM geo_placename AS other WHERE other.place_id = place.id
        ORDER BY other.language <> wanted.language, other.kind <> 'preferred', other.id LIMIT 1
    ) AS label
    ORDER BY name.id
"""
_SAME_LETTERS = _ROWS.format(match="name.key_joined = wanted.key")
_LOOKING_ALIKE = _ROWS.format(match="name.key_joined %% wanted.key AND similarity(name.key_joined, wanted.key) >= %(look_alike)s")


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
    parent_ids: tuple[int, ...]


def candidates_for(mentions: Sequence[Mention]) -> list[list[Candidate]]:
    """Return the places that each mention may mean, each once, under the most similar of its names."""
    asked = {mention.name: keys_of(mention.name) for mention in mentions}
    languages = {keys.key_joined: "ar" if script_of(name) == "Arab" else "en" for name, keys in asked.items() if keys.key_joined}
    found = _found(_SAME_LETTERS, languages)
    missing = {key: language for key, language in languages.items() if key not in found}
    found |= _found(_LOOKING_ALIKE, missing)
    candidates = {name: _candidates(keys, found.get(keys.key_joined, ())) for name, keys in asked.items()}
    return [candidates[mention.name] for mention in mentions]


def _found(question: str, languages: Mapping[str, str]) -> dict[str, list[Found]]:
    """Return the names found for each joined key; ``languages`` has the key with the language of its labels."""
    if not languages:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(question, {"keys": list(languages), "languages": list(languages.values()), "look_alike": LOOK_ALIKE})
        rows = cursor.fetchall()
    found: dict[str, list[Found]] = {}
    for key, *values in rows:
        parents = tuple(parent for parent in values[9:] if parent is not None)
        found.setdefault(key, []).append(Found._make((*values[:9], parents)))
    return found


def _candidates(asked: NameKeys, names: Iterable[Found]) -> list[Candidate]:
    best: dict[int, tuple[float, Found]] = {}
    for found in names:
        alike = similarity(asked, keys_of(found.name))
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
