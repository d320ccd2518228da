"""Reading the values of query parameters, each with an error that says what is expected."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.utils.functional import Promise

LARGEST = 2_147_483_647
LONGEST = 200

_COUNTRY = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,15})?")
_BOX_SIDES = 4


class Box(NamedTuple):
    """A rectangle of the map: degrees, WGS 84, edges included."""

    west: float
    south: float
    east: float
    north: float


class BadValueError(Exception):
    """A value that can't be read; ``message`` says what is expected."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


def words(text: str) -> str:
    """Return words to search for."""
    if not text.strip() or len(text) > LONGEST or "\x00" in text:
        raise BadValueError("bad_words", _("Give one or more words, %(longest)s characters at most.") % {"longest": LONGEST})
    return text


def one_of(known: Sequence[str]) -> Callable[[str], list[str]]:
    """Return a reader of codes with commas between them."""

    def read(text: str) -> list[str]:
        codes = text.split(",")
        if not set(codes) <= set(known):
            raise BadValueError("unknown_code", _("Use one or more of: %(known)s.") % {"known": ", ".join(known)})
        return codes

    return read


def countries(text: str) -> list[str]:
    """Return ISO 3166-1 alpha-3 codes."""
    codes = text.split(",")
    if not all(_COUNTRY.fullmatch(code) for code in codes):
        raise BadValueError("bad_country", _("Give three capital letters, such as SYR (ISO 3166-1 alpha-3)."))
    return codes


def day(text: str) -> datetime.date:
    """Return a day."""
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise BadValueError("bad_date", _("Give a day that there is, as YYYY-MM-DD."))


def day_so_far(text: str) -> datetime.date:
    """Return a day that has begun, in UTC."""
    read = day(text)
    if read > timezone.now().astimezone(datetime.UTC).date():
        raise BadValueError("future_date", _("%(day)s has not come yet. Give today (UTC) or a day before it.") % {"day": text})
    return read


def moment(text: str) -> datetime.datetime:
    """Return a time with its zone; a day alone means its beginning in UTC."""
    if _DAY.fullmatch(text):
        return datetime.datetime.combine(day(text), datetime.time(), datetime.UTC)
    try:
        # An unescaped plus sign of the zone arrives as a space.
        read = datetime.datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        read = None
    if read is None or read.tzinfo is None or not datetime.MINYEAR < read.year < datetime.MAXYEAR:
        raise BadValueError("bad_time", _("Give a day, or a time with its zone, such as 2026-01-31T12:00:00Z."))
    return read


def count(text: str) -> int:
    """Return a whole number that is not negative."""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(LARGEST)) or int(text) > LARGEST:
        raise BadValueError("bad_number", _("Give a whole number from 0 to %(largest)s.") % {"largest": LARGEST})
    return int(text)


def boxes(text: str) -> list[Box]:
    """Return the box west,south,east,north (degrees, WGS 84), or the two that it is if it crosses the antimeridian."""
    sides = text.split(",")
    if len(sides) == _BOX_SIDES and all(_DEGREES.fullmatch(side) for side in sides):
        west, south, east, north = map(float, sides)
        if max(abs(west), abs(east)) <= 180 and -90 <= south <= north <= 90:  # noqa: PLR2004 - degrees
            spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
            return [Box(left, south, right, north) for left, right in spans]
    raise BadValueError("bad_bbox", _("Give west,south,east,north in degrees, such as 36,35.5,37.5,37."))
