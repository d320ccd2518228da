"""Actor claims: armed forces and bands with the part that the words give them. Parts are what the report says, not findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.confidence import confidence
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import ActorRole

_MAX_TAIL = 4
_CUE_REACH = 3
_ROLE_FACTORS: dict[ActorRole, float] = {"alleged_perpetrator": 0.75, "target": 0.75, "party": 0.7, "claimant": 0.85}


def find_actors(reading: Reading) -> list[DraftClaim]:
    """Give the actor claims of a document in the order of the text."""
    return [_claim(reading, number, start, end) for number, sentence in enumerate(reading.sentences) for start, end in _names(sentence)]


def _names(sentence: Sentence) -> list[tuple[int, int]]:
    found, at = [], 0
    while at < len(sentence.tokens):
        end = _name_end(sentence, at)
        if end is None:
            at += 1
            continue
        start = _with_adjectives(sentence, at)
        found.append((start, end))
        at = end
    return found


def _name_end(sentence: Sentence, at: int) -> int | None:
    name, head = sentence.hit(at, "actor_name"), sentence.hit(at, "actor_head")
    if name is None and head is None:
        return None
    end = at + max(hit.length for hit in (name, head) if hit is not None)
    if sentence.language == "en":
        following = sentence.hit(end, "actor_head")
        return end + following.length if following is not None else end
    limit = end + _MAX_TAIL
    while end < min(limit, len(sentence.tokens)) and _continues(sentence, end):
        end += 1
    return end


def _continues(sentence: Sentence, at: int) -> bool:
    """Say whether an Arabic word goes on with a name: a further name, a nationality, or a definite word."""
    token = sentence.tokens[at]
    if token.kind != "w" or sentence.hits[at].keys() & {
        "weekday",
        "today",
        "source_verbs",
        "inside",
        "direction",
        "place_class",
        "trigger",
        "clause",
        "month",
    }:
        return False
    actor = sentence.hit(at, "actor_name")
    if actor is not None:
        return not actor.prefix or actor.definite
    nation = sentence.hit(at, "nation")
    return (nation is not None and nation.prefix in {"", "ال"}) or (token.form.startswith(("ال", "لل")) and len(token.form) > _CUE_REACH)


def _with_adjectives(sentence: Sentence, at: int) -> int:
    """Move the start of an English name onto its adjectives: "Four suicide bombers", "Israeli army"."""
    while sentence.language == "en" and at > 0 and sentence.hit(at - 1, "nation") is not None:
        at -= 1
    return at


def _role(sentence: Sentence, start: int, end: int) -> ActorRole:
    if sentence.hit(end, "responsibility") is not None or sentence.hit(end + 1, "responsibility") is not None:
        return "claimant"
    if sentence.ending(start, "actor_party", reach=_CUE_REACH) is not None:
        return "party"
    doer = sentence.ending(start, "actor_doer", reach=_CUE_REACH) is not None
    targeted = sentence.ending(start, "actor_target", reach=_CUE_REACH) is not None
    acts = sentence.hit(end, "actor_doer") is not None
    if sentence.language == "en":
        acts, doer, targeted = acts or sentence.form(start - 1) == "by", False, targeted and not acts
    if targeted and (not doer or _has_doer_before(sentence, start)):
        return "target"
    return "alleged_perpetrator" if acts or doer or _owns_event(sentence, start) else "party"


def _has_doer_before(sentence: Sentence, start: int) -> bool:
    """Say whether the verb before a name has its subject before it: «غارة استهدفت التنظيم»."""
    cue = sentence.ending(start, "actor_target", reach=_CUE_REACH)
    before = range(max(0, cue[0] - _CUE_REACH), cue[0]) if cue is not None else range(0)
    return any(sentence.hits[at].keys() & {"event", "actor_head", "actor_name"} for at in before)


def _owns_event(sentence: Sentence, start: int) -> bool:
    """Say whether an event is laid at an actor's door by an attached particle: «غارة لقوات التحالف»."""
    owner = sentence.hit(start, "actor_head") or sentence.hit(start, "actor_name")
    return owner is not None and owner.prefix in {"ل", "ب"} and sentence.hit(start - 1, "event") is not None


def _claim(reading: Reading, number: int, start: int, end: int) -> DraftClaim:
    sentence = reading.sentences[number]
    span = sentence.bare_span(start, end)
    quote = reading.document.text[span.start : span.end]
    role = _role(sentence, start, end)
    factors = (("role", _ROLE_FACTORS[role]),)
    return DraftClaim(
        kind="actor", span=span, quote=quote, rule="actor", attribution=reading.attribution(number, start),
        scope=reading.scope(number, start), confidence=confidence(factors), factors=factors, mention=quote, actor_role=role,
    )  # fmt: skip
