"""What happened to those counted, in English: rules tried in order, the surest first.

"14 people were killed", "killed at least 14", "the death of two", "12 dead", "including two children", "the toll rose to 30".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import People, Trigger
from sources.extraction.predicates_en import of_them, share_of
from sources.extraction.tolls import Toll, coordinated, listed, subset_parent

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence

_SUBJECT_REACH = 16
_OBJECT_GAP = 2
_OBLIQUE = {"by", "in", "after", "when", "with", "to", "from", "at", "near"}
_AUXILIARY_REACH = 7
_TOLL_REACH = 12
_CONJUNCTIONS = {"and", "or", "plus", "as", "well"}
_DETERMINERS = {"the", "a", "an", "another", "some", "of", "up", "about"}
_AMONG = {"among", "amongst"}


def find_tolls(sentence: Sentence, counts: list[Count]) -> dict[int, Toll]:
    """Give the toll of every count that has an outcome, by the index of the count."""
    tolls: dict[int, Toll] = {}
    for index in range(len(counts)):
        toll = (
            of_them(sentence, counts, index, tolls)
            or _own(sentence, counts, index)
            or share_of(sentence, counts, index)
            or _among(sentence, counts, index)
            or _state(sentence, counts, index)
            or _passive(sentence, counts, index, near=True)
            or _object(sentence, counts, index)
            or _part(sentence, counts, index, tolls)
            or _joined(sentence, counts, index, tolls)
            or _passive(sentence, counts, index, near=False)
            or _stated(sentence, counts, index)
        )
        if toll is not None:
            tolls[index] = toll
    _look_back(sentence, counts, tolls)
    return tolls


def _make(counts: list[Count], index: int, trigger: Trigger, rule: str, strength: float, quote: tuple[int, int] | None = None) -> Toll:
    start, end = quote or (counts[index].start, counts[index].end)
    return Toll(count=index, outcome=trigger.outcome, rule=rule, quote_start=start, quote_end=end, strength=strength)


def _own(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read nouns that carry the outcome: "five fatalities", "12 deaths"."""
    count = counts[index]
    if count.people is None or count.people.outcome is None or count.form == "plural" or count.people.generic:
        return None
    if sentence.hit(count.start - 1, "oblique") is not None and sentence.form(count.start - 1) not in {"to", "with"}:
        return None
    return Toll(count=index, outcome=count.people.outcome, rule="outcome_noun", quote_start=count.start, quote_end=count.end)


def _trigger(sentence: Sentence, at: int) -> tuple[Trigger, int] | None:
    hit = sentence.hit(at, "trigger")
    return (hit.payload, hit.length) if hit is not None and isinstance(hit.payload, Trigger) else None


def _among(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "three soldiers were among the wounded" and "the dead included two children"."""
    count = counts[index]
    for at in range(count.end, min(count.end + 5, len(sentence.tokens))):
        if sentence.form(at) in _AMONG and sentence.form(at + 1) in {"the", "those"}:
            found = _trigger(sentence, at + 1) or _trigger(sentence, at + 2)
            return _make(counts, index, found[0], "among", 0.85) if found else None
    return None


def _state(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a participle or state right after the count: "12 dead", "eight wounded", "20 others injured"."""
    count = counts[index]
    at = count.end + 1 if sentence.form(count.end) in {"-", "left"} else _after_parts(sentence, counts, index)
    if count.form == "plural":
        return None
    found = _trigger(sentence, at)
    if found is None or found[0].form not in {"participle", "state", "phrase"}:
        return None
    if _next_count(counts, index, at + found[1]) or sentence.form(at + found[1]) in {"the", "his", "her", "their", "a", "an"}:
        return None
    if (
        sentence.hit(count.start - 1, "oblique") is not None
        and found[0].form != "state"
        and sentence.form(count.start - 1) not in {"with", "to"}
    ):
        return None
    strength = 0.95 if count.form != "bare" else 0.85
    return _make(counts, index, found[0], "state", strength, (count.start, at + found[1] if count.form == "bare" else count.end))


def _after_parts(sentence: Sentence, counts: list[Count], index: int) -> int:
    """Step over the parts between those counted and their fate: "left nine villagers, including a boy, injured"."""
    end, last = counts[index].end, index
    following = counts[index + 1] if index + 1 < len(counts) else None
    if following is None or following.start - end > _OBJECT_GAP or not sentence.ending(following.start, "subset", reach=2):
        return end
    while last + 1 < len(counts) and counts[last + 1].start - counts[last].end <= _OBJECT_GAP:
        last += 1
    return counts[last].end + (sentence.form(counts[last].end) == ",")


def _next_count(counts: list[Count], index: int, at: int) -> bool:
    return any(at == other.start and other.form != "plural" for other in counts[index + 1 :])


def _passive(sentence: Sentence, counts: list[Count], index: int, *, near: bool) -> Toll | None:
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
        found = _trigger(sentence, at)
        if found is not None and found[0].form != "noun":
            return _passive_of(sentence, counts, index, at, found)
        if near and not _is_auxiliary(sentence, at, count.end):
            return None
        if sentence.form(at) in {".", ":", ";"} or (
            not near and sentence.hit(at, "source_verbs") is not None and sentence.form(at - 1) not in _TO_BE
        ):
            return None
        if not near and _foreign_count(sentence, counts, index, at):
            return None
    return None


_TO_BE = {"are", "is", "were", "was", "been", "being"}


def _is_auxiliary(sentence: Sentence, at: int, start: int) -> bool:
    """Say whether a token between subject and verb belongs to the verb: "have been", "are reported to have been"."""
    if sentence.form(at) in {"also", "all", "either", "to", "reported"} or sentence.form(at).endswith("ly"):
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
            return not coordinated(sentence, counts, counts.index(other), _CONJUNCTIONS)
    return False


def _passive_of(sentence: Sentence, counts: list[Count], index: int, at: int, found: tuple[Trigger, int]) -> Toll | None:
    trigger, length = found
    if sentence.form(at) == "missing" and sentence.form(at + 1) == "from":
        return None
    going_on = sentence.form(at).endswith("ing") and trigger.form != "state"
    if trigger.form == "active" or going_on or _next_count(counts, index, at + length):
        return None
    verb = at
    while sentence.form(verb - 1).endswith("ly"):
        verb -= 1
    auxiliary = sentence.ending(verb, "auxiliary", reach=6) is not None or sentence.form(at - 1) in {"also", "all", "either"}
    if trigger.form == "participle" and not auxiliary:
        return None
    if trigger.form == "participle" and sentence.form(at + length) in {"the", "his", "her", "their", "its"} and not auxiliary:
        return None
    if _denied(sentence, at):
        return None
    return _make(counts, index, trigger, "passive", 0.9)


def _denied(sentence: Sentence, at: int) -> bool:
    return any(
        sentence.form(back) in {"not", "could", "would", "might", "if", "to", "can"} or sentence.hit(back, "hypothetical") is not None
        for back in range(max(0, at - 3), at)
        if sentence.form(back) != "to" or _plans(sentence, back, at)
    )


def _plans(sentence: Sentence, back: int, verb: int) -> bool:
    """Say whether "to" leads to the verb as to a plan, not as in "loyal to" or "reported to have been"."""
    leads = back + 1 == verb or sentence.form(back + 1) == "be"
    return leads and sentence.form(back - 1) not in {"believed", "reported", "confirmed", "thought", "known"}


def _object(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a count after an active verb or a noun of fate: "killed 13 people", "wounding 19", "the death of over 100"."""
    count = counts[index]
    if count.form == "plural":
        return None
    for gap in range(_OBJECT_GAP + 1):
        end = count.start - gap
        for start in range(max(0, end - 5), end):
            found = _trigger(sentence, start)
            if found is not None and start + found[1] == end and found[0].form != "state":
                return _object_of(sentence, counts, index, start, found)
        if end <= 0 or sentence.tokens[end - 1].kind == "p" or sentence.form(end - 1) in _OBLIQUE:
            return None
    return None


def _object_of(sentence: Sentence, counts: list[Count], index: int, start: int, found: tuple[Trigger, int]) -> Toll | None:
    count, (trigger, length) = counts[index], found
    if trigger.form == "intransitive" or _denied(sentence, start) or sentence.hit(start - 1, "release") is not None:
        return None
    passive = trigger.form == "participle" and sentence.ending(start, "auxiliary", reach=4) is not None
    has_actor_aux = sentence.form(start - 1) in {"have", "had", "has", "also"} or sentence.form(start - 2) in {"have", "had", "has"}
    if passive and not has_actor_aux:
        return None
    if count.form == "bare" and not _stands_alone(sentence, count):
        return None
    quote = (start, count.end) if count.form == "bare" or trigger.form == "noun" else None
    if trigger.form == "noun" and count.start - start - length > 0:
        quote = None
    return _make(counts, index, trigger, f"object_{trigger.form}", 0.95, quote)


def _stands_alone(sentence: Sentence, count: Count) -> bool:
    """Say whether nothing that could be counted follows a bare number."""
    at = count.end
    if at >= len(sentence.tokens) or sentence.tokens[at].kind == "p":
        return True
    return (
        bool(sentence.hits[at].keys() & {"preposition", "trigger", "weekday", "clause", "subset", "source_prepositions"})
        or sentence.form(at) == "and"
    )


def _part(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    count = counts[index]
    parent = subset_parent(sentence, counts, index, tolls) if count.form != "plural" else None
    if parent is None:
        return None
    toll = tolls.get(parent) or _passive(sentence, counts, parent, near=False)
    if toll is None:
        return None
    return Toll(count=index, outcome=toll.outcome, rule="subset", quote_start=count.start, quote_end=count.end, parent=parent)


def _joined(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Carry the outcome of the count before over "and", unless this one has a verb of its own."""
    count, before = counts[index], tolls.get(index - 1)
    if before is None or before.negated or count.form in {"plural", "bare"} or before.rule == "state":
        return None
    joined = coordinated(sentence, counts, index, _CONJUNCTIONS) or listed(sentence, counts, index, tolls)
    if not joined or _passive(sentence, counts, index, near=False):
        return None
    return Toll(
        count=index, outcome=before.outcome, rule="coordination", quote_start=count.start, quote_end=count.end, parent=before.parent,
        strength=0.85,
    )  # fmt: skip


def _stated(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "the death toll rose to 30" and "the number of wounded is at least 80"."""
    count = counts[index]
    if count.form not in {"bare", "number"} or sentence.ending(count.start, "toll_link", reach=4) is None:
        return None
    for at in range(count.start - 1, max(-1, count.start - _TOLL_REACH), -1):
        found = _trigger(sentence, at)
        people = sentence.hit(at, "people")
        if people is not None and isinstance(people.payload, People) and people.payload.outcome and people.payload.number == "plural":
            return _make(counts, index, Trigger(people.payload.outcome, "noun"), "stated_toll", 0.8)
        if found is not None and found[0].form == "noun" and found[1] > 1:
            return _make(counts, index, found[0], "stated_toll", 0.85)
        if sentence.form(at) in {".", ";"}:
            return None
        if sentence.form(at) == "toll":
            return _make(counts, index, Trigger("killed", "noun"), "stated_toll", 0.8)
    return None


def _look_back(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> None:
    """Give counts that wait for a later one its outcome: the first of "two men and a woman were killed"."""
    for index in range(len(counts) - 2, -1, -1):
        after = tolls.get(index + 1)
        waits = index not in tolls and counts[index].form not in {"plural", "bare"}
        if (
            after is not None
            and waits
            and after.rule in {"passive", "state", "coordination"}
            and coordinated(sentence, counts, index + 1, _CONJUNCTIONS)
        ):
            count = counts[index]
            tolls[index] = Toll(
                count=index, outcome=after.outcome, rule="coordination", quote_start=count.start, quote_end=count.end, strength=0.8
            )
