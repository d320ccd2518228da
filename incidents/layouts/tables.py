"""A table of events as it was published: its bytes, its columns, its rows, with the tag row of HXL where it has one."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from incidents.layouts.rows import Layout

_GZIP = b"\x1f\x8b"


class WrongTableError(ValueError):
    """A file that is not a table of the layout; ``str()`` says what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` in their order, ``tags`` as HXL has them (empty without), ``rows`` with the number of the line on which each begins.

    ``sha256`` is that of the file's bytes; ``has_bom`` and ``newline`` are how its lines were written.
    """

    columns: tuple[str, ...]
    tags: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sha256: str
    has_bom: bool
    newline: str

    def written(self, rows: Iterator[tuple[str, ...]] | None = None) -> Iterator[str]:
        """Yield the table's lines again, with its own rows or others."""
        yield from written(self, rows if rows is not None else (cells for _, cells in self.rows))


def read_table(path: Path, layout: Layout) -> Table:
    """Return the table in ``path``, gzipped or not. Raises ``WrongTableError`` where it is not UTF-8 or lacks a column of ``layout``."""
    raw = path.read_bytes()
    try:
        text = (gzip.decompress(raw) if raw.startswith(_GZIP) else raw).decode("utf-8")
    except (UnicodeDecodeError, gzip.BadGzipFile, EOFError, zlib.error) as error:
        message = f"{path.name} can't be read as text in UTF-8. Save it as CSV in UTF-8."
        raise WrongTableError(message) from error
    has_bom = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    newline = "\r\n" if "\r\n" in text[:100_000] else "\n"
    reader = csv.reader(io.StringIO(text, newline=""))
    lines = [(reader.line_num, tuple(cells)) for cells in reader if cells]
    if not lines:
        message = f"{path.name} is empty."
        raise WrongTableError(message)
    columns = lines[0][1]
    missing = sorted(layout.required - set(columns))
    if missing:
        message = f"{path.name} is no table in the layout {layout.name}: it has no column {', '.join(missing)}."
        raise WrongTableError(message)
    has_tags = len(lines) > 1 and any(cell.startswith("#") for cell in lines[1][1])
    tags = lines[1][1] if has_tags else ()
    return Table(columns, tags, tuple(lines[1 + has_tags :]), hashlib.sha256(raw).hexdigest(), has_bom, newline)


def written(table: Table, rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table with the columns and tags of ``table`` and the given rows, cells quoted where they have to be."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator=table.newline)
    if table.has_bom:
        buffer.write("\ufeff")
    for cells in (table.columns, *([table.tags] if table.tags else []), *rows):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
