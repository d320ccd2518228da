"""Pages of incidents, newest first: a page begins after the last incident of the one before, so that any depth costs the same."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, FloatField, Func, Q
from django.utils.translation import gettext_lazy as _

from geo.precision import radius_km
from incidents.api.parameters import BadValueError, day
from incidents.models import PublishedIncident

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet

LIMIT = 100
LIMIT_AT_MOST = 500

_POSITION = re.compile(r"([0-9-]{10})?_([0-9]{1,18})")
_CURSOR_AT_MOST = 64

COLUMNS = (
    "code",
    "version",
    "title_ar",
    "title_en",
    "event_type",
    "start_date",
    "end_date",
    "country",
    "longitude",
    "latitude",
    "geo_precision",
    "grading",
    "killed_low",
    "killed_best",
    "killed_high",
    "published_at",
)

LONGITUDE = Func(F("point"), function="ST_X", output_field=FloatField())
LATITUDE = Func(F("point"), function="ST_Y", output_field=FloatField())


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page ends: the last incident's first day, None if unknown, and its id."""

    start_date: datetime.date | None
    incident_id: int

    def cursor(self) -> str:
        """Return it as text that goes into an address."""
        plain = f"{self.start_date or ''}_{self.incident_id}"
        return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def position(cursor: str) -> Position:
    """Return the position of a cursor; raises ``BadValueError`` for one that no page has given."""
    if len(cursor) <= _CURSOR_AT_MOST and cursor.isascii():
        try:
            plain = base64.b64decode(f"{cursor}{'=' * (-len(cursor) % 4)}", altchars=b"-_", validate=True).decode("ascii")
            if found := _POSITION.fullmatch(plain):
                return Position(day(found[1]) if found[1] else None, int(found[2]))
        except (ValueError, BadValueError):
            pass
    raise BadValueError("bad_cursor", _("Take the cursor from the next link of a page as it is, or leave it out to begin at the first."))


def limit(text: str) -> int:
    """Return the number of incidents on a page."""
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= LIMIT_AT_MOST:
        raise BadValueError("bad_limit", _("Give a number from 1 to %(most)s.") % {"most": LIMIT_AT_MOST})
    return int(text)


def page(conditions: Q, *, after: Position | None, size: int) -> tuple[list[dict[str, Any]], Position | None]:
    """Return ``size`` incidents after a position, as flat rows, and the position of the next page if there is one.

    Incidents without a date come last; they are asked for only when the dated ones are used up, so that each query walks one index.
    """
    rows: list[dict[str, Any]] = []
    if after is None or after.start_date is not None:
        rows = _rows(conditions & _dated_after(after), size + 1)
    if len(rows) <= size:
        rows += _rows(conditions & _undated_after(after), size + 1 - len(rows))
    shown = rows[:size]
    following = Position(shown[-1]["start_date"], shown[-1]["incident_id"]) if len(rows) > size else None
    return [_finish(row) for row in shown], following


def _dated_after(after: Position | None) -> Q:
    if after is None:
        return Q(start_date__isnull=False)
    # The first condition bounds the walk of the index, the second drops what earlier pages showed of that one day.
    return Q(start_date__lte=after.start_date) & (Q(start_date__lt=after.start_date) | Q(incident_id__lt=after.incident_id))


def _undated_after(after: Position | None) -> Q:
    undated = Q(start_date__isnull=True)
    return undated & Q(incident_id__lt=after.incident_id) if after is not None and after.start_date is None else undated


def _rows(conditions: Q, most: int) -> list[dict[str, Any]]:
    rows: QuerySet[PublishedIncident, dict[str, Any]] = (
        PublishedIncident.objects.filter(conditions)
        .order_by(F("start_date").desc(nulls_last=True), "-incident_id")
        .annotate(longitude=LONGITUDE, latitude=LATITUDE)
        .values("incident_id", *COLUMNS)
    )
    return list(rows[:most])


def _finish(row: dict[str, Any]) -> dict[str, Any]:
    del row["incident_id"]
    row["uncertainty_km"] = radius_km(row["geo_precision"]) if row["geo_precision"] else None
    return row
