"""Reads a folder of real posts about known incidents, ``texts.jsonl.gz`` and ``incidents.json``, and says exactly where it is wrong."""

from __future__ import annotations

import datetime
import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sources.evaluation.gold import GoldError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = "texts.jsonl.gz"
INCIDENTS = "incidents.json"
#: People killed, both ends included.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """Where researchers hold that an incident was, in degrees of WGS 84; ``accuracy`` is the key of how well they know it.

    ``name`` is the place in Arabic and ``governorate`` the governorate in English, as they write them; empty where they do not.
    """

    name: str
    governorate: str
    latitude: float
    longitude: float
    accuracy: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What researchers hold of an incident: its days, who was killed and where; no range and no place where they say nothing."""

    first: datetime.date
    last: datetime.date
    civilians: Range | None
    combatants: Range | None
    place: HeldPlace | None = None

    @property
    def killed(self) -> list[Range]:
        """Return the ranges that a report may be right with, none if nobody was killed: civilians alone, and everybody.

        Posts seldom say of all the dead who they were, so that a toll of a post may be either.
        """
        known = [part for part in (self.civilians, self.combatants) if part is not None]
        if not known:
            return []
        everybody = sum(part[0] for part in known), sum(part[1] for part in known)
        return [part for part in dict.fromkeys((self.civilians, everybody)) if part is not None and part[1] > 0]


@dataclass(frozen=True, slots=True)
class Post:
    """One text with the incidents that it is about."""

    name: str
    language: str
    published: datetime.date | None
    text: str
    incidents: list[Incident]


def is_linking_folder(folder: Path) -> bool:
    """Say whether a folder holds posts rather than annotated texts."""
    return (folder / TEXTS).is_file() and (folder / INCIDENTS).is_file()


def load_posts(folder: Path) -> list[Post]:
    """Read the posts with their incidents.

    Raises:
        GoldError: a file is not in the format; the message names the file and the entry.

    """
    incidents = load_incidents(folder)
    return list(_posts(folder / TEXTS, incidents))


def load_incidents(folder: Path) -> dict[str, Incident]:
    """Read the incidents by their code.

    Raises:
        GoldError: the file is not in the format; the message names it and the entry.

    """
    return dict(_incidents(folder / INCIDENTS))


def _incidents(path: Path) -> Iterator[tuple[str, Incident]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError(f"{path.name}: not a JSON file in UTF-8 ({error})") from error
    for number, row in enumerate(rows):
        try:
            first = datetime.date.fromisoformat(row["date"])
            last = datetime.date.fromisoformat(row["date_end"]) if row.get("date_end") else first
            yield row["incident"], Incident(first, last, _range(row.get("civ_killed")), _range(row.get("mil_killed")), _place(row))
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{path.name}: [{number}]: not an incident with code, date and ranges ({error!r})") from error


def _range(said: list[int | None] | None) -> Range | None:
    low, high = said or (None, None)
    if low is None and high is None:
        return None
    return (low or 0, high if high is not None else low or 0)


def _place(row: dict[str, Any]) -> HeldPlace | None:
    if row.get("lat") is None or row.get("lon") is None:
        return None
    name, governorate = row.get("location_ar") or "", row.get("governorate_en") or ""
    return HeldPlace(name, governorate, float(row["lat"]), float(row["lon"]), row.get("geo_accuracy") or "")


def _posts(path: Path, incidents: dict[str, Incident]) -> Iterator[Post]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield _post(json.loads(line), incidents)
            except (KeyError, TypeError, ValueError) as error:
                raise GoldError(f"{path.name}: line {number}: not a post about incidents of {INCIDENTS} ({error!r})") from error


def _post(row: dict[str, Any], incidents: dict[str, Incident]) -> Post:
    published = datetime.date.fromisoformat(row["published"]) if row.get("published") else None
    return Post(row["text_id"], row["lang"], published, row["text"], [incidents[code] for code in row["incidents"]])
