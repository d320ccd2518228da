"""Which properties of a GeoJSON feature say what, for the layouts that are published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.imports.formats import Credit
from geo.imports.rows import BadRow, country_of

if TYPE_CHECKING:
    from collections.abc import Mapping

ALPHA2_LENGTH = 2
ALPHA3_LENGTH = 3
MAX_CODE = 32
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Layout:
    """Names of properties, in small letters; where several are given, the first that says something counts.

    ``country`` may instead be a code of three capitals that holds for the whole file. ``ids`` pairs gazetteers with properties, ``only``
    a property with the value that features of the level have. ``pcodes`` says that the codes are P-codes.
    """

    code: tuple[str, ...]
    country: tuple[str, ...]
    name_en: str = ""
    name_ar: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    only: tuple[str, str] | None = None
    pcodes: bool = False
    credit: Credit | None = None


NATURAL_EARTH = Layout(
    code=("iso_a3_eh", "adm0_a3"),
    country=("iso_a3_eh", "adm0_a3"),
    name_en="name_long",
    name_ar="name_ar",
    credit=Credit("Natural Earth", "public domain", "https://www.naturalearthdata.com/"),
)
WOF_PLACETYPES = ("country", "region", "county", "localadmin", "locality")
WOF_CREDIT = Credit("Who's On First", "CC BY 4.0", "https://whosonfirst.org/")
COD_CREDIT = Credit("OCHA Common Operational Datasets", "CC BY-IGO", "https://data.humdata.org/dashboards/cod")


def layout_of(properties: Mapping[str, Any], *, level: int) -> Layout | None:
    """Return the layout that a feature's properties are those of; None if it is none of the known ones."""
    names = {name.lower() for name in properties}
    if level == 0 and {"adm0_a3", "name_long"} <= names:
        return NATURAL_EARTH
    if {"wof_id", "placetype", "hasc"} <= names:
        ids = (("geonames", "gn_id"), ("wof", "wof_id"))
        only = ("placetype", WOF_PLACETYPES[level])
        return Layout(("hasc",), ("hasc",), "name", "name_ar", ids=ids, only=only, credit=WOF_CREDIT)
    if f"adm{level}_pcode" in names:
        code = (f"adm{level}_pcode",)
        return Layout(code, ("adm0_pcode",), f"adm{level}_en", f"adm{level}_ar", pcodes=True, credit=COD_CREDIT)
    return None


@dataclass(frozen=True, slots=True)
class Unit:
    """What the properties of one feature say."""

    code: str
    country: str
    name_en: str
    name_ar: str
    ids: tuple[tuple[str, str], ...]


def unit_of(properties: Mapping[str, Any], layout: Layout, *, level: int) -> Unit:
    """Read the properties.

    Raises:
        BadRow: no code, no country, or a name that is too long.

    """
    values = {name.lower(): str(value).strip() for name, value in properties.items() if value not in {None, "", "-99", -99, 0}}
    country = _country(values, layout)
    code = country if level == 0 else _first(values, layout.code)
    if not code or len(code) > MAX_CODE or (level and len(code) <= ALPHA2_LENGTH):
        raise BadRow(f"expected the code of a unit inside a country in {_listed(layout.code)}, found “{code}”")
    names = values.get(layout.name_en, ""), values.get(layout.name_ar, "")
    if max(map(len, names)) > MAX_NAME or not any(names):
        raise BadRow(f"expected a name of at most {MAX_NAME} characters in {_listed((layout.name_en, layout.name_ar))}")
    ids = tuple((gazetteer, values[name]) for gazetteer, name in layout.ids if name in values)
    return Unit(code, country, *names, ids or (("pcode", code),))


def _country(values: Mapping[str, str], layout: Layout) -> str:
    """Return the alpha-3 code from one of three or two letters, or from a code that begins with it: SYR, SY, SY.HL, SY-HL."""
    if len(layout.country) == 1 and layout.country[0].isupper():
        return layout.country[0]
    found = _first(values, layout.country)
    letters = found.partition(".")[0].partition("-")[0]
    if len(letters) == ALPHA3_LENGTH and letters.isascii() and letters.isupper():
        return letters
    if len(letters) == ALPHA2_LENGTH:
        return country_of(letters)
    raise BadRow(f"expected the code of a country in {_listed(layout.country)}, found “{found}”")


def _first(values: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((values[name] for name in names if name in values), "")


def _listed(names: tuple[str, ...]) -> str:
    return " or ".join(filter(None, names))
