"""One event of a table: how it is described, and what it says, each saying pinned to the words that make it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class RowError(ValueError):
    """A cell that cannot be read; ``column`` names it, ``str()`` says what is wrong and what was expected."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(f"{column}: {message}")
        self.column = column


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a row: its kind, its columns, and where in the row's text its words stand (code points, half-open)."""

    kind: str
    start: int
    end: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event: ``text`` says in lines what the row says, ``said`` are the claims in it, the rest describes the incident.

    ``country`` is a name or an ISO 3166-1 code as the table has it, ``position`` longitude and latitude in WGS 84, ``parties`` the names
    of those involved. Codes are those of ``sources.models`` and ``geo.models``.
    """

    key: str
    title: str
    text: str
    said: tuple[Said, ...]
    event_type: str
    sub_event_type: str
    start: datetime.date
    end: datetime.date
    date_precision: str
    place: str
    position: tuple[float, float]
    geo_precision: str
    country: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name, the dataset behind it, the columns without which it is not that layout, and how a row is read."""

    name: str
    publisher: str
    publisher_name: str
    homepage: str
    required: frozenset[str]
    key: Callable[[Mapping[str, str]], str]
    read: Callable[[Mapping[str, str]], EventRow]


@dataclass(slots=True)
class Writer:
    """Writes a row's text line by line and notes where the words of each claim stand."""

    parts: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    at: int = 0

    def write(self, words: str) -> None:
        """Write ``words``, which claim nothing by themselves."""
        self.parts.append(words)
        self.at += len(words)

    def say(self, words: str, kind: str, **values: Any) -> None:
        """Write ``words`` as the quotation of a claim."""
        start = self.at
        self.write(words)
        self.said.append(Said(kind, start, self.at, values))

    def line(self) -> None:
        """End the line."""
        self.write("\n")

    @property
    def text(self) -> str:
        """Return everything written, without the end of the last line."""
        return "".join(self.parts).rstrip("\n")


def number(row: Mapping[str, str], column: str) -> int:
    """Return a count of people; "4" and "4.0" are one number. Raises ``RowError``."""
    try:
        value = float(row[column])
    except ValueError as error:
        raise RowError(column, f"“{row[column]}” is no number") from error
    if value < 0 or value != int(value):
        raise RowError(column, f"{row[column]} is no number of people")
    return int(value)


def code(row: Mapping[str, str], column: str, known: Mapping[int, str]) -> str:
    """Return what a numeric code stands for. Raises ``RowError``."""
    value = number(row, column)
    if value not in known:
        raise RowError(column, f"there is no code {value}; known are {min(known)} to {max(known)}")
    return known[value]


def position(row: Mapping[str, str]) -> tuple[float, float]:
    """Return longitude and latitude in degrees. Raises ``RowError`` where they are no place on earth."""
    values = []
    for column, limit in (("longitude", 180), ("latitude", 90)):
        try:
            value = float(row[column])
        except ValueError as error:
            raise RowError(column, f"“{row[column]}” is no number of degrees") from error
        if not -limit <= value <= limit:
            raise RowError(column, f"{row[column]} lies beyond {limit} degrees")
        values.append(value)
    return values[0], values[1]


_DAYS = ("%Y-%m-%d", "%d %B %Y", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y")


def day(row: Mapping[str, str], column: str) -> datetime.date:
    """Return a day, written as 2016-01-31, 31 January 2016 or 31/01/2016, with or without a time. Raises ``RowError``."""
    for layout in _DAYS:
        try:
            return datetime.datetime.strptime(row[column].strip(), layout).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise RowError(column, f"“{row[column]}” is no day; it is written as 2016-01-31")


def text_of(row: Mapping[str, str], column: str, limit: int = 300) -> str:
    """Return a cell as one line of at most ``limit`` characters, empty if there is none."""
    return " ".join(row.get(column, "").split())[:limit]
