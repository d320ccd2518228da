"""Merge a staged batch into the gazetteer, set by set.

A place that is there already is met by one of its ids, or, if it is a unit, by its P-code; it keeps what it has and gains what it lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from geo.imports import merge_queries as queries
from geo.imports.staging import stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.backends.utils import CursorWrapper

    from geo.imports.rows import PlaceRow


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """What a merge changed; ``without_place`` counts rows that could only add to a place which is not there."""

    new_places: int = 0
    changed_places: int = 0
    new_names: int = 0
    without_place: int = 0

    def __add__(self, other: MergeCounts) -> MergeCounts:
        return MergeCounts(
            self.new_places + other.new_places,
            self.changed_places + other.changed_places,
            self.new_names + other.new_names,
            self.without_place + other.without_place,
        )


def merge(rows: Sequence[PlaceRow], *, refresh: bool) -> MergeCounts:
    """Merge the rows, inside the caller's transaction.

    With ``refresh`` a known place takes its kind, point and population from the row; names and parents it keeps all the same.
    """
    with connection.cursor() as cursor:
        stage(rows, cursor=cursor)
        _meet(cursor)
        changed = _meet_by_name(cursor) if any(row.within for row in rows) else 0
        cursor.execute("UPDATE staged_place SET known = true WHERE place_id IS NOT NULL")
        changed += _run(cursor, queries.REFRESH if refresh else queries.FILL)
        new_places = _run(cursor, queries.INSERT_PLACES)
        cursor.execute(queries.MEET_BY_ID)
        cursor.execute("ANALYZE staged_place")  # it is another table now that its places are known
        cursor.execute(queries.INSERT_IDENTIFIERS)
        cursor.execute(queries.NAME_LANGUAGES)
        new_names = _run(cursor, queries.INSERT_NAMES)
        cursor.execute("SELECT count(*) FROM staged_place WHERE place_id IS NULL")
        return MergeCounts(new_places, changed, new_names, cursor.fetchone()[0])


def _meet(cursor: CursorWrapper) -> None:
    for query in (queries.MEET_BY_ID, queries.MEET_BY_IDENTIFIER, queries.MEET_BY_FURTHER_ID, queries.MEET_BY_PCODE):
        cursor.execute(query)


def _meet_by_name(cursor: CursorWrapper) -> int:
    """Give P-codes to units, level by level, since a unit is looked for inside the one that has the P-code of its parent."""
    changed = 0
    for level in range(1, 5):
        cursor.execute(queries.MEET_BY_NAME, [f"adm{level}"])
        changed += _run(cursor, queries.FILL)
    return changed


def _run(cursor: CursorWrapper, query: str) -> int:
    cursor.execute(query)
    changed: int = cursor.rowcount
    return changed
