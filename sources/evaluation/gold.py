"""Reads a folder of annotated texts in the gold format, one JSON file each, and says exactly where one is wrong.

What a score rests on is checked strictly (offsets, quotations, codes, bounds); what a score leaves aside may be absent. The code
list of groups is open: annotators write what the noun says.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sources.evaluation.records import (
    EVENT_TYPES,
    QUALIFIERS,
    ROLES,
    STATUSES,
    Actor,
    Casualties,
    Date,
    Event,
    GoldDocument,
    Place,
    Records,
)
from sources.extraction.types import Language, Span

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("ar", "en")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DECEMBER = 12


class GoldError(ValueError):
    """The gold cannot be used; the message names the file, the entry and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One JSON object with the words that say where it stands; getting a field checks its type."""

    where: str
    fields: dict[str, Any]

    def fail(self, problem: str) -> GoldError:
        return GoldError(f"{self.where}: {problem}")

    def get(self, key: str, kind: type[Any], *, default: Any = ...) -> Any:
        value = self.fields.get(key, default)
        if value is ...:
            raise self.fail(f'"{key}" is missing')
        if value is default or (isinstance(value, kind) and (kind is bool or not isinstance(value, bool))):
            return value
        raise self.fail(f'"{key}" must be of type {kind.__name__}, not {value!r}')

    def code(self, key: str, codes: tuple[str, ...]) -> str:
        value = self.get(key, str)
        if value not in codes:
            raise self.fail(f'"{key}" must be one of {", ".join(codes)}, not {value!r}')
        return str(value)


def load_gold(folder: Path) -> list[GoldDocument]:
    """Read every ``*.json`` file of *folder*, in the order of their names.

    Raises:
        GoldError: there is no such file, or one is not in the gold format.

    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: no .json file in this folder. Name one that holds annotated texts, one JSON file each.")
    return [_load(path) for path in paths]


def _load(path: Path) -> GoldDocument:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # not JSON, or not UTF-8
        raise GoldError(f"{path.name}: not a JSON file in UTF-8 ({error})") from error
    if not isinstance(content, dict):
        raise GoldError(f"{path.name}: must hold one JSON object, not {type(content).__name__}")
    entry = _Entry(path.name, content)
    text = entry.get("text", str)
    return GoldDocument(
        name=entry.get("id", str, default=path.stem),
        language=cast("Language", entry.code("lang", LANGUAGES)),
        published=_published(entry),
        text=text,
        gold=_records(path.name, entry.get("gold", list), text),
    )


def _published(entry: _Entry) -> datetime.date | None:
    said = entry.get("published", str, default=None)
    try:
        return datetime.date.fromisoformat(said) if said else None
    except ValueError as error:
        raise entry.fail(f'"published" must be a day such as 2022-02-03, or null, not {said!r}') from error


def _records(file: str, items: list[Any], text: str) -> Records:
    records = Records()
    for number, item in enumerate(items):
        kind = item.get("type") if isinstance(item, dict) else None
        entry = _Entry(f"{file}: gold[{number}] ({kind})", item if isinstance(item, dict) else {})
        span = _span(entry, text)
        if kind == "casualties":
            records.casualties.append(_casualties(entry, span))
        elif kind == "event":
            records.events.append(_event(entry, span))
        elif kind == "place":
            records.places.append(_place(entry, span))
        elif kind == "date":
            records.dates.append(_date(entry, span))
        elif kind == "actor":
            records.actors.append(Actor(name=entry.get("name", str), role=entry.code("role", ROLES), **span))
        else:
            raise entry.fail('"type" must be casualties, event, place, date or actor')
    return records


def _span(entry: _Entry, text: str) -> dict[str, Any]:
    start, end, quote = entry.get("start", int), entry.get("end", int), entry.get("quote", str)
    if not 0 <= start <= end <= len(text):
        raise entry.fail(f"start {start} and end {end} do not lie in the text of {len(text)} code points")
    if text[start:end] != quote:
        raise entry.fail(f'the text has {text[start:end]!r} from {start} to {end}, and "quote" has {quote!r}')
    return {"span": Span(start, end), "quote": quote}


def _casualties(entry: _Entry, span: dict[str, Any]) -> Casualties:
    low, high = entry.get("min", int), entry.get("max", int, default=None)
    if low < 0 or (high is not None and high < low):
        raise entry.fail(f'"min" and "max" must be a range of people, not {low}..{high}')
    covers = entry.get("covers", list, default=[])
    if unknown := [code for code in covers if code not in STATUSES]:
        raise entry.fail(f'"covers" must hold codes of {", ".join(STATUSES)}, not {unknown[0]!r}')
    return Casualties(
        status=entry.code("status", STATUSES), low=low, high=high, value=entry.get("value", int, default=None),
        qualifier=entry.code("qualifier", QUALIFIERS), group=entry.get("group", str, default="all"),
        attribution=entry.get("attribution", str, default=None), background=entry.get("background", bool, default=False),
        implicit=entry.get("implicit", bool, default=False), covers=tuple(covers), **span,
    )  # fmt: skip


def _event(entry: _Entry, span: dict[str, Any]) -> Event:
    return Event(event_type=entry.code("event_type", EVENT_TYPES), background=entry.get("background", bool, default=False), **span)


def _place(entry: _Entry, span: dict[str, Any]) -> Place:
    is_point = entry.fields.get("lat") is not None
    return Place(name=entry.get("name", str), main=entry.get("main", bool, default=False), is_point=is_point, **span)


def _date(entry: _Entry, span: dict[str, Any]) -> Date:
    said = entry.get("value", str, default=None)
    first, last = (None, None) if said is None else _days(entry, said)
    return Date(first=first, last=last, main=entry.get("main", bool, default=False), **span)


def _days(entry: _Entry, said: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of a year, a month, a day, or of two of these joined by a slash (ISO 8601)."""
    first, _, last = said.partition("/")
    try:
        return _bounds(first)[0], _bounds(last or first)[1]
    except ValueError as error:
        raise entry.fail(f'"value" must be a day such as 2022-02-03, a month or a year, not {said!r}') from error


def _bounds(said: str) -> tuple[datetime.date, datetime.date]:
    match = _PARTIAL_DATE.fullmatch(said)
    if match is None:
        raise ValueError(said)
    year, month, day = (int(part) if part else None for part in match.groups())
    first = datetime.date(year or 0, month or 1, day or 1)
    if day is not None:
        return first, first
    end = first.replace(month=month or _DECEMBER)
    after = end.replace(year=end.year + 1, month=1) if end.month == _DECEMBER else end.replace(month=end.month + 1)
    return first, after - datetime.timedelta(days=1)
