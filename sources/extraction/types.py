"""What goes into the extraction and what comes out: a document, and draft claims pinned to its characters.

Every offset counts Unicode code points of ``Document.text``, half-open, so ``text[span.start:span.end]`` is the quotation.
The literals below are the code lists of the records; a test holds them equal to the choices of ``sources.models.Claim``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime

Language = Literal["ar", "en"]
Kind = Literal["casualties", "event", "place", "date", "actor", "statement"]
Outcome = Literal["killed", "injured", "missing", "detained", "abducted", "displaced", "casualties"]
Group = Literal[
    "all", "civilians", "children", "women", "men", "fighters", "security_forces", "journalists", "medics", "aid_workers",
    "elderly", "displaced_people", "detainees", "foreigners", "others",
]  # fmt: skip
Qualifier = Literal["exact", "at_least", "more_than", "at_most", "about", "range", "vague", "unspecified"]
EventType = Literal[
    "airstrike", "drone_strike", "raid", "air_landing", "shelling", "rocket", "armed_clash", "bombing_ied", "suicide_bombing",
    "landmine", "chemical", "shooting", "assassination", "execution", "abduction", "arrest", "protest", "other",
]  # fmt: skip
PlaceRelation = Literal["in", "near", "direction_of", "part_of", "between", "border", "distance_from"]
Direction = Literal["", "n", "ne", "e", "se", "s", "sw", "w", "nw", "centre"]
DatePrecision = Literal["exact_time", "day", "range_2_6d", "week", "month", "year_or_more"]
DateRole = Literal["event", "statement", "background"]
ActorRole = Literal["alleged_perpetrator", "target", "victim_group", "ally", "claimant", "party"]
StatementKind = Literal["confirmation", "denial", "claim_of_responsibility", "accusation", "no_information"]
AttributionMode = Literal["explicit", "inherited", "none"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "historical", "future", "hypothetical"]
Scope = Literal["incident", "cumulative", "background"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A report as the extractor sees it: immutable text and the calendar day on which it was published, if known."""

    text: str
    published: datetime.date | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to stand behind a claim. ``name`` is the slice of the text at ``span``."""

    name: str
    span: Span
    mode: AttributionMode
    cue: Span | None = None
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    """One assertion that the text makes; only the fields of its ``kind`` are set.

    ``value_min`` and ``value_max`` are inclusive bounds, ``None`` where the words leave that side open: "at least 9" is
    ``(9, None)``, "more than 9" ``(10, None)``, "up to 9" ``(0, 9)``, "no deaths" ``(0, 0)`` with negated polarity, a bare
    plural ``(1, None)`` with qualifier ``unspecified``, "dozens" ``(20, None)`` with qualifier ``vague``.
    ``subset_of`` is the index, in the returned list, of the claim of which this one is a part.
    ``confidence`` lies in 0..1 and is the product of ``factors``, each named.
    """

    kind: Kind
    span: Span
    quote: str
    rule: str
    attribution: Attribution | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    scope: Scope = "incident"
    confidence: float = 0.5
    factors: tuple[tuple[str, float], ...] = ()
    # casualties
    outcome: Outcome | None = None
    group: Group | None = None
    nationality: str = ""  # ISO 3166-1 alpha-3 where the words restrict the group to one: "no American casualties"
    value_min: int | None = None
    value_max: int | None = None
    qualifier: Qualifier | None = None
    subset_of: int | None = None
    # event
    event_type: EventType | None = None
    # place and actor: the name as written, without class words and proclitics
    mention: str = ""
    # place
    relation: PlaceRelation | None = None
    direction: Direction = ""
    distance_km: float | None = None
    place_class: str = ""  # a code of geo.models.PlaceKind that a class word gives ("village", "adm1", "camp"), else empty
    # date
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    date_precision: DatePrecision | None = None
    date_role: DateRole | None = None
    inferred: bool = False  # a statement date that stands in for the event's
    # actor
    actor_role: ActorRole | None = None
    # statement
    statement_kind: StatementKind | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All draft claims of one document with the language that was read; ``None`` where no extractor reads it."""

    language: Language | None
    claims: list[DraftClaim] = field(default_factory=list)
