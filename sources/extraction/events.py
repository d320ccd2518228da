"""Event claims: words that name an event, with a type, the main event first. "The operation" takes the main event's type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.confidence import confidence
from sources.extraction.event_mentions import BOMBARDMENT, EXPLOSION, GENERIC, find_mentions
from sources.extraction.main_event import main_type, resolved_type
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.event_mentions import Mention
    from sources.extraction.reading import Reading
    from sources.extraction.types import EventType

_INFERRED = {GENERIC, EXPLOSION, BOMBARDMENT}


def find_events(reading: Reading) -> list[DraftClaim]:
    """Give the event claims of a document, the main event's first mention at the head."""
    mentions = find_mentions(reading)
    main = main_type(mentions)
    claims = [(resolved_type(mention, reading.sentences[mention.sentence].form(mention.start), main), mention) for mention in mentions]
    head = next((pair for pair in claims if pair[0] == main and not pair[1].background), None)
    ordered = claims if head is None else [head, *(pair for pair in claims if pair is not head)]
    return [_claim(reading, mention, kind, main) for kind, mention in ordered]


def _claim(reading: Reading, mention: Mention, kind: EventType, main: EventType | None) -> DraftClaim:
    sentence = reading.sentences[mention.sentence]
    span = sentence.bare_span(mention.start, mention.end)
    factors = (("word", 0.7 if mention.kind in _INFERRED else 0.9), ("main", 1.0 if kind == main else 0.8))
    return DraftClaim(
        kind="event", span=span, quote=reading.document.text[span.start : span.end],
        rule="event_generic" if mention.kind in _INFERRED else "event_word",
        attribution=reading.attribution(mention.sentence, mention.start),
        scope=reading.scope(mention.sentence, mention.start), modality="historical" if mention.background else "actual",
        confidence=confidence(factors), factors=factors, event_type=kind,
    )  # fmt: skip
