"""Facts about the database that must hold before anything is stored in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

if TYPE_CHECKING:
    from collections.abc import Sequence

CTYPE_HINT = "Create the database with: CREATE DATABASE … ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0."


@register(Tags.database)
def database_reads_arabic(*, databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Refuse a database whose character type is not UTF-8: there, trigrams of Arabic text are empty and no name is ever found."""
    return [error for alias in databases or [] for error in _ctype_errors(alias)]


def _ctype_errors(alias: str) -> list[CheckMessage]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT datctype, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()")
        ctype, encoding = cursor.fetchone()
    if encoding == "UTF8" and ctype.lower().replace("-", "").endswith("utf8"):
        return []
    message = f"Database '{alias}' has encoding {encoding} and LC_CTYPE {ctype}; Waqia needs UTF8 and a UTF-8 LC_CTYPE."
    return [Error(message, hint=CTYPE_HINT, id="geo.E001")]
