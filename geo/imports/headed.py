"""Tables with a header: the fields of a line by the names of their columns."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from geo.imports.rows import BadRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def has_columns(header: str, delimiter: str, wanted: Iterable[str]) -> bool:
    """Say whether a line is a header that names all the columns that are wanted."""
    try:
        return set(wanted) <= set(_split(header, delimiter))
    except BadRow:
        return False


def by_column(header: str, delimiter: str) -> Callable[[str], dict[str, str]]:
    """Return what makes one line into a dictionary by column."""
    columns = _split(header, delimiter)

    def fields(line: str) -> dict[str, str]:
        values = _split(line, delimiter)
        if len(values) != len(columns):
            raise BadRow(f"expected {len(columns)} columns as in the header, found {len(values)}")
        return dict(zip(columns, values, strict=True))

    return fields


def _split(line: str, delimiter: str) -> list[str]:
    """Split a line; between tabs a quotation mark is a letter like any other."""
    if delimiter == "\t":
        return line.split("\t")
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise BadRow(f"expected fields divided by “{delimiter}”, with quotation marks in pairs: {error}") from error
