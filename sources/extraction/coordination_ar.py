"""Arabic counts that share the outcome of another over "and": «أربعة مدنيين وجندي», «3 قتلى و5 أسرى», «طفلان وامرأة قتلوا»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.tolls import Toll, coordinated, listed

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group, Outcome

CONJUNCTIONS = {"و", "اضافه", "بالاضافه", "الي", "جانب", "فضلا", "عن", "كذلك", "ايضا"}
_MAX_SETTING = 9
_SETTINGS = ("في", "ب", "خلال", "جراء", "اثر", "امس", "اليوم", "من", "قرب", "داخل")
_OTHER_MATTER = {
    "trigger", "neutral", "clause", "subset", "barrier", "source_verbs", "source_content", "source_prepositions", "release", "negation",
}  # fmt: skip
#: People whose name says what happened to them, where it stands beside other nouns of fate.
_FATES: dict[Group, Outcome] = {"displaced_people": "displaced", "detainees": "detained"}


def joined(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Carry the outcome of the count before over "and": «أربعة مدنيين وجندي»."""
    count, before = counts[index], tolls.get(index - 1)
    if before is None or before.negated or count.form in {"plural", "bare"} or (count.definite and not _is_added(sentence, count)):
        return None
    if count.people is not None and count.people.outcome is not None:
        return None
    if coordinated(sentence, counts, index, CONJUNCTIONS) or listed(sentence, counts, index, tolls):
        return _toll(count, index, _own_fate(count, before) or before.outcome, 0.85, before.parent)
    whole = tolls.get(before.parent, before) if before.parent is not None else before
    if _across_setting(sentence, counts, index, after_verb=before.rule == "subject_verb") or _one_more(sentence, counts, index):
        return _toll(count, index, whole.outcome, 0.7)
    return None


def _is_added(sentence: Sentence, count: Count) -> bool:
    """Say whether people known by now are counted on top: «ستة أشخاص إضافة إلى المهاجمين الثلاثة»."""
    added = _adds(sentence, count.start) or (count.prefix in {"ل", "لل"} and sentence.form(count.start - 1).endswith("اضافه"))
    return count.form == "number" and bool(added)


def _toll(count: Count, index: int, outcome: Outcome, strength: float, parent: int | None = None) -> Toll:
    return Toll(
        count=index, outcome=outcome, rule="coordination", quote_start=count.start, quote_end=count.end, parent=parent, strength=strength
    )


def _own_fate(count: Count, before: Toll) -> Outcome | None:
    """Give what «أسرى» or «نازح» say by themselves beside a noun of fate: «خلفت 20 ألف قتيل و3 ملايين نازح»."""
    named = before.rule.startswith("outcome_noun") and count.people is not None
    return _FATES.get(count.people.group) if named and count.people is not None else None


def _gap_is_plain(sentence: Sentence, gap: range) -> bool:
    return not any(sentence.form(at) in {"بين", "مع", "ضد"} or sentence.hits[at].keys() & _OTHER_MATTER for at in gap)


def _across_setting(sentence: Sentence, counts: list[Count], index: int, *, after_verb: bool) -> bool:
    """Say whether only place and occasion stand between two counts: «قتل 51 مدنيا في هجمات على قرى و12 جنديا في كمين»."""
    count, gap = counts[index], range(counts[index - 1].end, counts[index].start)
    added = _adds(sentence, gap.stop)
    several_more = count.form == "others" and count.prefix == "و" and (count.low or 0) > 1  # «6 في حي، و4 آخرين في حي»
    named = count.people is not None and count.form in {"number", "dual", "single"} and (count.prefix.startswith("و") or added)
    if not (named or several_more) or _has_own_fate(sentence, count.end):
        return False
    start = gap.start + ((added > 0 or after_verb) and sentence.hit(gap.start, "trigger") is not None)
    if not 0 < len(gap) <= _MAX_SETTING or not (added or sentence.form(start).startswith(_SETTINGS)):
        return False
    words = range(start, gap.stop - added)
    if not added and sentence.form(words.stop - 1) == "و":
        words = range(words.start, words.stop - 1)
    if sentence.form(words.stop - 1) in {"،", ","}:
        words = range(words.start, words.stop - 1)
    elif count.form == "single":
        return False
    return all(sentence.tokens[at].kind == "w" for at in words) and _gap_is_plain(sentence, words)


def _has_own_fate(sentence: Sentence, end: int) -> bool:
    """Say whether words after a count tell what became of it alone: «و4 آخرون أصيبوا», «و5 جنود في حالة خطرة»."""
    word, following = sentence.form(end), sentence.form(end + 1)
    if sentence.hit(end, "trigger") is not None or word.endswith("وا") or word in {"ما", "لا", "لم"}:
        return True
    return word in {"في", "ب"} and following.removeprefix("ال").startswith(_STATES)


_STATES = ("حال", "وضع", "مستشف", "عداد", "عنايه", "غيبوب")


def _adds(sentence: Sentence, end: int) -> int:
    """Give the length of an "in addition to" that ends before a token, 0 if none does."""
    if sentence.form(end - 1) == "الي" and sentence.form(end - 2).endswith(("اضافه", "جانب")):
        return 2 + (sentence.form(end - 3) == "الي")
    return 2 if (sentence.form(end - 2), sentence.form(end - 1)) in _BESIDES else 0


_BESIDES = {("فضلا", "عن"), ("علاوه", "علي"), ("ناهيك", "عن")}


def _one_more(sentence: Sentence, counts: list[Count], index: int) -> bool:
    """Say whether one more is told beside one: «أصيب شاب في الصدر، وثالث بجروح طفيفة»."""
    count, before = counts[index], counts[index - 1]
    gap = range(before.end, count.start)
    one = count.form == "others" and count.low == count.high == 1 and count.prefix == "و"
    return one and before.low == before.high == 1 and len(gap) <= _MAX_SETTING and _gap_is_plain(sentence, gap)


def led_by_later(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> None:
    """Give counts that wait for a verb after the last of them its outcome: the first of «طفلان وامرأة قتلوا»."""
    for index in range(len(counts) - 2, -1, -1):
        after = tolls.get(index + 1)
        waits = index not in tolls and counts[index].form not in {"plural", "bare"} and not counts[index].definite
        if after is not None and waits and after.rule == "subject_verb" and coordinated(sentence, counts, index + 1, CONJUNCTIONS):
            tolls[index] = _toll(counts[index], index, after.outcome, 0.8)
