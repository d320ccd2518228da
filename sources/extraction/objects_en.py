"""English counts after their verb or noun of fate: "killed 13 people", "wounding 19", "the death of over 100", "claimed 40 lives"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import Trigger
from sources.extraction.subjects_en import is_denied, make_toll, trigger_at

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.tolls import Toll

_OBJECT_GAP = 2
_OBLIQUE = {"and", "or", "by", "in", "after", "when", "with", "to", "from", "at", "near"}
_LIVES = {"lives", "souls"}
_CLAIMS = {"claim", "claims", "claimed", "claiming", "cost", "costs", "costing", "take", "takes", "took", "taking", "taken"}


def lives(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "claimed over 140 lives", "cost 12 lives"."""
    count = counts[index]
    if sentence.form(count.end - 1) not in _LIVES or sentence.form(count.start - 1) not in _CLAIMS:
        return None
    return make_toll(counts, index, Trigger("killed", "active"), "lives", 0.9)


def object_of(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a count after an active verb or a noun of fate: "killed 13 people", "wounding 19", "the death of over 100"."""
    count = counts[index]
    if count.form == "plural":
        return None
    for gap in range(_OBJECT_GAP + 1):
        end = count.start - gap - (sentence.form(count.start - gap - 1) == '"')
        for start in range(max(0, end - 5), end):
            found = trigger_at(sentence, start)
            if found is not None and start + found[1] == end and found[0].form != "state":
                return _object_of(sentence, counts, index, start, found)
        if end <= 0 or sentence.tokens[end - 1].kind == "p" or sentence.form(end - 1) in _OBLIQUE:
            return None
    return None


def _object_of(sentence: Sentence, counts: list[Count], index: int, start: int, found: tuple[Trigger, int]) -> Toll | None:
    count, (trigger, length) = counts[index], found
    if trigger.form == "intransitive" or is_denied(sentence, start) or sentence.hit(start - 1, "release") is not None:
        return None
    hearsay = sentence.form(start - 1) in {"reportedly", "allegedly", "also"} and sentence.hit(start - 2, "auxiliary") is None
    passive = trigger.form == "participle" and not hearsay and sentence.ending(start, "auxiliary", reach=4) is not None
    has_actor_aux = sentence.form(start - 1) in {"have", "had", "has", "also"} or sentence.form(start - 2) in {"have", "had", "has"}
    if passive and not has_actor_aux:
        return None
    if count.form == "bare" and not _stands_alone(sentence, count):
        return None
    quote = (start, count.end) if count.form == "bare" or trigger.form == "noun" else None
    if trigger.form == "noun" and count.start - start - length > 0:
        quote = None
    return make_toll(counts, index, trigger, f"object_{trigger.form}", 0.95, quote)


def _stands_alone(sentence: Sentence, count: Count) -> bool:
    """Say whether nothing that could be counted follows a bare number."""
    at = count.end
    if at >= len(sentence.tokens) or sentence.tokens[at].kind == "p":
        return True
    return (
        bool(sentence.hits[at].keys() & {"preposition", "trigger", "weekday", "clause", "subset", "source_prepositions"})
        or sentence.form(at) == "and"
    )
