"""Evidence from when: days that the text states, days that it names without a year, the day on which it was published."""

from __future__ import annotations

import datetime
import math
from bisect import bisect_left
from typing import TYPE_CHECKING

from incidents.matching.sketches import DateWindow, Ground, IncidentSketch, ReasonCode, ReportSketch

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Last days of the bins of gaps; a gap of one day has a bin for each direction, because posts come after what they tell.
_GAP_BINS = (3, 10, 40)
_LAG_BINS = (0, 1, 3, 12, 40)
_TIMEZONE_SLACK_DAYS = 1
_WRONG_PAGE_DATE_DAYS = 12
_NEAR_DAYS = 1
_YEAR_DAYS = 365
_WEEK = 7


def stated(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Hold the nearest of the stated days against the incident's; a long window says less, and nothing at a year."""
    if incident.window is None or not report.windows:
        return
    held = incident.window
    nearest = min(report.windows, key=lambda window: (abs(window.days_after(held)), window.days, window.first))
    gap = nearest.days_after(held)
    longer = max(nearest.days, held.days)
    share = max(0.0, 1 - math.log(longer) / math.log(_YEAR_DAYS)) if abs(gap) <= 1 else 1.0
    terms = {f"stated_{_gap_bin(gap)}": share}
    if gap:
        code: ReasonCode = "date_gap_days" if abs(gap) <= _GAP_BINS[0] else "other_date"
        yield Ground(code, {"days": abs(gap)}, terms)
    elif longer > 1:
        yield Ground("dates_overlap", {"days": longer}, terms)
    else:
        yield Ground("same_day", {"date": held.first.isoformat()}, terms)


def _gap_bin(gap: int) -> str:
    if abs(gap) <= 1:
        return {-1: "before1", 0: "same", 1: "after1"}[gap]
    return f"within{_GAP_BINS[at]}" if (at := bisect_left(_GAP_BINS, abs(gap))) < len(_GAP_BINS) else "far"


def published(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Hold the day of publication against the incident's; it counts otherwise where the text states a day."""
    if report.published is None or incident.window is None:
        return
    kind = "published_too" if report.windows else "published"
    early = (incident.window.first - report.published).days
    if early > _TIMEZONE_SLACK_DAYS:
        bin_name = "before12" if early <= _WRONG_PAGE_DATE_DAYS else "before"
        yield Ground("published_before", {"days": early}, {f"{kind}_{bin_name}": 1.0})
        return
    lag = max(0, (report.published - incident.window.last).days)
    at = bisect_left(_LAG_BINS, lag)
    yield Ground("published_days_after", {"days": lag}, {f"{kind}_{_LAG_BINS[at] if at < len(_LAG_BINS) else 'far'}": 1.0})


def calendar(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Hold days named without a year against the incident's, and the weekday where nothing else dates the report."""
    if incident.window is None:
        return
    values: dict[str, str | int | float] = {"date": incident.window.first.isoformat()}
    if report.days:
        gaps = [gap for day in report.days for held in _days(incident.window) if (gap := day.gap_days(held)) is not None]
        nearest = min(gaps, default=_WEEK)
        code: ReasonCode = "day_named" if nearest <= _NEAR_DAYS else "other_day_named"
        term = "calendar_same" if nearest == 0 else "calendar_near" if nearest <= _NEAR_DAYS else "calendar_other"
        yield Ground(code, values, {term: 1.0})
    if report.weekday is not None and report.published is None and not report.windows:
        after = (report.weekday - incident.window.first.weekday()) % _WEEK
        term = "weekday_same" if after == 0 else "weekday_next" if after == 1 else "weekday_other"
        yield Ground("weekday_named" if after <= 1 else "other_day_named", values, {term: 1.0})


def _days(window: DateWindow) -> list[datetime.date]:
    """Return the days of a window, of a long one its ends."""
    if window.days > _WEEK:
        return [window.first, window.last]
    return [window.first + datetime.timedelta(days=number) for number in range(window.days)]
