"""Writing very many rows of a model at once, by COPY: the database's constraints and triggers hold as ever, Django's own signals do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import NOT_PROVIDED, Field, Model
from psycopg.types.json import Jsonb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def copy_rows(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Write ``rows``, each a value by column name (``place_id``, not ``place``), and return their new keys in the same order.

    Columns that no row names have the model's default. Values go to the database as they are: codes as text, JSON as Python has it.
    """
    rows = list(rows)
    fields = {field.column: field for field in model._meta.concrete_fields if not field.primary_key}  # noqa: SLF001 - Django's public API
    named = {name for row in rows for name in row}
    template = [_default(field) for field in fields.values()]
    places = {column: index for index, column in enumerate(fields) if column in named}
    keys = _next_keys(model, len(rows))
    columns = ", ".join(f'"{column}"' for column in ("id", *fields))
    with connection.cursor() as cursor, cursor.cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy:  # noqa: SLF001
        for key, row in zip(keys, rows, strict=True):
            values = list(template)
            for column, value in row.items():
                values[places[column]] = Jsonb(value) if isinstance(value, (dict, list)) else value
            copy.write_row((key, *values))
    return keys


def _default(field: Field[Any, Any]) -> Any:
    value = field.get_default() if field.default is not NOT_PROVIDED or not field.null else None
    return Jsonb(value) if isinstance(value, (dict, list)) else value


def _next_keys(model: type[Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        query = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        cursor.execute(query, [model._meta.db_table, count])  # noqa: SLF001
        return [key for (key,) in cursor.fetchall()]
