"""What every format's reader makes of a line, and what it says when it cannot."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.imports.countries import ALPHA3
from geo.models import PlaceKind
from geo.names import script_of

MAX_LATITUDE = 90
MAX_LONGITUDE = 180
#: Inhabitants from which a place is a city or a town: the degree of urbanization that the UN Statistical Commission endorsed in 2020.
CITY_FROM = 50_000
TOWN_FROM = 5_000
POPULATION_BELOW = 2**31


class BadRow(ValueError):  # noqa: N818 - it is reported by this name
    """A line that cannot be taken; the message says what was expected and what stands there."""


class WrongFile(ValueError):  # noqa: N818 - likewise
    """A file that is not what it is said to be; the message names the line and what was expected."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name with its BCP 47 language, ``und`` if unknown, and its ``NameKind``."""

    name: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What one line says of one place.

    ``ids`` are pairs of gazetteer and id, the one to keep it under first. A row without ``position`` (longitude, latitude in WGS 84
    degrees) can only add to a place that is there already. ``within`` is the P-code of the unit that a P-code table puts it in.
    """

    ids: tuple[tuple[str, str], ...]
    names: tuple[Spelling, ...]
    kind: str = ""
    country: str = ""
    position: tuple[float, float] | None = None
    pcode: str = ""
    population: int | None = None
    within: str = ""


def position_of(latitude: str, longitude: str) -> tuple[float, float]:
    """Return longitude and latitude as numbers.

    Raises:
        BadRow: one of them is no number of degrees.

    """
    return _degrees(longitude, "longitude", MAX_LONGITUDE), _degrees(latitude, "latitude", MAX_LATITUDE)


def population_of(text: str) -> int | None:
    """Return the inhabitants; None for an empty field and for 0, by which gazetteers mean that they do not know."""
    if not text:
        return None
    if not text.isdecimal() or int(text) >= POPULATION_BELOW:
        raise BadRow(f"expected a whole number of inhabitants, found “{text}”")
    return int(text) or None


def country_of(alpha2: str) -> str:
    """Return the ISO 3166-1 alpha-3 code for an alpha-2 code."""
    try:
        return ALPHA3[alpha2]
    except KeyError:
        raise BadRow(f"expected an ISO 3166-1 country code of two letters, found “{alpha2}”") from None


def whole_number(text: str, what: str) -> str:
    """Return ``text`` if it is a number that can serve as an id."""
    if not (text.isascii() and text.isdecimal()):
        raise BadRow(f"expected {what}, a whole number, found “{text}”")
    return text


def settlement_kind(population: int | None) -> str:
    """Return city, town or village by the number of inhabitants; village where it is unknown."""
    if population is None or population < TOWN_FROM:
        return PlaceKind.VILLAGE
    return PlaceKind.CITY if population >= CITY_FROM else PlaceKind.TOWN


def language_of(name: str) -> str:
    """Return the language to note for a name of which only the script is known."""
    return "ar" if script_of(name) == "Arab" else "und"


def _degrees(text: str, what: str, limit: int) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not abs(number) <= limit:
        raise BadRow(f"expected a {what} between -{limit} and {limit} degrees, found “{text}”")
    return number
