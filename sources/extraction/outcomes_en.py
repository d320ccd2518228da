"""What happened to those counted, in English: rules tried in order, the surest first.

"14 people were killed", "killed at least 14", "the death of two", "12 dead", "including two children", "the toll rose to 30".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.objects_en import lives, object_of
from sources.extraction.predicates_en import among, of_the_fallen, of_them, share_of, state
from sources.extraction.stated_en import stated
from sources.extraction.subjects_en import CONJUNCTIONS, subject_of
from sources.extraction.tolls import Toll, coordinated, listed, subset_parent

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence


def find_tolls(sentence: Sentence, counts: list[Count]) -> dict[int, Toll]:
    """Give the toll of every count that has an outcome, by the index of the count."""
    tolls: dict[int, Toll] = {}
    for index in range(len(counts)):
        toll = (
            of_them(sentence, counts, index, tolls)
            or _own(sentence, counts, index)
            or share_of(sentence, counts, index)
            or among(sentence, counts, index)
            or of_the_fallen(sentence, counts, index)
            or state(sentence, counts, index)
            or subject_of(sentence, counts, index, near=True)
            or lives(sentence, counts, index)
            or object_of(sentence, counts, index)
            or _part(sentence, counts, index, tolls)
            or _joined(sentence, counts, index, tolls)
            or subject_of(sentence, counts, index, near=False)
            or stated(sentence, counts, index)
        )
        if toll is not None:
            tolls[index] = toll
    _look_back(sentence, counts, tolls)
    return tolls


def _own(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read nouns that carry the outcome: "five fatalities", "12 deaths"."""
    count = counts[index]
    if count.people is None or count.people.outcome is None or count.form == "plural" or count.people.generic:
        return None
    if sentence.hit(count.start - 1, "oblique") is not None and sentence.form(count.start - 1) not in {"to", "with"}:
        return None
    return Toll(count=index, outcome=count.people.outcome, rule="outcome_noun", quote_start=count.start, quote_end=count.end)


def _part(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    count = counts[index]
    lone = count.form == "bare" and sentence.form(count.core) == "one"  # "attacks, including one near the mosque"
    parent = subset_parent(sentence, counts, index, tolls) if count.form != "plural" and not lone else None
    if parent is None:
        return None
    toll = tolls.get(parent) or subject_of(sentence, counts, parent, near=False)
    if toll is None:
        return None
    return Toll(count=index, outcome=toll.outcome, rule="subset", quote_start=count.start, quote_end=count.end, parent=parent)


def _joined(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Carry the outcome of the count before over "and", unless this one has a verb of its own."""
    count, before = counts[index], tolls.get(index - 1)
    if before is None or before.negated or count.form in {"plural", "bare"} or before.rule == "state":
        return None
    joined = (
        coordinated(sentence, counts, index, CONJUNCTIONS)
        or listed(sentence, counts, index, tolls)
        or (before.rule.startswith("object") and _enumerated(sentence, counts, index))
    )
    if not joined or subject_of(sentence, counts, index, near=False):
        return None
    return Toll(
        count=index, outcome=before.outcome, rule="coordination", quote_start=count.start, quote_end=count.end, parent=before.parent,
        strength=0.85,
    )  # fmt: skip


def _enumerated(sentence: Sentence, counts: list[Count], index: int) -> bool:
    """Say whether a count of people follows a comma after the one before: "killing a child, three women and a man"."""
    between = [sentence.form(at) for at in range(counts[index - 1].end, counts[index].start)]
    return counts[index].people is not None and between in ([","], [",", "his"], [",", "her"], [",", "their"], [",", "another"])


def _headlined(sentence: Sentence, counts: list[Count], index: int, after: Toll) -> bool:
    """Say whether a comma joins people to the next: in a headline, or in a list ("10 soldiers, two men and a boy were killed")."""
    before = counts[index].start - 1
    lone = sentence.hit(before, "oblique") is None and sentence.form(before) not in {"of", "among", "in"}
    joined = before < 0 or (lone and after.rule in {"coordination", "passive"})
    people = counts[index].people is not None and counts[index + 1].people is not None
    return joined and people and counts[index + 1].start - counts[index].end == 1 and sentence.form(counts[index].end) == ","


def _look_back(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> None:
    """Give counts that wait for a later one its outcome: the first of "two men and a woman were killed"."""
    for index in range(len(counts) - 2, -1, -1):
        after = tolls.get(index + 1)
        waits = index not in tolls and counts[index].form not in {"plural", "bare"}
        if (
            after is not None
            and waits
            and after.rule in {"passive", "state", "coordination"}
            and (coordinated(sentence, counts, index + 1, CONJUNCTIONS) or _headlined(sentence, counts, index, after))
        ):
            count = counts[index]
            tolls[index] = Toll(
                count=index, outcome=after.outcome, rule="coordination", quote_start=count.start, quote_end=count.end, strength=0.8
            )
