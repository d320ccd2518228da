"""Names of one area, kept for each process, among which those that sound or look like another are found without the database."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import connection
from rapidfuzz import fuzz, process

from geo.likeness import TELLING, likeness, sound_of

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Names less alike are no help to a person either.
LEAST_ALIKE = 0.8
#: Consonants, of 100, that must agree before two names are compared in full; and how many such spellings are.
LEAST_CONSONANTS, MOST_COMPARED = 75, 80
MOST_ALIKE = 8
#: A word in more names of an area than this ("hill") does not find the name of which it is a part.
MOST_WITH_WORD = 200
#: Names kept for each process: some 300 bytes each. All are dropped when there are more.
MOST_NAMES = 200_000
MOST_ANSWERS = 16_384

# All that lies in an area, however deep; units are no spots. As an array the ids lead to the names by index, and sets are quicker outside.
_NAMES = """
    WITH RECURSIVE inside AS (
        SELECT id, kind FROM geo_place WHERE id = %s
        UNION ALL
        SELECT place.id, place.kind FROM geo_place AS place JOIN inside ON place.parent_id = inside.id
    )
    SELECT key_bare FROM geo_placename
    WHERE place_id = ANY(ARRAY(SELECT id FROM inside WHERE kind NOT IN ('country', 'adm1', 'adm2', 'adm3', 'region'))) AND script <> 'Zyyy'
"""


class AreaNames:
    """The bare keys of the names in one area."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_consonants: dict[str, list[str]] = defaultdict(list)
        self._by_shape: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self.size = 0
        for key in keys:
            self._add(key)
        self._consonants = list(self._by_consonants)

    def _add(self, key: str) -> None:
        sound = sound_of(key)
        self.size += 1
        self._by_consonants[sound.consonants].append(key)
        if len(sound.shape) >= TELLING:
            self._by_shape[sound.shape].append(key)
        for word in sound.words if len(sound.words) > 1 else ():
            self._by_word[word].append(key)

    def alike(self, key: str) -> list[tuple[float, str]]:
        """Return the keys like another one, with their likeness, the likest first."""
        asked = sound_of(key)
        compared = [(likeness(asked, sound_of(other)), other) for other in self._comparable(key)]
        return sorted((pair for pair in compared if pair[0] >= LEAST_ALIKE), key=lambda pair: (-pair[0], pair[1]))[:MOST_ALIKE]

    def _comparable(self, key: str) -> set[str]:
        asked = sound_of(key)
        found = set(self._by_shape.get(asked.shape, ()))
        for word in asked.words:
            named = self._by_word.get(word, ())
            found.update(named if len(named) <= MOST_WITH_WORD else (), self._by_consonants.get(sound_of(word).consonants, ()))
        if len(asked.consonants) < TELLING:
            return found | set(self._by_consonants.get(asked.consonants, ()))
        near = process.extract(asked.consonants, self._consonants, scorer=fuzz.ratio, score_cutoff=LEAST_CONSONANTS, limit=MOST_COMPARED)
        return found.union(*(self._by_consonants[consonants] for consonants, _, _ in near))


class NamesByArea:
    """The names of the areas that reports name, each read once, until any process adds a name.

    Only keys are kept: what they stand for is asked anew each time, so that a name that was changed or deleted is not found.
    """

    def __init__(self) -> None:
        self._newest: int | None = None
        self._areas: dict[int, AreaNames] = {}
        self._answers: dict[tuple[str, int], list[tuple[float, str]]] = {}

    def alike(self, key: str, areas: Iterable[int], *, newest: int | None) -> list[str]:
        """Return the joined keys of names in the areas that are like a bare key, the likest first.

        ``newest`` is the id of the newest name.
        """
        self._forget_if_changed(newest)
        found = {other: alike for area in areas for alike, other in self._in_area(key, area)}
        best = sorted(found, key=lambda other: (-found[other], other))[:MOST_ALIKE]
        return list(dict.fromkeys(other.replace(" ", "") for other in best))

    def _in_area(self, key: str, area: int) -> list[tuple[float, str]]:
        if (key, area) not in self._answers:
            if area not in self._areas:
                self._areas[area] = _names_in(area)
            self._answers[key, area] = self._areas[area].alike(key)
        return self._answers[key, area]

    def _forget_if_changed(self, newest: int | None) -> None:
        size = sum(names.size for names in self._areas.values())
        if newest != self._newest or size > MOST_NAMES or len(self._answers) > MOST_ANSWERS:
            self._newest, self._areas, self._answers = newest, {}, {}


def _names_in(area: int) -> AreaNames:
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [area])
        return AreaNames({key for (key,) in cursor.fetchall()})
