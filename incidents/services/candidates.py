"""The incidents that a report may be about, found by indexes alone: near its places and days, by names, areas, copies and rare words.

Each way of finding is a query of its own with a bound of its own, so that the work does not grow with the number of incidents.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import connection

from incidents.services.candidate_queries import EVERYTHING, NEWEST, WITH_DAYS, WITHOUT_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.backends.utils import CursorWrapper

    from incidents.matching import ReportSketch, Spot

#: Scored at most; the ways of finding are asked in the order of ``_ways`` until so many are found.
MOST = 120
FEW_INCIDENTS = 1000
_AROUND_STATED = datetime.timedelta(days=4)
_LONGEST_WINDOW = 31
_AROUND_NAMED = datetime.timedelta(days=1)
_SPANS_ASKED = 8
_BEFORE_PUBLISHED, _AFTER_PUBLISHED = datetime.timedelta(days=12), datetime.timedelta(days=2)
_SPOTS_ASKED = 8
_SOME, _FEW = 60, 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is looked for by; ``spans`` are first and last days."""

    spots: tuple[Spot, ...]
    names: tuple[str, ...]
    areas: tuple[int, ...]
    spans: tuple[tuple[datetime.date, datetime.date], ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """The queries to ask, in their order."""
        return (*WITH_DAYS, *WITHOUT_DAYS) if self.spans else WITHOUT_DAYS

    def parameters(self) -> dict[str, Any]:
        """Return the values of all queries."""
        return {
            "longitudes": [spot.longitude for spot in self.spots],
            "latitudes": [spot.latitude for spot in self.spots],
            "radii": [spot.radius_km for spot in self.spots],
            "names": list(self.names),
            "areas": list(self.areas),
            "firsts": [first for first, _ in self.spans],
            "lasts": [last for _, last in self.spans],
            "few": _FEW,
            "some": _SOME,
            "most": MOST,
            "all": FEW_INCIDENTS + 1,
        }


def find_candidates(reports: Sequence[ReportSketch], *, also: Iterable[int] = ()) -> list[int]:
    """Return the ids of the incidents to score for a report given in its parts, those of ``also`` first.

    Where there are few incidents all are scored: it costs less than a search would miss.
    """
    asked = asked_of(reports)
    with connection.cursor() as cursor:
        everything = _found(cursor, EVERYTHING, asked)
        if len(everything) <= FEW_INCIDENTS:
            return everything
        found = dict.fromkeys(islice(also, _SOME))
        for way in asked.ways:
            if len(found) >= MOST:
                break
            found |= dict.fromkeys(_found(cursor, way, asked))
        return list(found)[:MOST] or _found(cursor, NEWEST, asked)


def _found(cursor: CursorWrapper, way: str, asked: Asked) -> list[int]:
    cursor.execute(way, asked.parameters())
    return [incident_id for (incident_id,) in cursor.fetchall()]


def asked_of(reports: Sequence[ReportSketch]) -> Asked:
    """Return what to look for: the places, names and areas of all parts, and the days that their dates leave."""
    spots = dict.fromkeys(spot for report in reports for spot in report.spots)
    spans = dict.fromkeys(span for report in reports for span in _spans(report))
    return Asked(
        spots=tuple(spots)[:_SPOTS_ASKED],
        names=tuple(reports[0].names.written) if reports and reports[0].names is not None else (),
        areas=tuple(sorted({area for report in reports for several in report.areas.values() for area in several})),
        spans=tuple(spans)[:_SPANS_ASKED],
    )


def _spans(report: ReportSketch) -> Iterable[tuple[datetime.date, datetime.date]]:
    """Return the days to look at around the day of publication and each day that the text gives; a month or a year gives none."""
    if report.published is not None:
        yield report.published - _BEFORE_PUBLISHED, report.published + _AFTER_PUBLISHED
    for window in report.windows:
        if window.days <= _LONGEST_WINDOW:
            yield window.first - _AROUND_STATED, window.last + _AROUND_STATED
    if report.read_on is not None and report.published is None:
        for day in report.days:
            for date in day.dates(until=report.read_on, weekday=report.weekday):
                yield date - _AROUND_NAMED, date + _AROUND_NAMED
