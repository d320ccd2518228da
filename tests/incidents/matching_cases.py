"""Reports and incidents around one night raid, for the tests of matching."""

from __future__ import annotations

import datetime
from dataclasses import replace

from incidents.matching import DateWindow, Figure, IncidentSketch, Reason, ReportSketch, Spot, score

RAID_DAY = datetime.date(2022, 2, 3)
COALITION, JIHADISTS, OBSERVERS = 1, 2, 3


def day(date: datetime.date) -> DateWindow:
    return DateWindow(date, date)


def days_from_raid(days: int) -> DateWindow:
    return day(RAID_DAY + datetime.timedelta(days=days))


ATMEH_SPOT = Spot(36.31, 36.69, 2)
DEIR_BALLUT_SPOT = Spot(36.34, 36.665, 2)
IDLIB_SPOT = Spot(35.77, 36.67, 50)
NOTHING_SAID = ReportSketch(
    published=None, windows=(), spots=(), event_types=frozenset(), figures=(), actors=frozenset(), words=frozenset()
)
EMPTY = IncidentSketch(incident_id=1, window=None, spots=(), event_type="", figures=(), actors=frozenset(), words=frozenset())
ATMEH_REPORT = ReportSketch(
    published=RAID_DAY,
    windows=(day(RAID_DAY),),
    spots=(ATMEH_SPOT, IDLIB_SPOT, DEIR_BALLUT_SPOT),
    event_types=frozenset({"raid", "airstrike", "armed_clash"}),
    figures=(Figure("killed", "all", 9, None), Figure("killed", "all", 10, 10), Figure("killed", "children", 2, 2)),
    actors=frozenset({COALITION, JIHADISTS}),
    words=frozenset(),
)
ATMEH = IncidentSketch(
    incident_id=30,
    window=day(RAID_DAY),
    spots=(ATMEH_SPOT,),
    event_type="air_landing",
    figures=(Figure("killed", "all", 13, 13), Figure("killed", "civilians", 7, 9), Figure("killed", "children", 4, 6)),
    actors=frozenset({COALITION}),
    words=frozenset(),
)
AL_BAB = IncidentSketch(
    incident_id=10,
    window=days_from_raid(-1),
    spots=(Spot(36.37, 37.52, 2),),
    event_type="shelling",
    figures=(Figure("killed", "civilians", 5, 10), Figure("injured", "civilians", 10, 32)),
    actors=frozenset({OBSERVERS}),
    words=frozenset(),
)
BARISHA = IncidentSketch(
    incident_id=20,
    window=day(datetime.date(2019, 10, 27)),
    spots=(Spot(36.165, 36.63, 1),),
    event_type="raid",
    figures=(Figure("killed", "all", 9, 9),),
    actors=frozenset({COALITION}),
    words=frozenset(),
)


def reason_of(report: ReportSketch, incident: IncidentSketch, *, code: str) -> Reason:
    return next(reason for reason in score(report, incident).reasons if reason.code == code)


def codes_of(report: ReportSketch, incident: IncidentSketch) -> set[str]:
    return {reason.code for reason in score(report, incident).reasons}


def killed(low: int, high: int | None, *, sketch):
    """Return ``sketch`` with that many people killed as its only figure."""
    return replace(sketch, figures=(Figure("killed", "all", low, high),))
