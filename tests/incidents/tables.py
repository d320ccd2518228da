"""Small tables of made-up events in the layouts of other datasets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from incidents.layouts import ACLED, UCDP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from incidents.layouts import Layout

UCDP_ROW = {
    "id": "901.0", "type_of_violence": "1", "dyad_name": "Government of Nowhere - Hill rebels", "side_a": "Government of Nowhere",
    "side_b": "Hill rebels", "source_article": "North Wire,2016-01-05,Fighting near Tell Nur", "where_prec": "2",
    "where_coordinates": "Tell Nur village", "adm_1": "North governorate", "adm_2": "Nur district", "latitude": "36.0",
    "longitude": "36.5", "country": "Syria", "date_prec": "2", "date_start": "2016-01-02", "date_end": "2016-01-04",
    "deaths_civilians": "2", "low": "3.0", "best": "5.0", "high": "9.0",
}  # fmt: skip
ACLED_ROW = {
    "event_id_cnty": "NWH17", "event_date": "2022-02-03", "time_precision": "1", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike", "actor1": "Military Forces of Nowhere", "actor2": "Hill rebels", "country": "Syria",
    "admin1": "North", "location": "Tell Nur", "latitude": "36.0", "longitude": "36.5", "geo_precision": "1",
    "notes": "Planes struck the market, four dead.", "fatalities": "4",
}  # fmt: skip
_ROWS: dict[str, dict[str, str]] = {UCDP.name: UCDP_ROW, ACLED.name: ACLED_ROW}


def make_table(layout: Layout, changes: Iterable[Mapping[str, str]], *, newline: str = "\n") -> str:
    """Return a table with one row for each of ``changes``."""
    row = _ROWS[layout.name]
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, row.keys(), lineterminator=newline)
    writer.writeheader()
    writer.writerows({**row, **change} for change in changes)
    return file.getvalue()
