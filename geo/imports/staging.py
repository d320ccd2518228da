"""Copy a batch of rows into temporary tables, names folded: from there all of it is merged at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.names import keys_of, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.backends.utils import CursorWrapper

    from geo.imports.rows import PlaceRow
    from geo.names import NameKeys

MAX_NAME = 200

TABLES = """
CREATE TEMP TABLE IF NOT EXISTS staged_place (
    row integer PRIMARY KEY, gazetteer text, gazetteer_id text, kind text, country text, longitude float8, latitude float8,
    pcode text, population integer, within text, place_id bigint, known boolean NOT NULL DEFAULT false
) ON COMMIT DROP;
CREATE TEMP TABLE IF NOT EXISTS staged_id (row integer, rank integer, gazetteer text, gazetteer_id text) ON COMMIT DROP;
CREATE TEMP TABLE IF NOT EXISTS staged_name (
    row integer, name text, language text, script text, kind text, key text, key_bare text, key_joined text
) ON COMMIT DROP;
TRUNCATE staged_place, staged_id, staged_name;
"""
COPY_PLACES = "COPY staged_place (row, gazetteer, gazetteer_id, kind, country, longitude, latitude, pcode, population, within) FROM STDIN"
COPY_IDS = "COPY staged_id (row, rank, gazetteer, gazetteer_id) FROM STDIN"
COPY_NAMES = "COPY staged_name (row, name, language, script, kind, key, key_bare, key_joined) FROM STDIN"


def stage(rows: Sequence[PlaceRow], *, cursor: CursorWrapper) -> None:
    """Fill the staging tables with these rows and nothing else; they are gone at the end of the transaction."""
    cursor.execute(TABLES)
    _copy(cursor, COPY_PLACES, map(_place, range(len(rows)), rows))
    _copy(cursor, COPY_IDS, _ids(rows))
    _copy(cursor, COPY_NAMES, _names(rows))
    cursor.execute("ANALYZE staged_place, staged_id, staged_name")


def _copy(cursor: CursorWrapper, statement: str, records: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(statement) as copy:
        for record in records:
            copy.write_row(record)


def _place(number: int, row: PlaceRow) -> tuple[Any, ...]:
    return number, *row.ids[0], row.kind, row.country, *(row.position or (None, None)), row.pcode, row.population, row.within


def _ids(rows: Sequence[PlaceRow]) -> Iterator[tuple[Any, ...]]:
    """Yield the further ids; the first stands with the place."""
    return ((number, rank, *pair) for number, row in enumerate(rows) for rank, pair in enumerate(row.ids[1:]))


def _names(rows: Sequence[PlaceRow]) -> Iterator[tuple[Any, ...]]:
    """Yield the names that can be stored and found: a name without letters or digits cannot, nor one that no column holds."""
    for number, row in enumerate(rows):
        for spelling in row.names:
            keys = keys_of(spelling.name)
            if keys.key and max(len(spelling.name), len(keys.key)) <= MAX_NAME:
                yield number, spelling.name, spelling.language, script_of(spelling.name), spelling.kind, *_keys(keys)


def _keys(keys: NameKeys) -> tuple[str, str, str]:
    return keys.key, keys.key_bare, keys.key_joined
