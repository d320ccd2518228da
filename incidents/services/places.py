"""What is published of a place: the incidents at it or, for a unit, in it, and how many there were in each month or year."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Trunc

from geo.models import PlaceKind
from incidents.models import PublishedIncident

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from geo.models import Area, Place

#: Up to so many months a timeline shows each of them, beyond it years.
MOST_MONTHS = 36
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A month or year, by its first day, and how many incidents began in it."""

    start: datetime.date
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All periods from the first incident to the last, also those without any; ``unit`` is month or year."""

    unit: str
    periods: list[Period]
    undated: int

    @property
    def total(self) -> int:
        """Return how many incidents there are, with or without a date."""
        return self.undated + sum(period.count for period in self.periods)


def incidents_at(place: Place, area: Area | None) -> QuerySet[PublishedIncident]:
    """Return the published incidents of a place: of a country those in it, of a unit with an outline those inside, else those at it.

    An incident is at a place that its public document gives as the best one or as a rival. Which documents may do so is told by the
    rows that they were made from, which have indexes for it.
    """
    if place.kind == PlaceKind.COUNTRY:
        return PublishedIncident.objects.filter(country=place.country)
    if area is not None:
        return PublishedIncident.objects.filter(point__within=area.outline)
    at_it = place.incidents.values("pk")
    named = place.claims.filter(evidence__isnull=False).values("evidence__incident")
    there = PublishedIncident.objects.filter(point=place.point).values("incident")
    candidates = PublishedIncident.objects.filter(incident__in=at_it.union(named, there))
    return candidates.filter(Q(document__place__id=place.pk) | Q(document__rival_places__contains=[{"id": place.pk}]))


def timeline(incidents: QuerySet[PublishedIncident]) -> Timeline | None:
    """Return how the incidents spread over time; None if none of them has a date."""
    span = incidents.aggregate(first=Min("start_date"), last=Max("start_date"), all=Count("pk"), dated=Count("start_date"))
    if span["first"] is None:
        return None
    months = (span["last"].year - span["first"].year) * _MONTHS + span["last"].month - span["first"].month + 1
    unit = "month" if months <= MOST_MONTHS else "year"
    counted = incidents.filter(start_date__isnull=False).values(start=Trunc("start_date", unit)).annotate(count=Count("pk")).order_by()
    counts = {row["start"]: row["count"] for row in counted}
    return Timeline(unit, [Period(day, counts.get(day, 0)) for day in _starts(span, unit)], span["all"] - span["dated"])


def newest(incidents: QuerySet[PublishedIncident], most: int) -> list[PublishedIncident]:
    """Return the newest of the incidents, without their documents."""
    return list(incidents.defer("document", "search").order_by(F("start_date").desc(nulls_last=True), "-incident_id")[:most])


def _starts(span: dict[str, Any], unit: str) -> list[datetime.date]:
    """Return the first days of all months or years from the first to the last."""
    first, last = span["first"], span["last"]
    if unit == "year":
        return [datetime.date(year, 1, 1) for year in range(first.year, last.year + 1)]
    numbers = range(first.year * _MONTHS + first.month - 1, last.year * _MONTHS + last.month)
    return [datetime.date(number // _MONTHS, number % _MONTHS + 1, 1) for number in numbers]
