"""The part that the words around an actor's name give it: who did it, who was aimed at, who was harmed, who claims it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import People
from sources.extraction.numbers import parse_number

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import ActorRole

_CUE_REACH = 3
_VICTIM_REACH = 9
_FATE_REACH = 6
_AFTER_PASSIVE = {"in", "by", "at", "near", "during", "when", "as", "on", ",", ".", "and", ""}
#: Events that both sides have a part in, and operations of whoever.
_MUTUAL = ("اشتباكات", "اشتباك", "مواجهات", "معارك", "معركه", "عمليه", "عمليات", "تبادل", "قتال")


def role_of(sentence: Sentence, start: int, end: int) -> ActorRole:
    """Give the part that the words around a name give it."""
    if any(sentence.hit(at, "responsibility") is not None for at in (end, end + 1)):
        return "claimant"
    if _is_victim(sentence, start, end):
        return "victim_group"
    if sentence.ending(start, "actor_party", reach=_CUE_REACH) is not None:
        return "party"
    return _role_en(sentence, start, end) if sentence.language == "en" else _role_ar(sentence, start, end)


def _role_en(sentence: Sentence, start: int, end: int) -> ActorRole:
    acts = sentence.hit(end, "actor_doer") is not None or _is_agent(sentence, start) or _owns_attack(sentence, end)
    if sentence.ending(start, "actor_target", reach=_CUE_REACH) is not None and not acts:
        return "target"
    return "alleged_perpetrator" if acts else "party"


def _role_ar(sentence: Sentence, start: int, end: int) -> ActorRole:
    doer = sentence.ending(start, "actor_doer", reach=_CUE_REACH) is not None
    targeted = sentence.ending(start, "actor_target", reach=_CUE_REACH) is not None
    if targeted and (not doer or _has_doer_before(sentence, start)):
        return "target"
    acts = sentence.hit(end, "actor_doer") is not None
    return "alleged_perpetrator" if acts or doer or _owns_event(sentence, start) else "party"


def _is_victim(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether those counted as harmed are of this name: «مقتل 5 من قوات X», "15 X militants were killed"."""
    if sentence.language == "ar":
        of = sentence.form(start - 1) == "من" or (sentence.form(start - 2) == "من" and sentence.hit(start - 1, "people") is not None)
        return of and any(_harms(sentence, at) for at in _around(sentence, start, end))
    if not _is_counted(sentence, start):
        return False
    at = next((at for at in range(end, min(end + _FATE_REACH, len(sentence.tokens))) if _harms(sentence, at)), None)
    before = any(_harms(sentence, back) for back in range(max(0, start - _CUE_REACH - 1), start))
    return before or (at is not None and (sentence.hit(at - 1, "auxiliary") is not None or sentence.form(at + 1) in _AFTER_PASSIVE))


def _is_counted(sentence: Sentence, start: int) -> bool:
    """Say whether a number stands right before a name, or before people of it: "three fighters from the army"."""
    if any(at >= 0 and parse_number(sentence, at) is not None for at in (start, start - 1)):
        return True
    of = next((at for at in (start - 1, start - 2) if sentence.form(at) in {"from", "of"}), None)
    return of is not None and sentence.hit(of - 1, "people") is not None and parse_number(sentence, max(0, of - 2)) is not None


def _around(sentence: Sentence, start: int, end: int) -> range:
    """Give the tokens near a name up to the next mark on either side."""
    first = start
    while first > 0 and start - first < _VICTIM_REACH and sentence.tokens[first - 1].kind != "p":
        first -= 1
    last = end
    while last < len(sentence.tokens) and last - end < _FATE_REACH and sentence.tokens[last].kind != "p":
        last += 1
    return range(first, last)


def _harms(sentence: Sentence, at: int) -> bool:
    hits = sentence.hits[at]
    people = hits.get("people")
    return "trigger" in hits or (people is not None and isinstance(people.payload, People) and people.payload.outcome is not None)


def _is_agent(sentence: Sentence, start: int) -> bool:
    """Say whether "by" leads to a name, with an article or adjective between: "by the army", "by suspected rebels"."""
    return any(sentence.form(at) == "by" for at in range(max(0, start - _CUE_REACH), start)) and not any(
        sentence.tokens[at].kind == "p" for at in range(max(0, start - 1), start)
    )


def _owns_attack(sentence: Sentence, end: int) -> bool:
    """Say whether a name describes an attack: "Houthi missile attack", "army shelling"."""
    return any(sentence.hit(at, "event") is not None for at in (end, end + 1)) and sentence.form(end) not in {
        "in",
        "on",
        "of",
        "at",
        ",",
        ".",
    }


def _has_doer_before(sentence: Sentence, start: int) -> bool:
    """Say whether the verb before a name has its subject before it: «غارة استهدفت التنظيم»."""
    cue = sentence.ending(start, "actor_target", reach=_CUE_REACH)
    before = range(max(0, cue[0] - _CUE_REACH), cue[0]) if cue is not None else range(0)
    return any(sentence.hits[at].keys() & {"event", "actor_head", "actor_name"} for at in before)


def _owns_event(sentence: Sentence, start: int) -> bool:
    """Say whether an event is laid at an actor's door: «غارة لقوات التحالف», «قصف الجيش»."""
    if sentence.hit(start - 1, "event") is None or sentence.form(start - 1).endswith(_MUTUAL):
        return False
    owner = sentence.hit(start, "actor_head") or sentence.hit(start, "actor_name")
    return owner is not None and (owner.prefix in {"ل", "ب"} or not owner.prefix or owner.definite)
