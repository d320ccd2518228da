"""Reads the whole of a folder of real posts about known incidents: what matching reports to incidents is measured on.

``linking`` reads of the same folder what the extraction is measured on.
"""

from __future__ import annotations

import datetime
import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sources.evaluation.gold import GoldError
from sources.evaluation.linking import INCIDENTS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Outcome and group of each range of people that a record gives.
RANGES: dict[str, tuple[str, str]] = {
    "civ_killed": ("killed", "civilians"),
    "children_killed": ("killed", "children"),
    "women_killed": ("killed", "women"),
    "men_killed": ("killed", "men"),
    "mil_killed": ("killed", "fighters"),
    "civ_injured": ("injured", "civilians"),
}


@dataclass(frozen=True, slots=True)
class Toll:
    """A range of people, both ends included."""

    outcome: str
    group: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldIncident:
    """An incident as researchers hold it; empty where they say nothing.

    ``position`` is latitude, longitude and the key of how well they know it. ``twins`` are the codes of rows that nothing may tell
    from this one.
    """

    code: str
    first: datetime.date
    last: datetime.date
    name_ar: str
    name_en: str
    governorate: str
    country: str
    position: tuple[float, float, str] | None
    parties: tuple[str, ...]
    attacks: tuple[str, ...]
    tolls: tuple[Toll, ...]
    twins: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedText:
    """One text as it was copied, with the codes of the incidents that it is about."""

    name: str
    title: str
    text: str
    url: str
    published: datetime.date | None
    incidents: tuple[str, ...]


def held_incidents(folder: Path) -> list[HeldIncident]:
    """Read the incidents. Raises ``GoldError``, which names the entry that is not in the format."""
    try:
        rows = json.loads((folder / INCIDENTS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{INCIDENTS}: not a JSON file in UTF-8 ({error})") from error
    return [_checked(_held, row, f"{INCIDENTS}: [{number}]") for number, row in enumerate(rows)]


def linked_texts(folder: Path) -> list[LinkedText]:
    """Read the texts. Raises ``GoldError``, which names the line that is not in the format."""
    return list(_texts(folder / TEXTS))


def _texts(path: Path) -> Iterator[LinkedText]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield _checked(lambda row: _text(json.loads(row)), line, f"{TEXTS}: line {number}")
    except (OSError, EOFError) as error:
        raise GoldError(f"{TEXTS}: not a file packed by gzip ({error})") from error


def _checked(read: Any, row: Any, where: str) -> Any:
    try:
        return read(row)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{where}: not in the format ({error!r})") from error


def _held(row: dict[str, Any]) -> HeldIncident:
    first = datetime.date.fromisoformat(row["date"])
    position = (float(row["lat"]), float(row["lon"]), row.get("geo_accuracy") or "") if row.get("lat") is not None else None
    return HeldIncident(
        code=row["incident"],
        first=first,
        last=datetime.date.fromisoformat(row["date_end"]) if row.get("date_end") else first,
        name_ar=row.get("location_ar") or "",
        name_en=row.get("location_en") or "",
        governorate=row.get("governorate_en") or "",
        country=row.get("country_ar") or "",
        position=position,
        parties=_listed(row.get("belligerents")),
        attacks=_listed((row.get("strike_type") or "").replace(" and/or ", ", ")),
        tolls=tuple(_tolls(row)),
        twins=frozenset(row.get("twins") or ()),
    )


def _tolls(row: dict[str, Any]) -> Iterator[Toll]:
    for key, (outcome, group) in RANGES.items():
        low, high = row.get(key) or (None, None)
        if low is not None or high is not None:
            yield Toll(outcome, group, low or 0, high if high is not None else low or 0)


def _listed(words: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (words or "").split(",") if word.strip())


def _text(row: dict[str, Any]) -> LinkedText:
    return LinkedText(
        name=row["text_id"],
        title=row.get("title") or "",
        text=row["text"],
        url=row.get("url") or "",
        published=datetime.date.fromisoformat(row["published"]) if row.get("published") else None,
        incidents=tuple(row["incidents"]),
    )
