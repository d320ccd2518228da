"""Evidence from where and when: distances against uncertainties, gaps between days."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from incidents.matching.sketches import DateWindow, IncidentSketch, Reason, ReportSketch, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.matching.weights import Weights

#: Gazetteers and researchers place one village up to about this far apart (Atmeh: 0.2 km, to its last house 1.1, to its camp 2.4).
_GAZETTEER_ERROR_KM = 2.0
#: Candidates scatter over a country's part of this radius; a position vaguer than that tells nothing.
_REGION_KM = 150.0
#: How fast evidence falls off beyond both uncertainties: villages 4 km apart may be one place, 16 km is neutral,
#: 30 km speaks against.
_FALL_OFF = 2.5
#: A district is no circle: a place up to this many radii from its center is taken to lie in it.
_AREA_SLACK = 1.5
#: Two positions are told as one place below this distance, unless they are vaguer together than "near" (UCDP where_prec 2).
_SAME_PLACE_KM = 1.0
_VAGUE_KM = 25.0

_TIMEZONE_SLACK_DAYS = 1
_WRONG_PAGE_DATE_DAYS = 3
_WEEK_DAYS = 7
_YEAR_DAYS = 365


def place(report: ReportSketch, incident: IncidentSketch, *, weights: Weights) -> Iterator[Reason]:
    """Hold the pair of places that fits best against both uncertainties; rival places need not all fit."""
    pairs = [_pair_of_spots(ours, theirs, weights=weights) for ours in _sharpest(report.spots) for theirs in _sharpest(incident.spots)]
    if pairs:
        # The nearest of equal pairs is told; the rest of the key keeps the order of the spots from mattering.
        yield max(pairs, key=lambda reason: (reason.weight, -float(reason.values["distance_km"]), repr(reason.values)))


def _sharpest(spots: tuple[Spot, ...]) -> list[Spot]:
    """Leave out every area around a sharper spot: "Atmeh, in Idlib" does not make all of Idlib near."""
    return [
        area
        for area in spots
        if not any(spot.radius_km < area.radius_km and spot.distance_km(area) <= area.radius_km * _AREA_SLACK for spot in spots)
    ]


def _pair_of_spots(ours: Spot, theirs: Spot, *, weights: Weights) -> Reason:
    distance = ours.distance_km(theirs)
    uncertainty = float(ours.radius_km + theirs.radius_km)
    spread = math.hypot(ours.radius_km, theirs.radius_km, _GAZETTEER_ERROR_KM)
    # Two positions that agree tell the more, the smaller the area they agree on; never less than nothing.
    gain = max(0.0, math.log(_REGION_KM**2 / (2 * spread**2)))
    reach = max(uncertainty, _AREA_SLACK * ours.radius_km, _AREA_SLACK * theirs.radius_km)
    loss = _FALL_OFF * math.log1p((max(0.0, distance - reach) / spread) ** 2)
    weight = min(weights.place_most, max(weights.place_least, weights.place * (gain - loss)))
    values: dict[str, str | int | float] = {"distance_km": round(distance, 1), "uncertainty_km": round(uncertainty, 1)}
    if weight < 0:
        return Reason("far_away", values, weight)
    is_one_place = distance < _SAME_PLACE_KM and uncertainty < _VAGUE_KM
    return Reason("same_place" if is_one_place else "distance_km", values, weight)


def date(report: ReportSketch, incident: IncidentSketch, *, weights: Weights) -> Iterator[Reason]:
    """Hold the stated days against the incident's; where none is stated, the day of publication stands in."""
    if incident.window is None:
        return
    if report.windows:
        reasons = [_pair_of_windows(window, incident.window, weights=weights) for window in report.windows]
        yield max(reasons, key=lambda reason: (reason.weight, repr(reason.values)))
    elif report.published is not None and report.published >= incident.window.first:
        yield _days_after(max(0, (report.published - incident.window.last).days), weights=weights)


def _pair_of_windows(ours: DateWindow, theirs: DateWindow, *, weights: Weights) -> Reason:
    gap = ours.gap_days(theirs)
    if gap > _WEEK_DAYS:
        return Reason("other_date", {"days": gap}, weights.other_date)
    weight = weights.date_gap[gap] if gap < len(weights.date_gap) else weights.date_week
    longer = max(ours.days, theirs.days)
    if weight > 0:
        weight *= max(0.0, 1 - math.log(longer) / math.log(_YEAR_DAYS))
    if gap:
        return Reason("date_gap_days" if weight >= 0 else "other_date", {"days": gap}, weight)
    if longer > 1:
        return Reason("dates_overlap", {"days": longer}, weight)
    return Reason("same_day", {"date": theirs.first.isoformat()}, weight)


def _days_after(days: int, *, weights: Weights) -> Reason:
    if days < len(weights.published_after):
        weight = weights.published_after[days]
    else:
        weight = weights.published_week if days <= _WEEK_DAYS else weights.published_later
    return Reason("published_days_after", {"days": days}, weight)


def publication(report: ReportSketch, incident: IncidentSketch, *, weights: Weights) -> Iterator[Reason]:
    """Hold it against a candidate that it took place after the report was published."""
    if report.published is None or incident.window is None:
        return
    days = (incident.window.first - report.published).days
    if days > _TIMEZONE_SLACK_DAYS:
        weight = weights.published_before_3d if days <= _WRONG_PAGE_DATE_DAYS else weights.published_before
        yield Reason("published_before", {"days": days}, weight)
