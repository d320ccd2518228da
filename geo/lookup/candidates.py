"""Asks the gazetteer for the places that names may mean, in plain rows: a text has dozens of names, and each has dozens of candidates.

One question fetches the names with the same letters, their places, what these lie in and how to label them. Only names without a
match cost more: for names that look alike, which are kept for each process, and for their places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from geo.names import keys_of, script_of, similarity
from geo.resolution import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from geo.names import NameKeys
    from geo.resolution import Mention

#: Names that look alike, by trigrams, among which edit distance chooses. The operator asks for a similarity of 0.3 (pg_trgm's
#: default), and a short name with one other letter has hardly more.
MOST_ALIKE = 12
#: Keys kept for each process, with those that look alike: some 10 MB.
MOST_KEPT = 16_384

#: Below this the reordering by edit distance takes a look-alike for chance.
LEAST_SIMILARITY = 0.6

#: A place in a camp in a sub-district in a district in a governorate has its country five up. The label is the preferred name in the
#: language asked for, else any name in it, else any preferred name, else any.
_SAME_LETTERS = """
    SELECT wanted.key, name.name, name.kind, place.id, label.name, place.kind, ST_Y(place.point), ST_X(place.point), place.country,
        place.population, up1.id, up2.id, up3.id, up4.id, up4.parent_id
    FROM unnest(%(keys)s::text[], %(languages)s::text[]) AS wanted(key, language)
    JOIN geo_placename AS name ON name.key_joined = wanted.key
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
_ALIKE = """
    SELECT wanted.key, alike.key_joined
    FROM unnest(%(keys)s::text[]) AS wanted(key)
    CROSS JOIN LATERAL (
        SELECT name.key_joined FROM geo_placename AS name WHERE name.key_joined %% wanted.key
        GROUP BY name.key_joined ORDER BY similarity(name.key_joined, wanted.key) DESC, name.key_joined LIMIT %(most)s
    ) AS alike
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
    parent_ids: tuple[int, ...]


def candidates_for(mentions: Sequence[Mention]) -> list[list[Candidate]]:
    """Return the places that each mention may mean, each once, under the most similar of its names."""
    asked = {mention.name: keys_of(mention.name) for mention in mentions}
    languages = {keys.key_joined: "ar" if script_of(name) == "Arab" else "en" for name, keys in asked.items() if keys.key_joined}
    found = _found(languages)
    found |= _found_alike({key: language for key, language in languages.items() if key not in found})
    candidates = {name: _candidates(keys, found.get(keys.key_joined, ())) for name, keys in asked.items()}
    return [candidates[mention.name] for mention in mentions]


class LookAlikes:
    """Keys that look like keys asked for; kept for each process, until any process adds a name.

    Only keys are kept: what they stand for is asked anew each time, so that a name that was changed or deleted is not found.
    """

    def __init__(self) -> None:
        self._newest: int | None = None
        self._known: dict[str, list[str]] = {}

    def of(self, keys: Collection[str]) -> dict[str, list[str]]:
        """Return the keys that look like each of ``keys``."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT max(id) FROM geo_placename")
            newest = cursor.fetchone()[0]
            if newest != self._newest or len(self._known) > MOST_KEPT:
                self._newest, self._known = newest, {}
            missing = [key for key in keys if key not in self._known]
            if missing:
                cursor.execute(_ALIKE, {"keys": missing, "most": MOST_ALIKE})
                self._known |= {key: [] for key in missing}
                for key, alike in cursor.fetchall():
                    self._known[key].append(alike)
        return {key: self._known[key] for key in keys}


_look_alikes = LookAlikes()


def _found_alike(languages: Mapping[str, str]) -> dict[str, list[Found]]:
    """Return the names that look like each key."""
    if not languages:
        return {}
    alike = _look_alikes.of(languages)
    rows = _found({other: languages[key] for key, others in alike.items() for other in others})
    return {key: [row for other in others for row in rows.get(other, ())] for key, others in alike.items()}


def _found(languages: Mapping[str, str]) -> dict[str, list[Found]]:
    """Return the names of each joined key; ``languages`` has the key with the language of its labels."""
    if not languages:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_SAME_LETTERS, {"keys": list(languages), "languages": list(languages.values())})
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
