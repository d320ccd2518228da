"""What is said of English counts beside them: "12 dead", "three of them critically", "two of the dead", "among the wounded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import People, Trigger
from sources.extraction.subjects_en import make_toll, next_count, trigger_at
from sources.extraction.tolls import Toll

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence

_THEM = {"them", "whom"}
_REACH = 4
_PART_GAP = 2
_NO_OBJECTS = {"preposition", "weekday", "month", "clause", "source_verbs", "subset", "units", "qualifier_before"}
_AMONG_REACH = 9
_AMONG = {"among", "amongst"}


def of_them(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Read "three of them critically" as a part of those counted before, if no verb of fate of its own follows."""
    count = counts[index]
    whole = next((other for other in range(index - 1, -1, -1) if other in tolls and tolls[other].parent is None), None)
    if count.form != "others" or sentence.form(count.end - 1) not in _THEM or whole is None:
        return None
    window = range(count.end, min(count.end + _REACH, len(sentence.tokens)))
    if any(_verb(sentence, at) for at in window):
        return None
    return Toll(
        count=index, outcome=tolls[whole].outcome, rule="of_them", quote_start=count.start, quote_end=count.end, parent=whole,
        strength=0.85,
    )  # fmt: skip


def _verb(sentence: Sentence, at: int) -> bool:
    hit = sentence.hit(at, "trigger")
    return hit is not None and isinstance(hit.payload, Trigger) and hit.payload.form not in {"noun", "state"}


def share_of(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "three of the dead were children"; "two of the wounded later died" has a verb of its own."""
    count = counts[index]
    hit = sentence.hit(count.end - 1, "trigger") or sentence.hit(count.end - 1, "people")
    if (
        count.qualifier == "vague"
        or count.form != "others"
        or hit is None
        or not isinstance(hit.payload, Trigger | People)
        or hit.payload.outcome is None
    ):
        return None
    window = range(count.end, min(count.end + _REACH, len(sentence.tokens)))
    if any(_verb(sentence, at) for at in window) or any(_does(sentence, at) for at in window[:2]):
        return None
    return Toll(count=index, outcome=hit.payload.outcome, rule="share_of", quote_start=count.start, quote_end=count.end, strength=0.8)


def _does(sentence: Sentence, at: int) -> bool:
    """Say whether a verb of doing follows, so that somebody is spoken of, not counted: "one of those abducted later returned"."""
    form = sentence.form(at)
    return sentence.hit(at, "source_verbs") is not None or (form.endswith("ed") and sentence.hit(at, "trigger") is None)


def of_the_fallen(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "Of the injured, nine are policemen" and "Among the dead, 12 were children"."""
    count = counts[index]
    if sentence.form(count.start - 1) != "," or sentence.form(count.start - 4) not in _AMONG | {"of"}:
        return None
    found = trigger_at(sentence, count.start - 2) or trigger_at(sentence, count.start - 3)
    return make_toll(counts, index, found[0], "of_the_fallen", 0.85) if found is not None else None


def among(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "three soldiers were among the wounded" and "the dead included two children"."""
    count = counts[index]
    if sentence.form(count.start - 1) in {"from", "of", "by"}:
        return None
    for at in range(count.end, min(count.end + _AMONG_REACH, len(sentence.tokens))):
        if sentence.form(at) in _AMONG and sentence.form(at + 1) in {"the", "those"}:
            found = trigger_at(sentence, at + 1) or trigger_at(sentence, at + 2)
            return make_toll(counts, index, found[0], "among", 0.85) if found else None
    return None


def state(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a participle or state right after the count: "12 dead", "eight wounded", "20 others injured"."""
    count = counts[index]
    of_wounded = count.form == "bare" and sentence.form(count.end) == "of"  # "dozens of wounded"
    at = count.end + 1 if sentence.form(count.end) in {"-", "left"} or of_wounded else _after_parts(sentence, counts, index)
    if count.form == "plural":
        return None
    at += sentence.form(at) in {'"', "'"}
    found = trigger_at(sentence, at)
    if found is None or found[0].form not in {"participle", "state", "phrase"}:
        return None
    if found[0].form == "participle" and _has_object(sentence, at + found[1]):
        return None
    if next_count(counts, index, at + found[1]) or sentence.form(at + found[1]) in {"the", "his", "her", "their", "a", "an"}:
        return None
    if (
        sentence.hit(count.start - 1, "oblique") is not None
        and found[0].form != "state"
        and sentence.form(count.start - 1) not in {"with", "to"}
    ):
        return None
    lone = sentence.form(count.start) == "another" and count.end - count.start == 1  # says how many only beside its verb
    strength = 0.95 if count.form != "bare" else 0.85
    return make_toll(
        counts, index, found[0], "state", strength, (count.start, at + found[1] if count.form == "bare" or lone else count.end)
    )


def _has_object(sentence: Sentence, at: int) -> bool:
    """Say whether a name or a pronoun follows a verb as its object: "A man killed Omar Salem", "a bomber killed himself"."""
    if at >= len(sentence.tokens) or sentence.form(at) in {"himself", "herself", "themselves", "them", "him", "it"}:
        return at < len(sentence.tokens)
    plain = not sentence.hits[at].keys() & _NO_OBJECTS
    lower = any(token.kind == "w" and not token.capital for token in sentence.tokens[:at])
    return plain and lower and sentence.tokens[at].capital and sentence.tokens[at].kind == "w"


def _after_parts(sentence: Sentence, counts: list[Count], index: int) -> int:
    """Step over the parts between those counted and their fate: "left nine villagers, including a boy, injured"."""
    end, last = counts[index].end, index
    following = counts[index + 1] if index + 1 < len(counts) else None
    if following is None or following.start - end > _PART_GAP or not sentence.ending(following.start, "subset", reach=2):
        return end
    while last + 1 < len(counts) and counts[last + 1].start - counts[last].end <= _PART_GAP:
        last += 1
    return counts[last].end + (sentence.form(counts[last].end) == ",")
