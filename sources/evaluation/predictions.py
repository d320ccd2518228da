"""From the extractor's claims to the records of the gold format, and from these to its JSON.

Where the two code lists differ, the nearest code of the gold format is taken:

* A landmine is a ``bombing_ied``: ACLED, too, has one sub-event type for both. A chemical attack and an execution are ``other``;
  the annotators mark executions so.
* ``casualties`` (killed or injured) is written as ``killed`` that ``covers`` both, as the annotators write a combined toll.
* ``others`` are ``students`` or ``families`` where the quotation names them, else people of any group, ``all``.
* ``vague`` is ``dozens``, but "several" is no magnitude: it is ``none``, as are a bare plural and an explicit "no casualties".
* A ``range`` keeps its two ends and is ``about``: the gold format has no code for it, and ``scores`` does not judge it.
* Who claims an attack is its alleged perpetrator; an ally or a party is an ``other`` actor. Every name that claims are attributed
  to is an actor with the role ``source``.
* What the words only imagine or expect is not annotated, and so is no record here; the days of plans are.
* The day of a statement that stands in for the incident's is ``inferred``, not ``main``: statement dates never are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sources.evaluation.names import place_key
from sources.evaluation.records import Actor, Casualties, Date, Event, Place, Records
from sources.extraction.anchors import Mentioned, phrases_of
from sources.extraction.named_victims import RULE as IMPLICIT
from sources.extraction.view import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sources.extraction.types import DraftClaim, Extraction

EVENT_TYPES = {"landmine": "bombing_ied", "chemical": "other", "execution": "other"}
#: How the words for groups that the claims have no code of their own for begin, folded.
NAMED_GROUPS = {
    "students": ("طالب", "طلاب", "طلبه", "تلميذ", "تلاميذ", "تلامذه", "student", "pupil", "schoolboy", "schoolgirl"),
    "families": ("عايل", "عوايل", "اسره", "اسر", "famil", "household"),
}
QUALIFIERS = {"at_most": "up_to", "range": "about", "vague": "dozens", "unspecified": "none"}
ROLES = {
    "alleged_perpetrator": "perpetrator", "claimant": "perpetrator", "target": "target", "victim_group": "target",
    "ally": "other", "party": "other",
}  # fmt: skip
COMBINED = ("killed", "injured")
#: The least number that a magnitude word stands for; below it a vague word is one such as "several".
LEAST_MAGNITUDE = 10
#: Only what is said to have happened is annotated.
ASSERTED = frozenset({"actual", "historical"})
AREA_CLASSES = frozenset({"country", "adm1"})
#: A border lies by the place where something happened; it is not that place.
CONTEXT_RELATIONS = frozenset({"border"})


def records_of(extraction: Extraction) -> Records:
    """Translate all claims of one text but its statements, which the gold format does not have."""
    records = Records()
    claims = [claim for claim in extraction.claims if claim.modality in ASSERTED or claim.kind == "date"]
    for claim in claims:
        if claim.kind == "casualties":
            records.casualties.append(_casualties(claim))
        elif claim.kind == "event":
            records.events.append(_event(claim))
        elif claim.kind == "actor":
            records.actors.append(_actor(claim))
    records.places.extend(_places(claims))
    records.dates.extend(_dates([claim for claim in claims if claim.kind == "date"]))
    records.actors.extend(_sources(claims))
    return records


def _mark(claim: DraftClaim) -> dict[str, Any]:
    return {"span": claim.span, "quote": claim.quote, "confidence": claim.confidence, "rule": claim.rule}


def _is_background(claim: DraftClaim) -> bool:
    return claim.scope != "incident"


def _casualties(claim: DraftClaim) -> Casualties:
    low = claim.value_min or 0
    qualifier = _qualifier(claim)
    return Casualties(
        status="killed" if claim.outcome == "casualties" else str(claim.outcome), low=low, high=claim.value_max,
        value=None if claim.qualifier in {"vague", "unspecified"} else _value(claim), qualifier=qualifier,
        group=_group(claim), attribution=claim.attribution.name if claim.attribution else None,
        background=_is_background(claim), implicit=claim.rule == IMPLICIT,
        covers=COMBINED if claim.outcome == "casualties" else (), **_mark(claim),
    )  # fmt: skip


def _group(claim: DraftClaim) -> str:
    """Return the group's code in the gold format, which names students and families."""
    if claim.group != "others":
        return str(claim.group)
    words = [word.removeprefix("و").removeprefix("ال") for word in fold(claim.quote).split()]
    return next((group for group, stems in NAMED_GROUPS.items() if any(word.startswith(stems) for word in words)), "all")


def _qualifier(claim: DraftClaim) -> str:
    several = claim.qualifier == "vague" and (claim.value_min or 0) < LEAST_MAGNITUDE
    if several or claim.polarity == "negated":
        return "none"
    return QUALIFIERS.get(str(claim.qualifier), str(claim.qualifier))


def _value(claim: DraftClaim) -> int:
    """Return the number that the words name: 9 for "more than 9", for "up to 9" and for "9 to 12"."""
    low = claim.value_min or 0
    if claim.qualifier == "more_than":
        return low - 1
    return claim.value_max or 0 if claim.qualifier == "at_most" else low


def _event(claim: DraftClaim) -> Event:
    code = EVENT_TYPES.get(str(claim.event_type), str(claim.event_type))
    return Event(event_type=code, background=_is_background(claim), **_mark(claim))


def _places(claims: list[DraftClaim]) -> Iterable[Place]:
    """Translate place claims; those of the incident with their weights, a name that only locates another with none."""
    places = [claim for claim in claims if claim.kind == "place"]
    tied = [claim for claim in places if not _is_background(claim) and claim.relation not in CONTEXT_RELATIONS]
    events = [claim.span.start for claim in claims if claim.kind in {"event", "casualties"} and not _is_background(claim)]
    phrases = phrases_of([_mentioned(claim) for claim in tied], events)
    weights = {tied[phrase.indices[0]].span: phrase.weight for phrase in phrases}
    for claim in places:
        is_area, weight = claim.place_class in AREA_CLASSES, weights.get(claim.span, 0.0)
        yield Place(name=claim.mention, main=claim in tied, is_area=is_area, weight=weight, **_mark(claim))


def _mentioned(claim: DraftClaim) -> Mentioned:
    return Mentioned(claim.span.start, claim.span.end, place_key(claim.mention), str(claim.relation), claim.place_class)


def _dates(claims: list[DraftClaim]) -> Iterable[Date]:
    """Translate date claims; where a statement's day stands in for the event's, one record stands for both."""
    inferred = {claim.span for claim in claims if claim.inferred}
    for claim in claims:
        if claim.inferred or claim.span not in inferred:
            main = claim.date_role == "event" and not claim.inferred
            yield Date(first=claim.date_from, last=claim.date_to, main=main, inferred=claim.inferred, **_mark(claim))


def _actor(claim: DraftClaim) -> Actor:
    return Actor(name=claim.mention, role=ROLES[str(claim.actor_role)], **_mark(claim))


def _sources(claims: list[DraftClaim]) -> Iterable[Actor]:
    """Give each name that a claim is attributed to once, where it first stands."""
    first = {place_key(source.name): (source, claim) for claim in reversed(claims) if (source := claim.attribution) is not None}
    for source, claim in sorted(first.values(), key=lambda pair: pair[0].span):
        yield Actor(name=source.name, role="source", span=source.span, quote=source.name, confidence=claim.confidence, rule=claim.rule)


def as_gold(records: Records) -> list[dict[str, Any]]:
    """Return the records as the gold format writes them, in the order of the text, with confidence and rule."""
    written = [
        *({"type": "casualties", **_written_casualties(item), **_written_mark(item)} for item in records.casualties),
        *(
            {"type": "event", "event_type": item.event_type, "trigger": item.quote, "background": item.background, **_written_mark(item)}
            for item in records.events
        ),
        *({"type": "place", "name": item.name, "main": item.main, **_written_mark(item)} for item in records.places),
        *({"type": "date", **_written_date(item), **_written_mark(item)} for item in records.dates),
        *({"type": "actor", "name": item.name, "role": item.role, **_written_mark(item)} for item in records.actors),
    ]
    return sorted(written, key=lambda entry: (entry["start"], entry["end"], entry["type"]))


def _written_casualties(item: Casualties) -> dict[str, Any]:
    more: dict[str, Any] = {"covers": list(item.covers)} if item.covers else {}
    more |= {"implicit": True} if item.implicit else {}
    return {
        "status": item.status, "min": item.low, "max": item.high, "value": item.value, "qualifier": item.qualifier,
        "group": item.group, "attribution": item.attribution, "background": item.background, **more,
    }  # fmt: skip


def _written_date(item: Date) -> dict[str, Any]:
    days = [day.isoformat() for day in (item.first, item.last) if day is not None]
    return {"value": "/".join(dict.fromkeys(days)) or None, "main": item.main, **({"inferred": True} if item.inferred else {})}


def _written_mark(item: Casualties | Event | Place | Date | Actor) -> dict[str, Any]:
    return {"start": item.span.start, "end": item.span.end, "quote": item.quote, "confidence": item.confidence, "rule": item.rule}
