"""Keys that look like other keys anywhere in the gazetteer, found by the database and kept for each process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Collection

#: Names that look alike, by trigrams, among which edit distance chooses. The operator asks for a similarity of 0.3 (pg_trgm's
#: default), and a short name with one other letter has hardly more.
MOST_ALIKE = 12
#: Keys kept for each process, with those that look alike: some 10 MB.
MOST_KEPT = 16_384

_ALIKE = """
    SELECT wanted.key, alike.key_joined
    FROM unnest(%(keys)s::text[]) AS wanted(key)
    CROSS JOIN LATERAL (
        SELECT name.key_joined FROM geo_placename AS name WHERE name.key_joined %% wanted.key
        GROUP BY name.key_joined ORDER BY similarity(name.key_joined, wanted.key) DESC, name.key_joined LIMIT %(most)s
    ) AS alike
"""


class LookAlikes:
    """Keys that look like keys asked for; kept for each process, until any process adds a name.

    Only keys are kept: what they stand for is asked anew each time, so that a name that was changed or deleted is not found.
    """

    def __init__(self) -> None:
        self._newest: int | None = None
        self._known: dict[str, list[str]] = {}

    def of(self, keys: Collection[str], *, newest: int | None) -> dict[str, list[str]]:
        """Return the keys that look like each of ``keys``; ``newest`` is the id of the newest name."""
        if newest != self._newest or len(self._known) > MOST_KEPT:
            self._newest, self._known = newest, {}
        if missing := [key for key in keys if key not in self._known]:
            self._known |= {key: [] for key in missing}
            with connection.cursor() as cursor:
                cursor.execute(_ALIKE, {"keys": missing, "most": MOST_ALIKE})
                for key, alike in cursor.fetchall():
                    self._known[key].append(alike)
        return {key: self._known[key] for key in keys}
