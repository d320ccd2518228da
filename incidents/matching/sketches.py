"""What is compared, a report and an incident, each reduced to what tells incidents apart; and what comes out, a score with reasons."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from incidents.matching.calendar import CalendarDay
    from incidents.matching.naming import TextNames

_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG

#: Values by code (lengths in km, days as whole numbers, other words as codes of the records):
#: near_copy: article, share (percent of the words).
#: place_named, place_alike: name. place_not_named, area_shared, other_area: nothing.
#: same_place, distance_km, far_away: distance_km, uncertainty_km (both radii added).
#: same_day: date. dates_overlap: days (length of the longer window). date_gap_days, other_date: days.
#: day_named, weekday_named: date. other_day_named: nothing.
#: published_days_after: days (from the incident to the report). published_before: days (from the report to the incident).
#: event_type: type. event_family, other_event_type: report, incident.
#: figures_agree: outcome, group, low, high (where they meet; no high where both are open).
#: figures_differ: outcome, group, report_low, incident_low. figures_missing: outcome, group, report_low.
#: shared_actors: count, actors (ids joined by commas). other_actors, shared_words: count.
ReasonCode = Literal[
    "near_copy", "place_named", "place_alike", "place_not_named", "area_shared", "other_area", "same_place", "distance_km", "far_away",
    "same_day", "dates_overlap", "date_gap_days", "other_date", "day_named", "weekday_named", "other_day_named", "published_days_after",
    "published_before", "event_type", "event_family", "other_event_type", "figures_agree", "figures_differ", "figures_missing",
    "shared_actors", "other_actors", "shared_words",
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

    def days_after(self, other: DateWindow) -> int:
        """Return by how many days this window lies after the other: 0 where they overlap, below 0 where it lies before."""
        return max(0, (self.first - other.last).days) or min(0, (self.last - other.first).days)


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
class HeldName:
    """A name of an incident's place, under its folded key (``incidents.matching.name_key``).

    ``is_main`` is what the place itself is called, not what it lies in or by; ``is_area`` is a name that a whole governorate, country or
    large city has.
    """

    key: str
    name: str
    is_main: bool
    is_area: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSketch:
    """What one report, or one part of a round-up, says of its own incident; empty means not said.

    ``published`` is the day of publication, ``read_on`` a day by which the report was there. ``windows`` and ``spots`` hold rival dates
    and places, the likeliest place first; areas are no spots: ``areas`` are the ids of the administrative units named, by their level (1
    for governorates). ``days`` and ``weekday`` are days that the text names, with or without a year. ``event_types`` begin with the one
    told most. ``lead_actors`` are those of ``actors`` that stand early. ``words`` maps words that few reports use to how telling each is,
    0 to 1; ``copies`` incidents to the share of the report's words that a report attached there has, 0 to 1.
    """

    published: date | None = None
    read_on: date | None = None
    windows: tuple[DateWindow, ...] = ()
    days: tuple[CalendarDay, ...] = ()
    weekday: int | None = None
    spots: tuple[Spot, ...] = ()
    areas: Mapping[int, frozenset[int]] = field(default_factory=dict)
    names: TextNames | None = None
    event_types: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    actors: frozenset[int] = frozenset()
    lead_actors: frozenset[int] = frozenset()
    words: Mapping[str, float] = field(default_factory=dict)
    copies: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSketch:
    """What is held of one incident, with the places, dates, figures and kinds of event that its reports give.

    ``areas`` are the administrative units around it by their level; ``words`` those of its reports that few reports use.
    """

    incident_id: int
    window: DateWindow | None = None
    spots: tuple[Spot, ...] = ()
    areas: Mapping[int, frozenset[int]] = field(default_factory=dict)
    names: tuple[HeldName, ...] = ()
    event_types: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    actors: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground for or against, before it is weighed: ``terms`` are the amounts, by the name of the weight that each is taken with."""

    code: ReasonCode
    values: dict[str, str | int | float]
    terms: dict[str, float]


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
