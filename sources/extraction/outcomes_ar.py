"""What happened to those counted, in Arabic: rules tried in order, the surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import People, Trigger
from sources.extraction.governing_ar import left_trigger, negated_before, quote_start, stands_alone
from sources.extraction.objects_ar import as_object
from sources.extraction.predicates_ar import announced, described, met_later, of_them, parallel, shot_down
from sources.extraction.subjects_ar import as_subject
from sources.extraction.tolls import Toll, coordinated, listed, subset_parent

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Outcome


_TOLL_REACH = 14
_NEUTRAL_REACH = 4
_CONJUNCTIONS = {"و", "اضافه", "الي", "فضلا", "عن", "كذلك", "ايضا"}
_THEN = {"بعد", "قبل", "عقب", "اثر", "ثم"}


def find_tolls(sentence: Sentence, counts: list[Count]) -> dict[int, Toll]:
    """Give the toll of every count that has an outcome, by the index of the count."""
    tolls: dict[int, Toll] = {}
    taken: set[int] = set()
    for index in range(len(counts)):
        toll = (
            of_them(sentence, counts, index, tolls)
            or _part(sentence, counts, index, tolls)
            or _whole(sentence, counts, index, tolls, taken)
            or parallel(sentence, counts, index, tolls)
        )
        if toll is not None:
            tolls[index] = toll
    _look_ahead(sentence, counts, tolls)
    return tolls


def _part(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    count = counts[index]
    if count.form == "plural" or count.definite:
        return None
    parent = subset_parent(sentence, counts, index, tolls)
    if parent is None:
        return None
    if parent not in tolls:
        return None
    own = count.people.outcome if count.people and count.form != "single" else None
    if count.form == "single" and count.people and count.people.outcome and not count.people.generic:
        own = count.people.outcome
    return Toll(
        count=index, outcome=own or tolls[parent].outcome, rule="subset", quote_start=count.start, quote_end=count.end, parent=parent
    )


def _whole(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll], taken: set[int]) -> Toll | None:
    return (
        _own(sentence, counts, index, tolls)
        or _joined(sentence, counts, index, tolls)
        or as_subject(sentence, counts, index, taken)
        or as_object(sentence, counts, index, taken)
        or _among(sentence, counts, index)
        or _stated(sentence, counts, index)
        or announced(sentence, counts, index)
        or described(sentence, counts, index)
        or shot_down(sentence, counts, index)
        or met_later(sentence, counts, index)
        or _displaced(counts, index)
    )


def _displaced(counts: list[Count], index: int) -> Toll | None:
    """Read people whose name says that they fled: «آلاف النازحين» in a town that takes them in."""
    count = counts[index]
    if count.form != "number" or count.people is None or count.people.group != "displaced_people" or count.definite or count.high == 1:
        return None
    return Toll(count=index, outcome="displaced", rule="displaced_noun", quote_start=count.start, quote_end=count.end, strength=0.6)


def _among(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read «بين القتلى أربعة أطفال»."""
    count = counts[index]
    before = counts[index - 1] if index else None
    whole = before is not None and before.end == count.start and before.definite and before.people is not None
    hit = sentence.ending(count.start, "people", reach=2)
    if whole and before is not None and (noun := sentence.hit(before.start, "people")) is not None:
        hit = (before.start, noun)
    if hit is None or not isinstance(hit[1].payload, People) or hit[1].payload.outcome is None or not hit[1].definite:
        return None
    if not sentence.form(hit[0] - 1).endswith("بين") or count.form == "plural":
        return None
    return Toll(count=index, outcome=hit[1].payload.outcome, rule="among", quote_start=count.start, quote_end=count.end, strength=0.85)


def _own(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Read "10 dead", "two wounded", and "dead" without a number after "fall of" or "presence of"."""
    count = counts[index]
    if count.people is None or count.people.outcome is None:
        return None
    outcome, rule = count.people.outcome, "outcome_noun"
    start = quote_start(sentence, count.start)
    if count.form in {"plural", "single"}:
        joined = coordinated(sentence, counts, index, _CONJUNCTIONS) and index - 1 in tolls
        headline = count.form == "single" and _opens_headline(sentence, count)
        if count.definite or (not _after_neutral(sentence, count) and not joined and not headline) or negated_before(sentence, count.start):
            return None
        rule = "outcome_noun_bare"
    found = left_trigger(sentence, counts, index, set())
    if found is not None and (count.people.generic or not count.certain or (found[2] and outcome == "injured")):
        outcome = found[1].outcome  # «فارق الحياة أربعة مصابين»
    if sentence.hit(count.end, "share") is not None:
        return None
    return Toll(count=index, outcome=outcome, rule=rule, quote_start=start, quote_end=count.end)


def _opens_headline(sentence: Sentence, count: Count) -> bool:
    """Say whether a noun of fate opens a headline: «قتيل وثلاثة جرحى في …», «شهيد برصاص …»."""
    following = sentence.form(count.end)
    opens = count.start == 0 or sentence.form(count.start - 1) in {":", "|", "-", ".", "،"} or not sentence.form(count.start - 1).isalpha()
    return opens and not count.prefix and (following in {"في", "اثر", "جراء", "و"} or following.startswith(("و", "ب")))


def _after_neutral(sentence: Sentence, count: Count) -> bool:
    """Say whether "fall of", "left" or the like leads to a casualty noun without a number; "number of" does not."""
    reach = _NEUTRAL_REACH if count.form == "single" else 1
    for at in range(count.start - 1, max(-1, count.start - 1 - reach), -1):
        tags = sentence.hits[at].keys()
        if "neutral" in tags:
            return not tags & {"toll", "toll_verb"}
        if sentence.tokens[at].kind == "p" or tags & {"trigger", "source_content"}:
            return False
    return False


def _joined(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Carry the outcome of the count before over "and": «أربعة مدنيين وجندي»."""
    count = counts[index]
    before = tolls.get(index - 1)
    if (
        before is None
        or before.negated
        or count.form in {"plural", "bare"}
        or count.definite
        or not (coordinated(sentence, counts, index, _CONJUNCTIONS) or listed(sentence, counts, index, tolls))
    ):
        return None
    if count.people is not None and count.people.outcome is not None:
        return None
    return Toll(
        count=index, outcome=before.outcome, rule="coordination", quote_start=count.start, quote_end=count.end, parent=before.parent,
        strength=0.85,
    )  # fmt: skip


def _stated(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a number that a toll word announces: «ارتفع عدد القتلى إلى 12», «حصيلة الضحايا بلغت 30 شخصا»."""
    count = counts[index]
    if count.form not in {"bare", "number", "others"}:
        return None
    exceeded = sentence.form(count.start).removeprefix("و").startswith(_EXCEEDING)
    linked = (
        exceeded
        or sentence.ending(count.start, "toll_link", reach=3) is not None
        or count.prefix in {"ل", "ب"}
        or _toll_noun_ends(sentence, count.start)
    )
    if not linked or (count.form == "bare" and not stands_alone(sentence, count)):
        return None
    for at in range(count.core - 1, max(-1, count.start - _TOLL_REACH), -1):
        hit = sentence.hit(at, "people") or sentence.hit(at, "trigger")
        if hit is not None and isinstance(hit.payload, People | Trigger) and hit.payload.outcome is not None and _counted_by(sentence, at):
            return Toll(
                count=index, outcome=hit.payload.outcome, rule="stated_toll",
                quote_start=count.start if exceeded else _stated_start(at, count),
                quote_end=count.end, strength=0.85,
            )  # fmt: skip
    return None


def _stated_start(at: int, count: Count) -> int:
    return at if count.start - at <= 2 else count.start  # noqa: PLR2004  «القتلى إلى 12»


def _toll_noun_ends(sentence: Sentence, start: int) -> bool:
    hit = sentence.hit(start - 1, "people")
    return hit is not None and isinstance(hit.payload, People) and hit.payload.outcome is not None


_EXCEEDING = ("تجاوز", "يتجاوز", "تخط", "يتخط", "فاق", "يفوق", "زاد", "قارب", "يقارب", "ناهز", "يناهز", "لامس")
_WHO = {"الذين", "من", "ممن"}
_RELATIVE_REACH = 6


def _counted_by(sentence: Sentence, at: int) -> bool:
    """Say whether a toll word stands before a noun of fate, or before "those who" and its verb."""
    relative = sentence.form(at - 1) in _WHO
    if sentence.hit(at, "people") is None and not relative:
        return False
    reach = _RELATIVE_REACH if relative else 3
    return any(sentence.hits[back].keys() & {"toll", "toll_verb"} for back in range(max(0, at - reach), at))


def _look_ahead(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> None:
    """Give counts that wait for a later one its outcome: the first of «طفلان وامرأة قتلوا», the parts of a whole."""
    for index in range(len(counts) - 2, -1, -1):
        after = tolls.get(index + 1)
        waits = index not in tolls and counts[index].form not in {"plural", "bare"} and not counts[index].definite
        if after is not None and waits and after.rule == "subject_verb" and coordinated(sentence, counts, index + 1, _CONJUNCTIONS):
            count = counts[index]
            tolls[index] = Toll(
                count=index, outcome=after.outcome, rule="coordination", quote_start=count.start, quote_end=count.end, strength=0.8
            )
    for index in range(len(counts)):
        toll = None if index in tolls else _part(sentence, counts, index, tolls) or _joined(sentence, counts, index, tolls)
        if toll is not None and (toll.parent is not None or toll.rule == "subset"):
            tolls[index] = toll


def fates(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> list[tuple[int, Outcome]]:
    """Find second fates: «قتل 3 أجانب بعد خطفهم» says of the same people that they were abducted."""
    found = []
    for index in sorted(tolls):
        for at in range(counts[index].end, min(counts[index].end + 4, len(sentence.tokens))):
            hit = sentence.hit(at, "fate")
            follows = sentence.form(at - 1) in _THEN or sentence.form(at).startswith("و")
            if hit is not None and follows and isinstance(hit.payload, Trigger) and hit.payload.outcome != tolls[index].outcome:
                found.append((index, hit.payload.outcome))
    return found
