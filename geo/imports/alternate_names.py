"""GeoNames alternateNamesV2: 10 columns divided by tabs, without a header; names for places that are loaded already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.imports.rows import BadRow, PlaceRow, Spelling, language_of, whole_number
from geo.models import NameKind

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = 10
#: The readme counts 10 columns; lines whose last two, the dates, are empty often end before them.
FEWEST_COLUMNS = 8
EXPECTED = f"{COLUMNS} columns divided by tabs, beginning with the ids of the name and of the place (alternateNamesV2.txt)"
MAX_LANGUAGE = 8

#: What stands in the column of the language for codes, links and transcriptions that nobody writes.
NO_LANGUAGES = frozenset({"abbr", "faac", "iata", "icao", "link", "phon", "piny", "post", "tcid", "unlc", "wkdt"})


def looks_like(first_line: str) -> bool:
    """Say whether a file that begins with this line holds alternate names."""
    fields = first_line.split("\t")
    return FEWEST_COLUMNS <= len(fields) <= COLUMNS and fields[0].isdecimal() and fields[1].isdecimal()


def reader(_first_line: str) -> Callable[[str], PlaceRow | None]:
    """Return what reads one line; there is no header to learn from."""
    return _read


def _read(line: str) -> PlaceRow | None:
    fields = line.split("\t")
    if not FEWEST_COLUMNS <= len(fields) <= COLUMNS:
        raise BadRow(f"expected {COLUMNS} columns divided by tabs, found {len(fields)}")
    _name_id, geoname_id, language, name, preferred, _short, colloquial, historic = fields[:8]
    if language in NO_LANGUAGES:
        return None
    if not name:
        raise BadRow("expected a name in column 4, found none")
    if len(language) > MAX_LANGUAGE:
        raise BadRow(f"expected a language code of at most {MAX_LANGUAGE} letters, found “{language}”")
    kind = _kind(preferred=preferred == "1", colloquial=colloquial == "1", historic=historic == "1")
    spelling = Spelling(name, language.replace("_", "-") or language_of(name), kind)
    return PlaceRow(ids=(("geonames", whole_number(geoname_id, "the GeoNames id of the place")),), names=(spelling,))


def _kind(*, preferred: bool, colloquial: bool, historic: bool) -> str:
    if historic:
        return NameKind.HISTORIC
    if colloquial:
        return NameKind.ALIAS
    return NameKind.PREFERRED if preferred else NameKind.VARIANT
