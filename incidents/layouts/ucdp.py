"""The layout of UCDP's Georeferenced Event Dataset, in any of its column orders, and with the older names of its estimates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.layouts.rows import EventRow, Layout, RowError, Writer, code, day, number, position, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: where_prec and date_prec of the GED codebook; 1 may be a day or better.
_WHERE = {1: "village_town", 2: "near_place", 3: "adm2", 4: "adm1", 5: "linear_or_fuzzy", 6: "country", 7: "international_waters"}
_WHEN = {1: "day", 2: "range_2_6d", 3: "week", 4: "month", 5: "year_or_more"}
_STATE_BASED = 1
#: Names that the estimates had before version 18.
_FORMERLY = {"low": "low_est", "best": "best_est", "high": "high_est"}
_REQUIRED = (
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "where_prec",
    "latitude",
    "longitude",
    "country",
    "date_prec",
    "date_start",
    "date_end",
)


def _key(row: Mapping[str, str]) -> str:
    if not row["id"].strip():
        raise RowError("id", "every event has one")
    return row["id"].strip().removesuffix(".0")


def _read(row: Mapping[str, str]) -> EventRow:
    start, end = day(row, "date_start"), day(row, "date_end")
    if end < start:
        raise RowError("date_end", "lies before date_start")
    where, when = code(row, "where_prec", _WHERE), code(row, "date_prec", _WHEN)
    place = text_of(row, "where_coordinates") or text_of(row, "adm_2") or text_of(row, "adm_1") or text_of(row, "country")
    sides = tuple(dict.fromkeys(filter(None, (text_of(row, "side_a", 200), text_of(row, "side_b", 200)))))
    page = Writer()
    page.write(f"UCDP GED, event {_key(row)}: {text_of(row, 'dyad_name') or ' – '.join(sides)}\n")
    dates = start.isoformat() if start == end else f"{start.isoformat()} – {end.isoformat()}"
    page.say(dates, "date", date_from=start, date_to=end, date_precision=when, date_role="event")
    page.line()
    page.say(place, "place", mention=place, relation="in", geo_precision=where)
    page.write("".join(f", {name}" for column in ("adm_2", "adm_1", "country") if (name := text_of(row, column)) and name != place))
    page.line()
    for side in sides:
        page.say(side, "actor", mention=side, actor_role="party")
        page.line()
    _write_deaths(page, row)
    source = text_of(row, "source_article", 2000)
    page.write(f"Source: {source}" if source else "")
    return EventRow(
        key=_key(row),
        title=f"{text_of(row, 'dyad_name', 150) or ' – '.join(sides)[:150]}: {place[:120]}",
        text=page.text,
        said=tuple(page.said),
        event_type="other",
        sub_event_type="",
        start=start,
        end=end,
        date_precision=when,
        place=place,
        position=position(row),
        geo_precision=where,
        country=text_of(row, "iso3") or text_of(row, "country"),
        parties=sides,
    )


def _write_deaths(page: Writer, row: Mapping[str, str]) -> None:
    """Write the estimates of all deaths, and the civilians among them; a 0 is no claim that nobody died.

    Of a hundred events of the dataset the best estimate lies beside the other two, of some of these the low one above the high one.
    """
    low, best, high = (number(row, name if name in row else _FORMERLY[name]) for name in ("low", "best", "high"))
    low, high = sorted((low, high))
    page.write("Deaths: ")
    if best:
        page.say(f"{best} (best estimate)", "casualties", **_killed("all", best, best))
    if high and not low == best == high:
        page.write(", " if best else "")
        page.say(f"between {low} and {high}", "casualties", **_killed("all", low, high))
    page.write("" if best or high else "none counted")
    page.line()
    civilians = number(row, "deaths_civilians") if row.get("deaths_civilians") else 0
    if civilians:
        page.say(f"{civilians} civilians", "casualties", **_killed("civilians", civilians, civilians))
        page.line()


def _killed(group: str, low: int, high: int) -> dict[str, object]:
    qualifier = "exact" if low == high else "at_most" if low == 0 else "range"
    return {"outcome": "killed", "group": group, "value_min": low, "value_max": high, "qualifier": qualifier}


UCDP = Layout(
    name="ucdp",
    publisher="ucdp-ged",
    publisher_name="UCDP Georeferenced Event Dataset",
    homepage="https://ucdp.uu.se/",
    required=frozenset(_REQUIRED),
    key=_key,
    read=_read,
)
