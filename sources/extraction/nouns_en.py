"""English nouns for people behind a number or article: adjectives, ages, nationalities and forces before and after them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.counts import Count
from sources.extraction.entries import Nation, People, Trigger

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group, Outcome

_MAX_ADJECTIVES = 5
_FORCE_REACH = 7
#: What may not stand between a number and its noun.
_NOT_BETWEEN = {"trigger", "source_verbs", "auxiliary", "oblique", "preposition", "clause", "not_people", "subset", "units", "article"}
_CLOSED = {
    "and", "or", "of", "the", "to", "his", "her", "their", "its", "it", "he", "she", "they", "a", "an", "'s", "not", "than", "have", "has",
}  # fmt: skip


def with_noun(sentence: Sentence, start: int, at: int) -> Count | None:
    """Read a noun at token *at* or after a few adjectives."""
    group: Group | None = None
    outcome: Outcome | None = None
    nationality, first = "", at
    if sentence.form(at) == "of" and sentence.form(at + 1) in {"the", "his", "her", "their", "its"}:
        at += 2
    elif sentence.form(at) == "of":
        at += 1
    while at < len(sentence.tokens) and at - first <= _MAX_ADJECTIVES:
        at = _after_age(sentence, at)
        head = head_at(sentence, at)
        if head is not None:
            people, end = head
            people = replace(people, outcome=outcome, generic=False) if outcome is not None else people
            count = complete(sentence, start, end, people, nationality)
            return replace(count, group=group) if group and count.group == "all" else count
        nation = sentence.hit(at, "nation")
        if nation is not None and isinstance(nation.payload, Nation):
            nationality = nation.payload.iso
            if nation.payload.number == "plural" or _ends_phrase(sentence, at + nation.length):
                return complete(sentence, start, at + nation.length, People("foreigners", "plural", ambiguous=True), nationality)
            at += nation.length
            continue
        if not _may_precede_noun(sentence, at):
            return None
        group = _adjective_group(sentence, at) or group
        outcome = _adjective_outcome(sentence, at) or outcome
        at += 1
    return None


def _after_age(sentence: Sentence, at: int) -> int:
    """Step over an age before a noun: "a 10-year-old girl"."""
    age = sentence.hit(at + 2, "ages") if sentence.form(at + 1) == "-" and sentence.form(at).isdigit() else None
    return at + 2 + age.length if age is not None else at


def _adjective_outcome(sentence: Sentence, at: int) -> Outcome | None:
    """Read what an adjective says of those counted: "two wounded soldiers"."""
    hit = sentence.hit(at, "trigger")
    named = hit is not None and sentence.hit(at, "adjective") is not None
    outcome = hit.payload.outcome if named and hit is not None and isinstance(hit.payload, Trigger) else None
    return outcome if outcome in {"killed", "injured"} else None  # "two kidnapped teachers" may have been killed since, or freed


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    return token is None or token.kind == "p" or bool(sentence.hits[at].keys() & {"preposition", "auxiliary", "trigger"})


def _may_precede_noun(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if token.kind != "w":
        return token.form in {"-", '"'}
    if sentence.hit(at, "adjective") is not None:
        return True
    if token.form.endswith("ly") and sentence.hit(at + 1, "trigger") is not None and sentence.hit(at + 1, "adjective") is not None:
        return True
    return not (sentence.hits[at].keys() & _NOT_BETWEEN) and token.form not in _CLOSED


def _adjective_group(sentence: Sentence, at: int) -> Group | None:
    hit = sentence.hit(at, "force")
    if hit is not None:
        return hit.payload  # type: ignore[return-value]
    return "civilians" if sentence.form(at) == "civilian" else None


def head_at(sentence: Sentence, at: int) -> tuple[People, int] | None:
    """Give the noun that heads the phrase at *at*: the last of several in a row, unless a thing follows ("police cars")."""
    found: tuple[People, int] | None = None
    if sentence.form(at) == "displaced" and sentence.hit(at + 1, "people") is None:
        return None
    while (hit := sentence.hit(at, "people")) is not None and isinstance(hit.payload, People):
        if found is not None and (hit.payload.outcome is not None or sentence.hit(at, "trigger") is not None):
            break
        payload = hit.payload
        if found is not None and payload.group == "all" and found[0].group != "all":
            payload = replace(payload, group=found[0].group)
        at += hit.length
        found = (payload, at)
    if found is None or sentence.hit(at, "not_people") is not None or sentence.form(at) == "'s":
        return None
    return found


def complete(sentence: Sentence, start: int, end: int, people: People, nationality: str) -> Count:
    """Make the count of a noun over tokens, of the force that "members of" leads to where the noun says none."""
    group = people.group
    if group == "all" and sentence.form(end) in {"of", "from"}:
        group = _force_group(sentence, end + 1) or group
    return Count(
        start=start, end=end, core=start, low=0, high=None, qualifier="exact", form="number", people=people, group=group,
        nationality=nationality,
    )  # fmt: skip


def _force_group(sentence: Sentence, at: int) -> Group | None:
    for index in range(at, min(at + _FORCE_REACH, len(sentence.tokens))):
        if sentence.tokens[index].kind == "p" or sentence.hit(index, "trigger") is not None:
            return None
        hit = sentence.hit(index, "force")
        if hit is not None:
            return hit.payload  # type: ignore[return-value]
    return None
