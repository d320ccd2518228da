"""The formats that can be read, how each is recognized, and whom to credit for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.imports import alternate_names, geonames, pcodes, whos_on_first
from geo.imports.rows import WrongFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.imports.files import TextFile
    from geo.imports.rows import PlaceRow


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom to credit for data, and under which license it was published."""

    name: str
    licence: str
    url: str


@dataclass(frozen=True, slots=True)
class Format:
    """One layout of lines; ``has_header`` says that the first names the columns."""

    credit: Credit
    expected: str
    has_header: bool
    looks_like: Callable[[str], bool]
    reader: Callable[[str], Callable[[str], PlaceRow | None]]


GEONAMES = Credit("GeoNames", "CC BY 4.0", "https://www.geonames.org/")

FORMATS = {
    "geonames": Format(GEONAMES, geonames.EXPECTED, has_header=False, looks_like=geonames.looks_like, reader=geonames.reader),
    "alternate-names": Format(
        GEONAMES, alternate_names.EXPECTED, has_header=False, looks_like=alternate_names.looks_like, reader=alternate_names.reader
    ),
    "wof": Format(
        Credit("Who's On First", "CC BY 4.0", "https://whosonfirst.org/"),
        whos_on_first.EXPECTED,
        has_header=True,
        looks_like=whos_on_first.looks_like,
        reader=whos_on_first.reader,
    ),
    "pcodes": Format(
        Credit("OCHA Common Operational Datasets", "CC BY-IGO", "https://data.humdata.org/dashboards/cod"),
        pcodes.EXPECTED,
        has_header=True,
        looks_like=pcodes.looks_like,
        reader=pcodes.reader,
    ),
}


def format_of(file: TextFile, name: str = "") -> Format:
    """Return the named format, or the one that the first line looks like.

    Raises:
        WrongFile: the first line is not of the named format, or of none.

    """
    first_line = file.first_line()
    if name:
        if not FORMATS[name].looks_like(first_line):
            raise WrongFile(f"Line 1 of {file.name}: expected {FORMATS[name].expected}; found {_shown(first_line)}.")
        return FORMATS[name]
    for known in FORMATS.values():
        if known.looks_like(first_line):
            return known
    expected = "; or ".join(known.expected for known in FORMATS.values())
    raise WrongFile(f"Line 1 of {file.name} is of no known format: expected {expected}; found {_shown(first_line)}.")


def _shown(line: str) -> str:
    columns = line.count("\t") + 1
    start = line[:60].replace("\t", "⇥")
    return f"{columns} {'column' if columns == 1 else 'columns'} divided by tabs, beginning “{start}”"
