"""OCHA P-code tables: codes and names of administrative units, without positions; they add to units that are loaded already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.imports.headed import by_column, has_columns
from geo.imports.rows import BadRow, PlaceRow, Spelling, language_of
from geo.models import NameKind

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = ("Location", "Admin Level", "P-Code", "Name", "Parent P-Code")
EXPECTED = f"a header with the columns {', '.join(COLUMNS)}, divided by commas (an OCHA P-code table)"
LEVELS = frozenset("1234")
ALPHA3_LENGTH = 3
MAX_CODE = 32


def looks_like(first_line: str) -> bool:
    """Say whether a file that begins with this line is a P-code table."""
    return has_columns(first_line, ",", COLUMNS)


def reader(first_line: str) -> Callable[[str], PlaceRow | None]:
    """Return what reads one line below this header."""
    fields_of = by_column(first_line, ",")
    return lambda line: _read(fields_of(line))


def _read(fields: dict[str, str]) -> PlaceRow:
    country, level, code, name = (fields[column].strip() for column in COLUMNS[:4])
    if not (country.isascii() and country.isalpha() and country.isupper() and len(country) == ALPHA3_LENGTH):
        raise BadRow(f"expected an ISO 3166-1 country code of three capitals in Location, found “{country}”")
    if level not in LEVELS:
        raise BadRow(f"expected an Admin Level from 1 to 4, found “{level}”")
    if not 0 < len(code) <= MAX_CODE or not name:
        raise BadRow(f"expected a P-Code of at most {MAX_CODE} characters and a Name, found “{code}” and “{name}”")
    return PlaceRow(
        ids=(("pcode", code),),
        names=(Spelling(name, language_of(name), NameKind.VARIANT),),
        kind=f"adm{level}",
        country=country,
        pcode=code,
        within=fields["Parent P-Code"].strip(),
    )
