"""Actor claims: armed forces and bands with the part that the words give them. Parts are what the report says, not findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.actor_roles import role_of
from sources.extraction.confidence import confidence
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import ActorRole

_MAX_TAIL = 4
_CUE_REACH = 3
_ROLE_FACTORS: dict[ActorRole, float] = {
    "alleged_perpetrator": 0.75, "target": 0.75, "victim_group": 0.8, "party": 0.7, "claimant": 0.85,
}  # fmt: skip


def find_actors(reading: Reading) -> list[DraftClaim]:
    """Give the actor claims of a document in the order of the text."""
    return [
        _claim(reading, number, start, end)
        for number, sentence in enumerate(reading.sentences)
        for start, end in _names(sentence)
        if not _is_bare(sentence, start, end)
    ]


def _is_bare(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether English words name no force of anybody and have no part: "police" in a list, a "drone" without its owner."""
    if sentence.language != "en" or any(sentence.hits[at].keys() & {"actor_name", "nation"} for at in range(start, end)):
        return False
    weapon = sentence.hit(end - 1, "actor_weapon") is not None
    return weapon or (role_of(sentence, start, end) == "party" and not any(sentence.tokens[at].capital for at in range(max(start, 1), end)))


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
        end = end + following.length if following is not None else end
        return None if name is None and _modifies(sentence, end) else end
    limit = _quoted_end(sentence, end) + _MAX_TAIL
    end = _quoted_end(sentence, end)
    while end < min(limit, len(sentence.tokens)) and _continues(sentence, end):
        end += 1
    return None if name is None and _says_nothing(sentence, at, end) else end


def _quoted_end(sentence: Sentence, end: int) -> int:
    """Take in a short name in quotation marks after a word for a band: «تنظيم "داعش"»."""
    if sentence.form(end) != '"':
        return end
    closing = next((at for at in range(end + 2, end + 5) if sentence.form(at) == '"'), None)
    return closing + 1 if closing is not None else end


def _says_nothing(sentence: Sentence, at: int, end: int) -> bool:
    """Say whether a word for a force or a weapon stands without whose it is: «قوة», «مروحيات»."""
    if sentence.hit(at, "actor_weapon") is not None:
        return not any(sentence.hits[near].keys() & {"nation", "actor_name", "force"} for near in range(at + 1, end))
    head = sentence.hit(at, "actor_generic")
    return head is not None and not head.definite and end - at <= head.length


def _modifies(sentence: Sentence, end: int) -> bool:
    """Say whether an English word stands before what it describes: "military operations", "police vehicle"."""
    return (
        end < len(sentence.tokens)
        and bool(sentence.hits[end].keys() & {"not_people", "event"})
        and not (sentence.hits[end].keys() & {"actor_doer", "trigger", "source_verbs"})
    )


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
        "source_stop",
        "source_content",
        "barrier",
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


def _claim(reading: Reading, number: int, start: int, end: int) -> DraftClaim:
    sentence = reading.sentences[number]
    span = sentence.bare_span(start, end)
    quote = reading.document.text[span.start : span.end]
    role = role_of(sentence, start, end)
    factors = (("role", _ROLE_FACTORS[role]),)
    return DraftClaim(
        kind="actor", span=span, quote=quote, rule="actor", attribution=reading.attribution(number, start),
        scope=reading.scope(number, start), confidence=confidence(factors), factors=factors, mention=quote, actor_role=role,
    )  # fmt: skip
