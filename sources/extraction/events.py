"""Event claims: words that name an event, with a type, the main event first. "The operation" takes the main event's type."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sources.extraction.confidence import confidence
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import EventType

#: Which type names an incident best where its words name several: the means before the manner, the deed before its noise.
PRIORITY: tuple[EventType, ...] = (
    "air_landing", "suicide_bombing", "drone_strike", "chemical", "airstrike", "abduction", "assassination", "execution", "bombing_ied",
    "landmine", "rocket", "shelling", "raid", "armed_clash", "shooting", "arrest", "protest", "other",
)  # fmt: skip
_GENERIC = "generic"
_MODIFIERS: tuple[tuple[tuple[str, ...], EventType], ...] = (
    (("جوي", "الجوي"), "airstrike"),
    (("مدفعي", "المدفعي"), "shelling"),
    (("صاروخي", "الصاروخي"), "rocket"),
    (("انتحاري", "الانتحاري"), "suicide_bombing"),
    (("كيماوي", "كيمياوي", "الكيماوي"), "chemical"),
)
_MODIFIED = {_GENERIC, "airstrike", "shelling"}
_ATTACKS = ("هجوم", "الهجوم", "هجوما", "هجمات", "هاجم", "اعتداء", "attack", "attacks", "attacked")
_LIST_GAP = 4
_LEAD_SENTENCES = 2
_LEAD_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """An event word over tokens of a sentence, with its type or ``generic``."""

    sentence: int
    start: int
    end: int
    kind: str
    background: bool


def find_events(reading: Reading) -> list[DraftClaim]:
    """Give the event claims of a document, the main event's first mention at the head."""
    mentions = [mention for number in range(len(reading.sentences)) for mention in _mentions(reading, number)]
    main = _main_type(mentions)
    claims = [(_resolved(reading, mention, main), mention) for mention in mentions]
    order = sorted(claims, key=lambda pair: not (pair[0] == main and not pair[1].background))
    head = order[:1] if order and order[0][0] == main else []
    rest = [pair for pair in claims if pair not in head]
    return [_claim(reading, mention, kind, main) for kind, mention in head + rest]


def _mentions(reading: Reading, number: int) -> list[Mention]:
    sentence = reading.sentences[number]
    found, at = [], 0
    while at < len(sentence.tokens):
        hit = sentence.hit(at, "event")
        if hit is None or _in_source(reading, number, at):
            at += 1
            continue
        end, kind = _modified(sentence, at + hit.length, str(hit.payload))
        found.append(Mention(number, at, end, kind, reading.scope(number, at) != "incident"))
        at = end
    drones = any(mention.kind == "drone_strike" for mention in found)
    return [_by_drone(mention) if drones and _may_be_by_drone(sentence, mention, found) else mention for mention in found]


def _may_be_by_drone(sentence: Sentence, mention: Mention, found: list[Mention]) -> bool:
    """Say whether a drone of the sentence did it; missiles that come along with drones are their own: "missile and drone attack"."""
    if mention.kind != "rocket":
        return mention.kind == "airstrike"
    drones = [other for other in found if other.kind == "drone_strike"]
    gaps = [range(min(mention.end, other.end), max(mention.start, other.start) + 1) for other in drones]
    return not any(len(gap) <= _LIST_GAP and any(_joins(sentence, at) for at in gap) for gap in gaps)


def _joins(sentence: Sentence, at: int) -> bool:
    form = sentence.form(at)
    return form in {"and", "و"} or (sentence.language == "ar" and form.startswith("و"))


def _by_drone(mention: Mention) -> Mention:
    return Mention(mention.sentence, mention.start, mention.end, "drone_strike", mention.background)


def _in_source(reading: Reading, number: int, at: int) -> bool:
    return any(frame.start <= at < frame.end for frame in reading.sources.frames[number])


def _modified(sentence: Sentence, end: int, kind: str) -> tuple[int, str]:
    """Let an adjective after the noun decide: «ضربة إسرائيلية جوية», «قصف مدفعي»."""
    if kind not in _MODIFIED or sentence.language == "en":
        return end, kind
    for at in range(end, min(end + 2, len(sentence.tokens))):
        for stems, modified in _MODIFIERS:
            if sentence.form(at).startswith(stems):
                return at + 1, modified
        if sentence.hit(at, "nation") is None:
            break
    return end, kind


def _main_type(mentions: list[Mention]) -> EventType | None:
    weights: Counter[str] = Counter()
    for mention in mentions:
        if not mention.background and mention.kind != _GENERIC:
            weights[mention.kind] += _LEAD_WEIGHT if mention.sentence < _LEAD_SENTENCES else 1
    if not weights:
        return None
    lead = {mention.kind for mention in mentions if mention.sentence == 0 and not mention.background} - {_GENERIC}
    pool = lead or {kind for kind, weight in weights.items() if weight == max(weights.values())}
    if {"rocket", "drone_strike"} <= pool:
        return "rocket"  # a salvo of both is told by its missiles
    return next(kind for kind in PRIORITY if kind in pool)


def _resolved(reading: Reading, mention: Mention, main: EventType | None) -> EventType:
    if mention.kind == "raid" and main == "air_landing" and not mention.background:
        return main
    if mention.kind != _GENERIC:
        return cast("EventType", mention.kind)
    if main is not None and not mention.background:
        return main
    form = reading.sentences[mention.sentence].form(mention.start)
    return "armed_clash" if form.endswith(_ATTACKS) else "other"


def _claim(reading: Reading, mention: Mention, kind: EventType, main: EventType | None) -> DraftClaim:
    sentence = reading.sentences[mention.sentence]
    span = sentence.bare_span(mention.start, mention.end)
    factors = (("word", 0.7 if mention.kind == _GENERIC else 0.9), ("main", 1.0 if kind == main else 0.8))
    return DraftClaim(
        kind="event", span=span, quote=reading.document.text[span.start : span.end],
        rule="event_generic" if mention.kind == _GENERIC else "event_word",
        attribution=reading.attribution(mention.sentence, mention.start),
        scope=reading.scope(mention.sentence, mention.start), modality="historical" if mention.background else "actual",
        confidence=confidence(factors), factors=factors, event_type=kind,
    )  # fmt: skip
