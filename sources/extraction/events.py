"""Event claims: words that name an event, with a type, the main event first. "The operation" takes the main event's type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.confidence import confidence
from sources.extraction.event_hints import GROUND, HINTS
from sources.extraction.event_mentions import ATTACK, BOMBARDMENT, EXPLOSION, GENERIC, STRIKE, Mention, find_mentions
from sources.extraction.main_event import main_type, resolved_type
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import EventType

#: First letters of words for a killing by somebody; "died" may be of an illness.
_KILLINGS = ("قتل", "مقتل", "kill", "murder", "slain", "slay", "shot")
_GUNMEN = {"gunman", "gunmen", "مسلح", "مسلحون", "مسلحين", "مسلحان"}
_INFERRED = {GENERIC, ATTACK, GROUND, EXPLOSION, BOMBARDMENT, STRIKE}


def find_events(reading: Reading) -> list[DraftClaim]:
    """Give the event claims of a document, the main event's first mention at the head."""
    mentions = find_mentions(reading)
    if all(mention.background for mention in mentions):
        mentions += _killings(reading)
    main = main_type(mentions)
    claims = [(resolved_type(mention, main), mention) for mention in mentions if mention.kind not in HINTS]
    if all(kind != main or mention.background for kind, mention in claims):
        claims += [(main, mention) for mention in mentions if mention.kind == GROUND and not mention.background and main is not None][:1]
    head = next((pair for pair in claims if pair[0] == main and not pair[1].background), None)
    ordered = claims if head is None else [head, *(pair for pair in claims if pair is not head)]
    return [_claim(reading, mention, kind, main) for kind, mention in ordered]


def _killings(reading: Reading) -> list[Mention]:
    """Give the first word for a killing as an event of its own: where a report names no means, the killing is the incident."""
    for number, sentence in enumerate(reading.sentences):
        for at in range(len(sentence.tokens)):
            if _kills(sentence, at) and reading.scope(number, at) == "incident":
                by_gunmen = any(token.form in _GUNMEN for token in sentence.tokens)
                return [Mention(number, at, at + 1, "shooting" if by_gunmen else "other", background=False)]
    return []


def _kills(sentence: Sentence, at: int) -> bool:
    hit = sentence.hit(at, "trigger")
    return hit is not None and sentence.form(at).removeprefix("و").startswith(_KILLINGS)


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
