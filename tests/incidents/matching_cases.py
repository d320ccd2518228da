"""Reports and incidents around one night raid, for the tests of matching."""

from __future__ import annotations

import datetime
from dataclasses import replace

from incidents.matching import (
    DateWindow,
    Figure,
    Ground,
    HeldName,
    IncidentSketch,
    ReportSketch,
    Spot,
    grounds,
    name_key,
    text_names,
)

RAID_DAY = datetime.date(2022, 2, 3)
COALITION, JIHADISTS, OBSERVERS = 1, 2, 3


def day(date: datetime.date) -> DateWindow:
    return DateWindow(date, date)


def days_from_raid(days: int) -> DateWindow:
    return day(RAID_DAY + datetime.timedelta(days=days))


def held(name: str, *, is_main: bool = True, is_area: bool = False) -> HeldName:
    return HeldName(name_key(name), name, is_main=is_main, is_area=is_area)


ATMEH_SPOT = Spot(36.31, 36.69, 2)
DEIR_BALLUT_SPOT = Spot(36.34, 36.665, 2)
NOTHING_SAID = ReportSketch()
EMPTY = IncidentSketch(incident_id=1)
ATMEH_REPORT = ReportSketch(
    published=RAID_DAY,
    windows=(day(RAID_DAY),),
    spots=(ATMEH_SPOT, DEIR_BALLUT_SPOT),
    names=text_names("Helicopters landed at night beside Atmeh; at least nine people were killed"),
    event_types=("air_landing", "airstrike", "armed_clash"),
    figures=(Figure("killed", "all", 9, None), Figure("killed", "all", 10, 10), Figure("killed", "children", 2, 2)),
    actors=frozenset({COALITION, JIHADISTS}),
    lead_actors=frozenset({COALITION}),
)
ATMEH = IncidentSketch(
    incident_id=30,
    window=day(RAID_DAY),
    spots=(ATMEH_SPOT,),
    names=(held("أطمة"), held("Atmeh")),
    event_types=frozenset({"air_landing"}),
    figures=(Figure("killed", "all", 13, 13), Figure("killed", "civilians", 7, 9), Figure("killed", "children", 4, 6)),
    actors=frozenset({COALITION}),
)
AL_BAB = IncidentSketch(
    incident_id=10,
    window=days_from_raid(-1),
    spots=(Spot(36.37, 37.52, 2),),
    names=(held("الباب"),),
    event_types=frozenset({"shelling"}),
    figures=(Figure("killed", "civilians", 5, 10), Figure("injured", "civilians", 10, 32)),
    actors=frozenset({OBSERVERS}),
)
BARISHA = IncidentSketch(
    incident_id=20,
    window=day(datetime.date(2019, 10, 27)),
    spots=(Spot(36.165, 36.63, 1),),
    names=(held("باريشا"),),
    event_types=frozenset({"raid"}),
    figures=(Figure("killed", "all", 9, 9),),
    actors=frozenset({COALITION}),
)


def ground_of(report: ReportSketch, incident: IncidentSketch, *, code: str) -> Ground:
    return next(ground for ground in grounds(report, incident) if ground.code == code)


def codes_of(report: ReportSketch, incident: IncidentSketch) -> set[str]:
    return {ground.code for ground in grounds(report, incident)}


def terms_of(report: ReportSketch, incident: IncidentSketch) -> dict[str, float]:
    """Return every amount of the pair by its name."""
    return {name: amount for ground in grounds(report, incident) for name, amount in ground.terms.items()}


def killed(low: int, high: int | None, *, sketch):
    """Return ``sketch`` with that many people killed as its only figure."""
    return replace(sketch, figures=(Figure("killed", "all", low, high),))
