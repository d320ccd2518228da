"""English counts before their verb: "14 people were killed", "dozens, police said, have died", "eight wounded soldiers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import Trigger
from sources.extraction.tolls import Toll, coordinated

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence

CONJUNCTIONS = {"and", "or", "plus", "as", "well"}
_SUBJECT_REACH = 16
_AUXILIARY_REACH = 7
_ASIDE = 8
_TO_BE = {"are", "is", "were", "was", "been", "being"}


def make_toll(counts: list[Count], index: int, trigger: Trigger, rule: str, strength: float, quote: tuple[int, int] | None = None) -> Toll:
    """Make the toll of a count by a rule."""
    start, end = quote or (counts[index].start, counts[index].end)
    return Toll(count=index, outcome=trigger.outcome, rule=rule, quote_start=start, quote_end=end, strength=strength)


def trigger_at(sentence: Sentence, at: int) -> tuple[Trigger, int] | None:
    """Give the word of fate that starts at a token, with its length."""
    hit = sentence.hit(at, "trigger")
    return (hit.payload, hit.length) if hit is not None and isinstance(hit.payload, Trigger) else None


def next_count(counts: list[Count], index: int, at: int) -> bool:
    """Say whether another count than a bare plural starts at a token."""
    return any(at == other.start and other.form != "plural" for other in counts[index + 1 :])


def subject_of(sentence: Sentence, counts: list[Count], index: int, *, near: bool) -> Toll | None:
    """Read a count as subject of a passive or intransitive verb to its right."""
    count = counts[index]
    if (
        count.form == "plural"
        or (count.form == "bare" and not near and count.qualifier != "vague")
        or sentence.hit(count.start - 1, "oblique") is not None
    ):
        return None
    end = min(count.end + (_AUXILIARY_REACH if near else _SUBJECT_REACH), len(sentence.tokens))
    for at in range(count.end, end):
        found = trigger_at(sentence, at)
        if found is not None and found[0].form != "noun":
            return _passive_of(sentence, counts, index, at, found)
        if near and not _is_auxiliary(sentence, at, count.end):
            return None
        if not near and _in_aside(sentence, count.end, at):
            continue
        if sentence.form(at) in {".", ":", ";"} or (
            not near and sentence.hit(at, "source_verbs") is not None and sentence.form(at - 1) not in _TO_BE
        ):
            return None
        if not near and _foreign_count(sentence, counts, index, at):
            return None
    return None


def _in_aside(sentence: Sentence, start: int, at: int) -> bool:
    """Say whether a token stands between the commas of a short aside that says who says so: "Nine people, police said, were"."""
    closing = next((near for near in range(start + 1, start + _ASIDE) if sentence.form(near) == ","), None)
    return (
        sentence.form(start) == ","
        and closing is not None
        and start <= at <= closing
        and sentence.hit(closing - 1, "source_verbs") is not None
    )


def _is_auxiliary(sentence: Sentence, at: int, start: int) -> bool:
    """Say whether a token between subject and verb belongs to the verb: "have been", "are reported to have been"."""
    if sentence.form(at) in {"also", "all", "either", "to", "reported", "later", "then"} or sentence.form(at).endswith("ly"):
        return True
    return any((hit := sentence.hit(near, "auxiliary")) is not None and near + hit.length > at for near in range(start, at + 1))


def _foreign_count(sentence: Sentence, counts: list[Count], index: int, at: int) -> bool:
    """Say whether another count that is no part of this one starts at *at* and so claims the verb."""
    for other in counts[index + 1 :]:
        if (
            other.start == at
            and other.form not in {"plural", "single"}
            and sentence.form(other.end - 1) not in {"them", "whom"}
            and sentence.ending(at, "subset", reach=3) is None
        ):
            return not coordinated(sentence, counts, counts.index(other), CONJUNCTIONS)
    return False


def _passive_of(sentence: Sentence, counts: list[Count], index: int, at: int, found: tuple[Trigger, int]) -> Toll | None:
    trigger, length = found
    if sentence.form(at) == "missing" and sentence.form(at + 1) == "from":
        return None
    going_on = sentence.form(at).endswith("ing") and trigger.form != "state"
    object_follows = next_count(counts, index, at + length) and not _has_verb(sentence, counts, index, at + length)
    if trigger.form == "active" or going_on or object_follows:
        return None
    verb = at
    while sentence.form(verb - 1).endswith("ly") or sentence.form(verb - 1) in {"later", "then"}:
        verb -= 1
    auxiliary = sentence.ending(verb, "auxiliary", reach=6) is not None or sentence.form(at - 1) in {"also", "all", "either"}
    if trigger.form == "participle" and not auxiliary:
        return None
    if trigger.form == "participle" and sentence.form(at + length) in {"the", "his", "her", "their", "its"} and not auxiliary:
        return None
    if is_denied(sentence, at):
        return None
    return make_toll(counts, index, trigger, "passive", 0.9)


def _has_verb(sentence: Sentence, counts: list[Count], index: int, at: int) -> bool:
    """Say whether the count that starts at a token has a verb of its own: "Nine were killed more than 20 were hurt"."""
    other = next(other for other in counts[index + 1 :] if other.start == at)
    return sentence.hit(other.end, "auxiliary") is not None


def is_denied(sentence: Sentence, at: int) -> bool:
    """Say whether a verb is negated, possible, planned or feared."""
    return any(
        sentence.form(back) in {"not", "could", "would", "might", "if", "to", "can"} or sentence.hit(back, "hypothetical") is not None
        for back in range(max(0, at - 3), at)
        if sentence.form(back) != "to" or _plans(sentence, back, at)
    )


def _plans(sentence: Sentence, back: int, verb: int) -> bool:
    """Say whether "to" leads to the verb as to a plan, not as in "loyal to" or "reported to have been"."""
    leads = back + 1 == verb or sentence.form(back + 1) == "be"
    return leads and sentence.form(back - 1) not in {"believed", "reported", "confirmed", "thought", "known"}
