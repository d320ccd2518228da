"""The layout of ACLED's exports, old and new: codes as numbers or words, days in either spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.acled import ACLED_EVENT, SUB_EVENTS
from incidents.layouts.rows import EventRow, Layout, RowError, Writer, code, day, number, position, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHERE = {1: "village_town", 2: "near_place", 3: "adm1"}
_WHEN = {1: "day", 2: "week", 3: "month"}
_REQUIRED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "country", "location", "latitude",
    "longitude", "geo_precision", "fatalities",
)  # fmt: skip
#: The type that stands for a sub-event, where several have it the first.
_TYPES = {sub_event: event_type for event_type, (_, sub_event) in reversed(ACLED_EVENT.items())}


def _key(row: Mapping[str, str]) -> str:
    if not row["event_id_cnty"].strip():
        raise RowError("event_id_cnty", "every event has one")
    return row["event_id_cnty"].strip()


def _read(row: Mapping[str, str]) -> EventRow:
    start = day(row, "event_date")
    where, when = code(row, "geo_precision", _WHERE), code(row, "time_precision", _WHEN)
    sub_event = text_of(row, "sub_event_type")
    if sub_event not in SUB_EVENTS:
        raise RowError("sub_event_type", f"there is no “{sub_event}”")
    event_type = str(_TYPES.get(sub_event, "other"))
    place = text_of(row, "location") or text_of(row, "admin1") or text_of(row, "country")
    actors = tuple(dict.fromkeys(filter(None, (text_of(row, name, 200) for name in ("actor1", "actor2")))))
    page = Writer()
    page.write(f"ACLED, event {_key(row)}: ")
    page.say(sub_event, "event", event_type=event_type)
    page.line()
    page.say(start.isoformat(), "date", date_from=start, date_to=start, date_precision=when, date_role="event")
    page.line()
    page.say(place, "place", mention=place, relation="in", geo_precision=where)
    page.write(
        "".join(f", {name}" for column in ("admin3", "admin2", "admin1", "country") if (name := text_of(row, column)) and name != place)
    )
    page.line()
    for actor in actors:
        page.say(actor, "actor", mention=actor, actor_role="party")
        page.line()
    fatalities = number(row, "fatalities")
    if fatalities:  # 0 says that none were reported, not that nobody died
        values = {"outcome": "killed", "group": "all", "value_min": fatalities, "value_max": fatalities, "qualifier": "exact"}
        page.say(f"{fatalities} reported fatalities", "casualties", **values)
        page.line()
    page.write(text_of(row, "notes", 4000))
    return EventRow(
        key=_key(row),
        title=f"{sub_event}: {place[:200]}",
        text=page.text,
        said=tuple(page.said),
        event_type=event_type,
        sub_event_type="" if ACLED_EVENT[event_type][1] == sub_event else sub_event,
        start=start,
        end=start,
        date_precision=when,
        place=place,
        position=position(row),
        geo_precision=where,
        country=text_of(row, "country"),
        parties=actors,
    )


ACLED = Layout(
    name="acled",
    publisher="acled",
    publisher_name="ACLED",
    homepage="https://acleddata.com/",
    required=frozenset(_REQUIRED),
    key=_key,
    read=_read,
)
