"""What annotators mark in a report and what the extractor is held to, in one shape for both: the records of the gold format.

Codes are those of the gold format, not of the database; ``predictions`` translates. Every span counts code points of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime

    from sources.extraction.types import Language, Span

#: How a casualty record is scored. Numbers are never pooled with words: annotation conventions of the gold format.
CasualtyKind = Literal["numeric", "implicit", "vague", "unspecified"]

STATUSES = ("killed", "injured", "detained", "missing", "displaced", "abducted")
QUALIFIERS = ("exact", "at_least", "more_than", "up_to", "about", "range", "dozens", "none")
EVENT_TYPES = (
    "airstrike", "drone_strike", "raid", "air_landing", "shelling", "rocket", "armed_clash", "bombing_ied", "suicide_bombing",
    "shooting", "assassination", "abduction", "arrest", "protest", "other",
)  # fmt: skip
ROLES = ("perpetrator", "target", "source", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One mark in a text. ``confidence`` and ``rule`` say how sure the extractor is and why; gold has neither."""

    span: Span
    quote: str
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties(Record):
    """A figure. ``low`` and ``high`` are inclusive, ``high`` is None where open; ``value`` is None for words without a number.

    ``covers`` names the outcomes that a combined toll or a generic word ("casualties") may stand for. ``implicit`` marks a named
    person, a definite singular or a list. ``attribution`` is a name as written, None for the outlet's own voice.
    """

    status: str
    low: int
    high: int | None
    value: int | None
    qualifier: str
    group: str = "all"
    attribution: str | None = None
    background: bool = False
    implicit: bool = False
    covers: tuple[str, ...] = ()

    @property
    def kind(self) -> CasualtyKind:
        """Return with which other records this one is scored."""
        if self.implicit:
            return "implicit"
        if self.qualifier == "dozens":
            return "vague"
        return "unspecified" if self.value is None and self.high is None else "numeric"

    @property
    def is_range(self) -> bool:
        """Say whether the words give two numbers ("20 to 30"), for which the gold format has no qualifier of its own."""
        return self.high not in {None, self.low} and self.qualifier != "up_to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A word that names an event."""

    event_type: str
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place name. ``main``: the incident took place there. ``is_point``: it has a position; a country has none.

    ``is_area`` is what the words say of a predicted place: a country or a governorate rather than a spot. ``weight`` is how well it
    says where the incident was (``sources.extraction.anchors``).
    """

    name: str
    main: bool = False
    is_point: bool = False
    is_area: bool = False
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Record):
    """Days that an expression stands for; both None where it stands for none that is known. ``main``: they date the incident.

    ``inferred``: the day of a statement, which stands in where nothing dates the incident itself.
    """

    first: datetime.date | None
    last: datetime.date | None
    main: bool = False
    inferred: bool = False

    @property
    def days(self) -> int:
        """Return how many days lie between first and last: 0 for a single day, many for none known."""
        return (self.last - self.first).days if self.first is not None and self.last is not None else 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Somebody who takes part or who is a source."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Records:
    """All records of one text, each list in the order in which they were given."""

    casualties: list[Casualties] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One annotated text."""

    name: str
    language: Language
    published: datetime.date | None
    text: str
    gold: Records
