"""The lines of a text file, zipped or not, with their numbers."""

from __future__ import annotations

import hashlib
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from geo.imports.rows import BadRow, WrongFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT_ENDINGS = (".txt", ".tsv", ".csv")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of lines in UTF-8; of a zip archive the largest text in it."""

    path: Path
    size: int
    member: str = ""

    @classmethod
    def at(cls, path: Path) -> TextFile:
        """Find the text in the file.

        Raises:
            WrongFile: there is no such file, or an archive without a text.

        """
        if not path.is_file():
            raise WrongFile(f"There is no file {path}. Check the name.")
        if not zipfile.is_zipfile(path):
            return cls(path, path.stat().st_size)
        with zipfile.ZipFile(path) as archive:
            texts = [info for info in archive.infolist() if info.filename.lower().endswith(TEXT_ENDINGS)]
        if not texts:
            raise WrongFile(f"{path.name} holds no .txt, .tsv or .csv file. Name an archive as GeoNames publishes it, or the text itself.")
        largest = max(texts, key=lambda info: info.file_size)
        return cls(path, largest.file_size, largest.filename)

    @property
    def name(self) -> str:
        """The file's name, without folders."""
        return self.path.name

    def digest(self) -> str:
        """Return the SHA-256 of the file as it lies there, hexadecimal."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def first_line(self) -> str:
        """Return the first line.

        Raises:
            WrongFile: the file is empty, or holds no text.

        """
        for _number, line in self.lines():
            try:
                return decoded(line)
            except BadRow as error:
                raise WrongFile(f"Line 1 of {self.name}: {error}.") from error
        raise WrongFile(f"{self.name} is empty.")

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield each line with its number, from 1."""
        with self._opened() as file:
            yield from enumerate(file, start=1)

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        if self.member:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
                yield file
        else:
            with self.path.open("rb") as file:
                yield file


def decoded(line: bytes) -> str:
    """Return the line as text, without its end and without a byte order mark.

    Raises:
        BadRow: it is not UTF-8, or holds a null character, which no database column can.

    """
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRow(f"expected text in UTF-8, found byte 0x{line[error.start]:02x} at position {error.start + 1}") from error
    if "\0" in text:
        raise BadRow("expected text, found a null character")
    return text.rstrip("\r\n")
