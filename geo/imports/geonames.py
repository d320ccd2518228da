"""GeoNames country dumps: 19 columns divided by tabs, without a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.imports.rows import BadRow, PlaceRow, Spelling, country_of, language_of, population_of, position_of, settlement_kind, whole_number
from geo.models import NameKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = 19
EXPECTED = f"{COLUMNS} columns divided by tabs, beginning with the GeoNames id (a country dump such as SY.txt)"

#: Feature classes that are taken: units, settlements, areas, buildings and heights. Streams, roads, seas and forests would only lend their
#: names to the villages beside them.
CLASSES = frozenset("APLST")

KINDS = {
    "PCL": PlaceKind.COUNTRY, "PCLD": PlaceKind.COUNTRY, "PCLF": PlaceKind.COUNTRY, "PCLI": PlaceKind.COUNTRY, "PCLIX": PlaceKind.COUNTRY,
    "PCLS": PlaceKind.COUNTRY, "TERR": PlaceKind.COUNTRY, "ADM1": PlaceKind.ADM1, "ADM2": PlaceKind.ADM2, "ADM3": PlaceKind.ADM3,
    "ADM4": PlaceKind.ADM4, "PPLC": PlaceKind.CITY, "PPLA": PlaceKind.CITY, "PPLX": PlaceKind.NEIGHBOURHOOD, "CMP": PlaceKind.CAMP,
    "CMPRF": PlaceKind.CAMP, "PSTB": PlaceKind.CROSSING,
}  # fmt: skip
#: Units that no longer exist, or that are no level of their own: their names and points are those of others.
LEFT_OUT = frozenset({"PCLH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADM5", "ADM5H", "ADMDH", "ZN", "ZNB", "LTER", "PRSH"})


def looks_like(first_line: str) -> bool:
    """Say whether a file that begins with this line is a country dump."""
    fields = first_line.split("\t")
    return len(fields) == COLUMNS and fields[0].isdecimal()


def reader(_first_line: str) -> Callable[[str], PlaceRow | None]:
    """Return what reads one line; there is no header to learn from."""
    return _read


def _read(line: str) -> PlaceRow | None:
    fields = line.split("\t")
    if len(fields) != COLUMNS:
        raise BadRow(f"expected {COLUMNS} columns divided by tabs, found {len(fields)}")
    geoname_id, name, ascii_name, others, latitude, longitude, feature_class, code, alpha2 = fields[:9]
    if feature_class not in CLASSES or code in LEFT_OUT or not alpha2:
        return None
    population = population_of(fields[14])
    kind = _kind(feature_class, code, population)
    country = country_of(alpha2)
    return PlaceRow(
        ids=(("geonames", whole_number(geoname_id, "the GeoNames id")),),
        names=_names(name, ascii_name, others),
        kind=kind,
        country=country,
        position=position_of(latitude, longitude),
        pcode=country if kind == PlaceKind.COUNTRY else "",
        population=population,
    )


def _kind(feature_class: str, code: str, population: int | None) -> str:
    if code in KINDS:
        return KINDS[code]
    if feature_class == "P":
        kind = settlement_kind(population)
        return PlaceKind.TOWN if code == "PPLA2" and kind == PlaceKind.VILLAGE else kind
    return PlaceKind.REGION if feature_class in {"A", "L"} else PlaceKind.LANDMARK


def _names(name: str, ascii_name: str, others: str) -> tuple[Spelling, ...]:
    if not name:
        raise BadRow("expected a name in column 2, found none")
    spellings = {name: Spelling(name, language_of(name), NameKind.PREFERRED)}
    for other in (ascii_name, *others.split(",")):
        if other and other not in spellings:
            spellings[other] = Spelling(other, language_of(other), NameKind.VARIANT)
    return tuple(spellings.values())
