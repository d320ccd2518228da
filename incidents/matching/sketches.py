"""What is compared, a report and an incident, each reduced to what tells incidents apart; and what comes out, a score with reasons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG

#: Values by code (lengths in km, days as whole numbers, other words as codes of the records):
#: same_place, distance_km, far_away: distance_km, uncertainty_km (both radii added).
#: same_day: date. dates_overlap: days (length of the longer window). date_gap_days, other_date: days.
#: published_days_after: days (from the incident to the report). published_before: days (from the report to the incident).
#: event_type: type. event_family, other_event_type: report, incident.
#: figures_agree: outcome, group, low, high (where they meet; no high where both are open).
#: figures_differ: outcome, group, report_low, incident_low.
#: shared_actors: count, actors (ids joined by commas). other_actors, shared_words: count.
ReasonCode = Literal[
    "same_place", "distance_km", "far_away", "same_day", "dates_overlap", "date_gap_days", "other_date", "published_days_after",
    "published_before", "event_type", "event_family", "other_event_type", "figures_agree", "figures_differ", "shared_actors",
    "other_actors", "shared_words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateWindow:
    """The days on which something happened, both ends included.

    Raises:
        ValueError: the window ends before it begins.

    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            message = f"a date window must not end before it begins: {self.first}..{self.last}"
            raise ValueError(message)

    @property
    def days(self) -> int:
        """Return the number of days in the window, at least 1."""
        return (self.last - self.first).days + 1

    def gap_days(self, other: DateWindow) -> int:
        """Return the days between the two windows: 0 where they overlap, 1 where they adjoin."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


@dataclass(frozen=True, slots=True)
class Spot:
    """A position (WGS 84 degrees) with the radius in km within which the event is said to lie."""

    latitude: float
    longitude: float
    radius_km: float

    def distance_km(self, other: Spot) -> float:
        """Return the great-circle distance between the two centers; within 0.6 % of the geodesic."""
        lat, other_lat = math.radians(self.latitude), math.radians(other.latitude)
        half_lat = (other_lat - lat) / 2
        half_lon = math.radians(other.longitude - self.longitude) / 2
        chord = math.sin(half_lat) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(half_lon) ** 2
        return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people; ``high`` is None where the words leave it open ("at least 9")."""

    outcome: str
    group: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class ReportSketch:
    """What one report says of its own incident. Rival places, dates and figures are all given; empty means not said."""

    published: date | None
    windows: tuple[DateWindow, ...]
    spots: tuple[Spot, ...]
    event_types: frozenset[str]
    figures: tuple[Figure, ...]
    actors: frozenset[int]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class IncidentSketch:
    """What is held of one incident, with the places and figures that its reports give."""

    incident_id: int
    window: DateWindow | None
    spots: tuple[Spot, ...]
    event_type: str
    figures: tuple[Figure, ...]
    actors: frozenset[int]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for or against, with its share of the score in log-odds."""

    code: ReasonCode
    values: dict[str, str | int | float]
    weight: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score (0..1) and its reasons, weightiest first."""

    incident_id: int
    score: float
    reasons: tuple[Reason, ...]
