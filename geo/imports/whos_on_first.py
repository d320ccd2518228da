"""Who's On First places as a table: a header, tabs between columns, several names of one language divided by vertical bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.imports.headed import by_column, has_columns
from geo.imports.rows import BadRow, PlaceRow, Spelling, country_of, language_of, population_of, position_of, settlement_kind, whole_number
from geo.models import NameKind, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = ("wof_id", "geonameid", "country", "placetype", "name", "name_ar", "name_en", "variants", "lat", "lon", "population")
EXPECTED = f"a header with the columns {', '.join(COLUMNS)}, divided by tabs (Who's On First places)"

#: Kinds by placetype; a locality is a city, a town or a village by its inhabitants.
KINDS = {
    "country": PlaceKind.COUNTRY, "dependency": PlaceKind.COUNTRY, "macroregion": PlaceKind.REGION, "region": PlaceKind.ADM1,
    "macrocounty": PlaceKind.REGION, "county": PlaceKind.ADM2, "localadmin": PlaceKind.ADM3, "borough": PlaceKind.NEIGHBOURHOOD,
    "macrohood": PlaceKind.NEIGHBOURHOOD, "neighbourhood": PlaceKind.NEIGHBOURHOOD, "microhood": PlaceKind.NEIGHBOURHOOD,
    "campus": PlaceKind.LANDMARK, "venue": PlaceKind.LANDMARK,
}  # fmt: skip
LOCALITY = "locality"


def looks_like(first_line: str) -> bool:
    """Say whether a file that begins with this line holds Who's On First places."""
    return has_columns(first_line, "\t", COLUMNS)


def reader(first_line: str) -> Callable[[str], PlaceRow | None]:
    """Return what reads one line below this header."""
    fields_of = by_column(first_line, "\t")
    return lambda line: _read(fields_of(line))


def _read(fields: dict[str, str]) -> PlaceRow | None:
    placetype, population = fields["placetype"], population_of(fields["population"])
    if placetype != LOCALITY and placetype not in KINDS:
        return None
    kind = settlement_kind(population) if placetype == LOCALITY else KINDS[placetype]
    country = country_of(fields["country"])
    return PlaceRow(
        ids=_ids(fields),
        names=_names(fields),
        kind=kind,
        country=country,
        position=position_of(fields["lat"], fields["lon"]),
        pcode=country if kind == PlaceKind.COUNTRY else "",
        population=population,
    )


def _ids(fields: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the ids; a place that GeoNames knows is kept under its number there, so that both gazetteers meet."""
    own = ("wof", whole_number(fields["wof_id"], "the Who's On First id"))
    return (("geonames", fields["geonameid"]), own) if fields["geonameid"] not in {"", "0"} else (own,)


def _names(fields: dict[str, str]) -> tuple[Spelling, ...]:
    spellings: dict[tuple[str, str], Spelling] = {}
    for column, language in (("name_en", "en"), ("name_ar", "ar")):
        for position, name in enumerate(filter(None, fields[column].split("|"))):
            kind = NameKind.VARIANT if position else NameKind.PREFERRED
            spellings.setdefault((name, language), Spelling(name, language, kind))
    known = {name for name, _language in spellings}
    for name in (fields["name"], *fields["variants"].split("|")):
        if name and name not in known:
            known.add(name)
            kind = NameKind.VARIANT if spellings else NameKind.PREFERRED
            spellings[name, language_of(name)] = Spelling(name, language_of(name), kind)
    if not spellings:
        raise BadRow("expected a name in one of the columns name, name_ar, name_en and variants, found none")
    return tuple(spellings.values())
