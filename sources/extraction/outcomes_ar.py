"""What happened to those counted, in Arabic: rules tried in order, the surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.coordination_ar import joined, led_by_later
from sources.extraction.entries import Trigger
from sources.extraction.fate_nouns_ar import among, own_fate
from sources.extraction.idioms_ar import told_by_idiom
from sources.extraction.objects_ar import as_object
from sources.extraction.predicates_ar import described, met_later, of_them, parallel, shot_down
from sources.extraction.stated_ar import announced, stated
from sources.extraction.subjects_ar import as_subject
from sources.extraction.tolls import Toll, subset_parent

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Outcome

_THEN = {"بعد", "قبل", "عقب", "اثر", "ثم"}


_RETURNING = ("عاد", "عوده", "بعوده", "يعود", "تعود", "اعاد", "رجع", "رجوع", "مساعد", "دعم", "توطين")


def _imprisoned(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read prisoners whose prison is named: «6500 أسير يقبعون في السجون»."""
    count = counts[index]
    if count.form != "number" or count.people is None or count.people.group != "detainees" or count.definite:
        return None
    if any("release" in hits for hits in sentence.hits[max(0, count.start - _PRISON_REACH) : count.start]):
        return None
    behind = any(sentence.form(at).removeprefix("ال").startswith(_PRISONS) for at in range(count.end, count.end + _PRISON_REACH))
    if not behind:
        return None
    return Toll(count=index, outcome="detained", rule="imprisoned", quote_start=count.start, quote_end=count.end, strength=0.75)


_PRISON_REACH = 6
_PRISONS = ("سجون", "سجن", "معتقلات", "يقبع", "زنازين", "بسجون", "لسجون")


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
    led_by_later(sentence, counts, tolls)
    _later_parts(sentence, counts, tolls)
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
    own = own or _own_verb(sentence, counts, index)
    return Toll(
        count=index, outcome=own or tolls[parent].outcome, rule="subset", quote_start=count.start, quote_end=count.end, parent=parent
    )


def _own_verb(sentence: Sentence, counts: list[Count], index: int) -> Outcome | None:
    """Give the outcome of a verb right after a part: «منهم 16 طفلا قتلوا أو أصيبوا»."""
    follows = sentence.form(counts[index].end).endswith("وا") and sentence.hit(counts[index].end, "trigger") is not None
    toll = as_subject(sentence, counts, index, set()) if follows else None
    return toll.outcome if toll is not None else None


def _whole(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll], taken: set[int]) -> Toll | None:
    led = sentence.ending(counts[index].start, "trigger") is not None and not sentence.form(counts[index].start - 1).removeprefix(
        "و"
    ).startswith("فقد")
    return (
        own_fate(sentence, counts, index, tolls)
        or joined(sentence, counts, index, tolls)
        or (as_object(sentence, counts, index, taken) if led else None)
        or as_subject(sentence, counts, index, taken)
        or as_object(sentence, counts, index, taken)
        or among(sentence, counts, index)
        or stated(sentence, counts, index)
        or announced(sentence, counts, index)
        or described(sentence, counts, index)
        or shot_down(sentence, counts, index)
        or met_later(sentence, counts, index)
        or told_by_idiom(sentence, counts, index)
        or _displaced(sentence, counts, index)
        or _imprisoned(sentence, counts, index)
    )


def _displaced(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read people whose name says that they fled: «آلاف النازحين» in a town that takes them in, but not «عاد 20 نازحا»."""
    count = counts[index]
    if any(sentence.form(at).removeprefix("و").startswith(_RETURNING) for at in range(max(0, count.start - 3), count.start)):
        return None
    if count.form != "number" or count.people is None or count.people.group != "displaced_people" or count.definite or count.high == 1:
        return None
    return Toll(count=index, outcome="displaced", rule="displaced_noun", quote_start=count.start, quote_end=count.end, strength=0.6)


def _later_parts(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> None:
    """Give the parts of a whole that got its outcome from what stands behind them."""
    for index in range(len(counts)):
        toll = None if index in tolls else _part(sentence, counts, index, tolls) or joined(sentence, counts, index, tolls)
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
