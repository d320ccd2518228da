"""Runs a query that gives a vector tile: one value of bytes, and never for longer than a reader waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import LiteralString

#: A tile takes milliseconds; one that takes longer than this is given up, so that no address can keep the database busy.
LIMIT_MS = 3000

# Compiling a query and starting helpers cost more than they save: a tile from two helpers took twice as long as from none.
_LIMITS = """
    SELECT set_config('statement_timeout', %s, true), set_config('jit', 'off', true),
        set_config('max_parallel_workers_per_gather', '0', true)
"""


class TileTooSlowError(Exception):
    """The tile was given up after ``LIMIT_MS``."""


def fetch_tile(query: LiteralString, values: Mapping[str, Any]) -> bytes:
    """Return the tile that ``query`` selects; empty where nothing is. Raises ``TileTooSlowError``.

    Asked by psycopg itself: Django's cursor has bytes sent as text, twice as long, and a statement that is planned once for every
    tile, as psycopg would after five of them, is a bad one for most.
    """
    with transaction.atomic():
        native = psycopg.Cursor(connection.connection)
        native.execute(_LIMITS, [str(LIMIT_MS)], prepare=False)
        try:
            row = native.execute(query, values, prepare=False, binary=True).fetchone()
        except psycopg.errors.QueryCanceled as error:
            raise TileTooSlowError from error
    return bytes(row[0] or b"") if row else b""
