"""Arabic numbers that a word for a toll announces: «ارتفع عدد القتلى إلى 12», «ارتفع إلى 21 عدد القتلى»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import People, Trigger
from sources.extraction.governing_ar import stands_alone
from sources.extraction.tolls import Toll

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Outcome

_TOLL_REACH = 14
_EXCEEDING = ("تجاوز", "يتجاوز", "تخط", "يتخط", "فاق", "يفوق", "زاد", "قارب", "يقارب", "ناهز", "يناهز", "لامس")
_WHO = {"الذين", "من", "ممن"}
_RELATIVE_REACH = 6


def stated(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a number that a toll word announces: «ارتفع عدد القتلى إلى 12», «حصيلة الضحايا بلغت 30 شخصا»."""
    count = counts[index]
    if count.form not in {"bare", "number", "others"}:
        return None
    exceeded = sentence.form(count.start).removeprefix("و").startswith(_EXCEEDING)
    start = count.start - (sentence.form(count.start - 1) == '"')
    if sentence.form(start - 1) in {"،", ","} and "toll_verb" in sentence.hits[start - 2]:
        start -= 1  # «بلغ ،540»
    if sentence.form(start - 1) in _THEIR_NUMBER:
        return _of_before(sentence, counts, index)
    linked = (
        exceeded
        or sentence.form(start - 1) in {"ل", "ب"}
        or sentence.ending(start, "toll_link", reach=3) is not None
        or count.prefix in {"ل", "ب"}
        or _toll_noun_ends(sentence, count.start)
    )
    linked = linked or _after_setting(sentence, start, qualified=count.core > count.start)
    if not linked or (count.form == "bare" and not stands_alone(sentence, count)):
        return None
    if sentence.form(start - 1) == "الي" and _raises_toll(sentence, start):
        return _of_toll_before(sentence, counts, index)
    earlier = max((other.end for other in counts[:index] if other.form in {"number", "bare"}), default=0)
    reach = _VERB_REACH if _rises_to(sentence, start) else _TOLL_REACH
    for at in range(count.core - 1, max(earlier - 1, -1, count.start - reach), -1):
        outcome = _fate(sentence, at)
        if outcome is not None and _counted_by(sentence, at):
            return Toll(
                count=index, outcome=outcome, rule="stated_toll",
                quote_start=count.start if exceeded else _stated_start(at, count),
                quote_end=count.end, strength=0.85,
            )  # fmt: skip
    return None


def _raises_toll(sentence: Sentence, start: int) -> bool:
    """Say whether what was told raises a toll that is not named: «مما يرفع الحصيلة إلى 158»."""
    toll = start - 2 - (sentence.form(start - 2) in _TOTAL)
    return sentence.form(toll) in _TOLLS and sentence.form(toll - 1).removeprefix("ل").startswith(_RAISING)


def _of_toll_before(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a toll that the dead told right before it raise."""
    count, start = counts[index], counts[index].start
    for at in range(start - 3, max(-1, start - _TOLL_REACH - 3), -1):
        outcome = _fate(sentence, at)
        if outcome == "killed":
            return Toll(count=index, outcome=outcome, rule="stated_toll", quote_start=start, quote_end=count.end, strength=0.7)
        if outcome is not None or sentence.form(at) in {".", ":", "؛"}:
            return None
    return None


_TOTAL = {"الاجماليه", "الكليه", "النهاييه", "الاجمالي", "الكلي"}
_TOLLS = {"الحصيله", "العدد", "الاجمالي", "المحصله", "العداد"}
_RAISING = ("يرفع", "ترفع", "رفع", "يرتفع", "ترتفع", "تصل", "يصل", "تبلغ", "يبلغ")


def _of_before(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read the number of those of whom a trigger before speaks: «القبض على أفراد الخلية، والبالغ عددهم سبعة»."""
    count = counts[index]
    if index and counts[index - 1].group == "fighters" and sentence.form(count.start - 1) == "وعددهم":
        return None  # «قتلهم مسلحون وعددهم ستة»
    for at in range(count.start - 2, max(-1, count.start - _TOLL_REACH), -1):
        hit = sentence.hit(at, "trigger")
        if hit is not None and isinstance(hit.payload, Trigger):
            outcome = hit.payload.outcome
            return Toll(count=index, outcome=outcome, rule="their_number", quote_start=count.start, quote_end=count.end, strength=0.7)
        if sentence.form(at) in {".", ":", "؛"} or sentence.hits[at].keys() & {"source_verbs", "negation", "release"}:
            return None
    return None


_THEIR_NUMBER = {"عددهم", "وعددهم", "عددهن", "وعددهن"}


def _rises_to(sentence: Sentence, start: int) -> bool:
    """Say whether a verb of rising stands right before a number, so that its toll may be far: «حصيلة الهجوم الذي ... ارتفعت إلى 5»."""
    at = start - 1 - (sentence.form(start - 1) in {"الي", "ل", "نحو"})
    nearest = at - _EARLIER_REACH if sentence.form(start - 1) == "الي" else at
    if any("toll_verb" in sentence.hits[near] for near in range(max(1, nearest), at + 1)):
        return True
    window = range(max(0, start - _VERB_REACH), start - 1) if sentence.form(start - 1) == "الي" else range(0)
    return any("toll_verb" in sentence.hits[near] and "toll" in sentence.hits[near + 1] for near in window)


_VERB_REACH = 40
_EARLIER_REACH = 4  # «ارتفعت في وقت سابق إلى 83»


def _after_setting(sentence: Sentence, start: int, *, qualified: bool) -> bool:
    """Say whether a time or place stands between a toll and its number: «وبلغ عدد الأسرى حتى نهاية الشهر، نحو 4600»."""
    if not qualified and sentence.form(start - 1) not in {"،", ","}:
        return False
    window = range(max(0, start - _TOLL_REACH), start - 1)
    return any("toll_verb" in sentence.hits[at] and "toll" in sentence.hits[at + 1] for at in window)


def _fate(sentence: Sentence, at: int) -> Outcome | None:
    """Give the outcome that a word names; prisoners who are counted are detained: «عدد الأسرى بلغ 4600»."""
    hit = sentence.hit(at, "people") or sentence.hit(at, "trigger")
    if hit is None or not isinstance(hit.payload, People | Trigger):
        return None
    if isinstance(hit.payload, People) and hit.payload.group == "detainees" and hit.definite:
        return "detained"
    return hit.payload.outcome


def _stated_start(at: int, count: Count) -> int:
    return at if count.start - at <= 2 else count.start  # noqa: PLR2004  «القتلى إلى 12»


def _toll_noun_ends(sentence: Sentence, start: int) -> bool:
    hit = sentence.hit(start - 1, "people")
    return hit is not None and isinstance(hit.payload, People) and hit.payload.outcome is not None


def _counted_by(sentence: Sentence, at: int) -> bool:
    """Say whether a toll word stands before a noun of fate, or before "those who" and its verb."""
    relative = sentence.form(at - 1) in _WHO
    if sentence.hit(at, "people") is None and not relative:
        return sentence.form(at).startswith("ال") and sentence.hit(at - 1, "toll") is not None  # «حصيلة الاعتقالات بلغت 90»
    reach = _RELATIVE_REACH if relative else 3
    return any(sentence.hits[back].keys() & {"toll", "toll_verb"} for back in range(max(0, at - reach), at))


def announced(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a number before what it counts: «ارتفع إلى 21 عدد القتلى», «يرتفع إلى 21 تعداد الذين قتلوا»."""
    count = counts[index]
    toll = sentence.hit(count.end, "toll")
    if count.form not in {"bare", "number"} or toll is None or sentence.ending(count.start, "toll_link", reach=3) is None:
        return None
    at = count.end + toll.length
    hit = sentence.hit(at, "people")
    named = hit.payload.outcome if hit is not None and isinstance(hit.payload, People) else None
    outcome = named or _of_those_who(sentence, at + (hit.length if hit is not None else 0))
    if outcome is None:
        return None
    return Toll(count=index, outcome=outcome, rule="announced", quote_start=count.start, quote_end=count.end, strength=0.85)


def _of_those_who(sentence: Sentence, at: int) -> Outcome | None:
    """Read what befell "those who": «تعداد المدنيين الذين قتلوا»."""
    who = next((near for near in range(at, min(at + _WHO_REACH, len(sentence.tokens))) if sentence.form(near) in _WHO - {"من"}), None)
    verb = sentence.hit(who + 1, "trigger") if who is not None else None
    return verb.payload.outcome if verb is not None and isinstance(verb.payload, Trigger) else None


_WHO_REACH = 9
