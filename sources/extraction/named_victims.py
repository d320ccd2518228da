"""Deaths and captures of one person who is named or known, with no number: «اغتيال القيادي سالم علي», "Commander Omar Said was killed".

Such a claim says one, and says so only by its words: it is marked as implicit and kept apart from figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sources.extraction.entries import People, Trigger

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group, Outcome

#: The rule of these claims.
RULE = "implicit"
_MAX_NAME = 5
_MAX_TITLE = 4
_MIN_NAME = 2
_AUXILIARIES = 4
_PERSONAL = {"killed", "abducted", "detained", "injured"}
_PASSIVE = {"was", "been", "is", "being"}
_NOT_PERSONS = {
    "nation", "known_place", "force", "actor_name", "source_agencies", "weekday", "month", "event", "place_class", "direction",
    "not_people", "units", "tens",
}  # fmt: skip
_BLOWS = {"blew", "blow", "blows", "blowing", "killed", "kills", "killing", "detonated", "exploded"}
_SELF = {"himself", "herself"}
_OF = {"killing", "assassination", "murder", "execution", "abduction", "kidnapping", "arrest", "detention"}
#: Arabic nouns and verbs of fate after which a definite singular is the one harmed, never the doer.
_NOUNS = ("مقتل", "مصرع", "اغتيال", "استشهاد", "اختطاف", "خطف", "اعتقال", "توقيف", "اعدام", "تصفيه")
_VERBS = ("استشهد", "استشهدت", "اغتيل", "اغتيلت", "لقي", "لقيت", "قضي", "اعدم", "اصيب", "اصيبت")


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """One person over tokens ``start`` to ``end``, the word of fate among them, and the tokens ``name_start`` to ``name_end`` alone."""

    start: int
    end: int
    name_start: int
    name_end: int
    outcome: Outcome
    group: Group = "all"


def find_victims(sentence: Sentence) -> list[Victim]:
    """Find those named as harmed in a sentence, left to right, none twice."""
    finder = _arabic if sentence.language == "ar" else _english
    found: list[Victim] = []
    for at in range(len(sentence.tokens)):
        hit = sentence.hit(at, "trigger")
        if hit is None or not isinstance(hit.payload, Trigger) or hit.payload.outcome not in _PERSONAL:
            victim = _itself(sentence, at) if sentence.form(at) in _BLOWS else None
        else:
            victim = finder(sentence, at, at + hit.length, hit.payload)
        if victim is not None and not (found and victim.name_start < found[-1].name_end):
            found.append(victim)
    return found


def _arabic(sentence: Sentence, at: int, end: int, trigger: Trigger) -> Victim | None:
    """Read a word of fate before a definite singular: «مقتل القيادي …», «استشهد الشاب …»."""
    hit = sentence.hit(at, "trigger")
    form = sentence.form(at)[len(hit.prefix) :] if hit is not None else ""
    person = sentence.hit(end, "people")
    if form not in _NOUNS + _VERBS or person is None or not isinstance(person.payload, People) or not person.definite:
        return None
    if person.payload.number != "singular" or person.prefix != "ال" or person.payload.generic or person.payload.family:
        return None
    last = _arabic_name_end(sentence, end + person.length)
    return Victim(start=at, end=last, name_start=end, name_end=last, outcome=trigger.outcome, group=person.payload.group)


def _arabic_name_end(sentence: Sentence, at: int) -> int:
    stop = at + _MAX_NAME
    while at < min(stop, len(sentence.tokens)) and sentence.tokens[at].kind == "w" and not _ends_arabic_name(sentence, at):
        at += 1
    return at


def _ends_arabic_name(sentence: Sentence, at: int) -> bool:
    tags = sentence.hits[at].keys() - {"people", "nation", "actor_name", "actor_head", "force", "adjective", "known_place"}
    return bool(tags) or len(sentence.form(at)) <= _MIN_NAME


def _english(sentence: Sentence, at: int, end: int, trigger: Trigger) -> Victim | None:
    itself = _itself(sentence, at)
    if itself is not None:
        return itself
    if trigger.form == "noun":
        return _after(sentence, at, end, trigger) if sentence.form(at) in _OF else None
    if trigger.form in {"participle", "phrase"}:
        return _before(sentence, at, end, trigger) or _after(sentence, at, end, trigger)
    return _after(sentence, at, end, trigger) if trigger.form == "active" else None


def _itself(sentence: Sentence, at: int) -> Victim | None:
    """Read "blew himself up" and "killing only himself"."""
    start = at + 1 + (sentence.form(at + 1) == "only")
    if sentence.form(at) not in _BLOWS or sentence.form(start) not in _SELF:
        return None
    end = start + 1 + (sentence.form(start + 1) == "up")
    return Victim(start=at, end=end, name_start=start, name_end=end, outcome="killed", group="fighters")


def _after(sentence: Sentence, at: int, end: int, trigger: Trigger) -> Victim | None:
    """Read a titled name right after a verb or noun of fate: "killed commander Omar Said", "the killing of Omar Said"."""
    if any(sentence.form(back) in {*_PASSIVE, "were", "not", "to", "would", "could"} for back in range(max(0, at - 2), at)):
        return None
    start = end + (sentence.form(end) == "of") + (sentence.form(end + (sentence.form(end) == "of")) == "the")
    name = _name_from(sentence, start)
    if name is None:
        return None
    return Victim(
        start=at, end=name[1], name_start=start, name_end=name[1], outcome=trigger.outcome, group=_group(sentence, start, name[0])
    )


def _name_from(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Give where a name begins and ends after a title; a bare name of two words will do."""
    first = start
    while first < start + _MAX_TITLE and _is_title(sentence, first):
        first += 1
    last = first
    while last < first + _MAX_NAME and _is_name(sentence, last):
        last += 1
    enough = last - first >= _MIN_NAME or (last - first == 1 and first > start)
    return (first, last) if enough else None


def _is_title(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.tokens):
        return False
    hits = sentence.hits[at].keys()
    owner = bool(hits & {"nation", "actor_name", "force"}) and at + 1 < len(sentence.tokens) and not sentence.tokens[at + 1].capital
    return (owner or bool(hits & {"source_roles", "people"})) and "trigger" not in hits and not _is_plural(sentence, at)


def _is_plural(sentence: Sentence, at: int) -> bool:
    hit = sentence.hit(at, "people")
    return hit is not None and isinstance(hit.payload, People) and hit.payload.number == "plural"


def _is_name(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.tokens):
        return False
    token = sentence.tokens[at]
    return (
        token.kind == "w"
        and token.capital
        and not token.form.endswith("'s")
        and not sentence.hits[at].keys() & (_NOT_PERSONS | {"source_heads"})
    )


def _before(sentence: Sentence, at: int, end: int, trigger: Trigger) -> Victim | None:
    """Read a name as the subject of a passive: "Commander Omar Said, who led the band, was killed"."""
    last = _verb_start(sentence, at)
    if last is None:
        return None
    last -= sentence.form(last - 1) == ","
    first = last
    while first > 0 and last - first < _MAX_NAME and _is_name(sentence, first - 1):
        first -= 1
    start = first
    while start > 0 and first - start < _MAX_TITLE and _is_title(sentence, start - 1):
        start -= 1
    opens = start == 0 or sentence.form(start - 1) in {",", ".", "that", "said", "and", '"', ":", "when", "the", "after"}
    if last - first < _MIN_NAME or not opens:
        return None
    return Victim(start=start, end=end, name_start=start, name_end=last, outcome=trigger.outcome, group=_group(sentence, start, first))


def _verb_start(sentence: Sentence, at: int) -> int | None:
    """Give where the verb begins whose last word is a word of fate: "has been killed"; ``None`` where it is not passive."""
    auxiliary = next((back for back in range(at - 1, max(0, at - _AUXILIARIES), -1) if sentence.form(back) in _PASSIVE), None)
    return None if auxiliary is None else auxiliary - (sentence.form(auxiliary - 1) in {"has", "had", "have"})


def _group(sentence: Sentence, start: int, end: int) -> Group:
    for at in range(start, end):
        hit = sentence.hit(at, "people")
        if hit is not None and isinstance(hit.payload, People):
            return hit.payload.group
    return "all"
