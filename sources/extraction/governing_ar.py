"""Which Arabic trigger governs a count from the left, and what keeps it from doing so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from sources.extraction.crossing_ar import crosses, is_time, opens_setting
from sources.extraction.entries import People, Trigger
from sources.extraction.losses_ar import loses
from sources.extraction.no_violence_ar import tells_no_violence

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Hit, Sentence


_VERB_REACH = 12
_NOUN_REACH = 7
_STATEMENT_TAGS = {"source_verbs", "barrier", "source_prepositions"}
_NEUTRAL_NOUNS = ("سقوط", "وقوع", "وجود")


def left_trigger(sentence: Sentence, counts: list[Count], index: int, taken: set[int]) -> tuple[int, Trigger, bool] | None:
    """Give the nearest trigger before a count that can govern it, and whether it stands directly before."""
    count = counts[index]
    limit = max(_floor(sentence, counts, index), count.start - _VERB_REACH)
    for at in range(count.start - 1, limit - 1, -1):
        hit = sentence.hit(at, "trigger") or (_of_hers(sentence, at) if at == count.start - 1 else None)
        if hit is not None and isinstance(hit.payload, Trigger) and at not in taken and at + hit.length <= count.start:
            if _is_family(sentence, at):
                continue  # «أسرة» reads as «أسره» too
            return _governs(sentence, counts, index, at, hit)
        stops = sentence.hits[at].keys() & _STATEMENT_TAGS and hit is None and not opens_setting(sentence, at)
        if sentence.form(at) in {".", ":", "؛"} or stops:
            return None
    return None


def _of_hers(sentence: Sentence, at: int) -> Hit | None:
    """Read a verbal noun with its doer attached: «إضافة إلى اعتقالها ثلاثة طلاب»."""
    hit = sentence.hit(at, "fate")
    return hit if hit is not None and sentence.form(at).endswith(("ها", "هم")) else None


def _is_family(sentence: Sentence, at: int) -> bool:
    hit = sentence.hit(at, "people")
    return hit is not None and isinstance(hit.payload, People) and hit.payload.family and hit.payload.number == "singular"


def _governs(sentence: Sentence, counts: list[Count], index: int, at: int, hit: Hit) -> tuple[int, Trigger, bool] | None:
    """Give the trigger at a token, with its twin of «مقتل وإصابة 40» taken in, if nothing keeps it from a count."""
    count, trigger = counts[index], cast("Trigger", hit.payload)
    gap = count.start - at - hit.length
    taking = count.prefix == "ل" and sentence.form(at).removeprefix("و").startswith("جث")  # «جثث مشوهة لخمسة بالغين»
    taking = taking or (count.prefix == "ب" and sentence.form(at).removeprefix("و").startswith(_TAKING))
    if gap and ((is_oblique(sentence, count) and not taking) or (gap > _NOUN_REACH and trigger.form == "noun")):
        return None
    lost = trigger.outcome == "missing" and loses(sentence, at, count)
    if not lost and _passes(sentence, at, count, gap):
        return None
    if tells_no_violence(sentence, at, count, injured=trigger.outcome == "injured"):
        return None
    unreal = _is_name_of_fate(sentence, at) or (hit.definite and not _reaches(sentence, at, hit.length))
    if unreal or crosses(sentence, at + hit.length, count.start):
        return None
    start, trigger = (at, replace(trigger, outcome="killed")) if lost else _with_twin(sentence, at, hit)
    if start < at and (count.form == "others" and count.prefix != "و" and count.low == 1):
        start, trigger = at, cast("Trigger", hit.payload)  # «أن عراقيا قتل وأصيب آخر»
    if start < at and any(other.end == start and other.form not in {"plural", "bare"} for other in counts[:index]):
        start, trigger = at, cast("Trigger", hit.payload)  # «أن شخصا قتل وأصيب أربعة»
    return start, trigger, gap == 0 or is_time(sentence, range(at + hit.length, count.start))


def _passes(sentence: Sentence, at: int, count: Count, gap: int) -> bool:
    """Say whether a verb of dying means to spend or to lose here."""
    verb = sentence.form(at).removeprefix("و")
    if gap:
        return verb.startswith(_PASSING)  # «قضى الوفد ثلاثة أيام والتقى خمسة وزراء»
    return verb.startswith("فقد") and sentence.form(count.end).endswith(("ها", "هم"))  # «فقدت أربع عائلات منازلها»


def _with_twin(sentence: Sentence, at: int, hit: Hit) -> tuple[int, Trigger]:
    """Take in the trigger that shares its people with one: «مقتل وإصابة 40» are casualties, not 40 dead."""
    trigger = cast("Trigger", hit.payload)
    before = at - 1 if sentence.form(at - 1) == "او" else at
    first = sentence.ending(before, "trigger", reach=2) if hit.prefix == "و" or before < at else None
    if first is None or sentence.form(first[0]).endswith("ت") != sentence.form(at).endswith("ت"):
        return at, trigger  # «ان امرأة قتلت وأصيب اثنان»
    if sentence.form(first[0]).endswith(("وا", "تا", "لا", "با", "حا", "دا", "ون")):
        return at, trigger  # «ان شخصين قتلا وأصيب 19»: the first has its subject before it
    twin = cast("Trigger", first[1].payload)
    if twin.form == "phrase":
        return at, trigger
    both = {twin.outcome, trigger.outcome} == {"killed", "injured"}
    return first[0], replace(twin, outcome="casualties") if both else twin


def _reaches(sentence: Sentence, at: int, length: int) -> bool:
    """Say whether a definite noun of fate is said to reach people: «طالت الاعتقالات 22 شخصا»."""
    return sentence.form(at - 1).endswith(_REACHING) or sentence.form(at + length).endswith(_REACHING)


#: Verbs of dying that mean "to spend" or "to lose" as well.
_PASSING = ("قضي", "قضت", "قضوا", "فقد")
#: «أودى الهجوم بأربعين شخصا»
_TAKING = ("اودي", "اودت", "يودي", "تودي")
_REACHING = ("طالت", "طال", "شملت", "شمل")


def _floor(sentence: Sentence, counts: list[Count], index: int) -> int:
    """Give the token to the left of which another count governs; a doer right before the count does not."""
    for before in reversed(counts[:index]):
        if before.form not in {"plural", "single"} and not (before.form in {"number", "dual"} and is_doer(sentence, before, counts[index])):
            return before.end
    return 0


def is_doer(sentence: Sentence, doer: Count, count: Count) -> bool:
    """Say whether a count stands right behind another, or behind whose they are: «قتل مفجران من الحركة 27 شرطيا»."""
    if count.prefix or doer.end == count.start:
        return not count.prefix
    gap = range(doer.end, count.start)
    armed = doer.group in {"fighters", "security_forces"} and sentence.form(doer.end) == "من"
    return (
        armed and len(gap) <= _MAX_WHOSE and all(sentence.tokens[at].kind == "w" and not sentence.hits[at].keys() & _NO_NAME for at in gap)
    )


_MAX_WHOSE = 4
_NO_NAME = {"trigger", "clause", "subset", "weekday", "today", "source_verbs"}


def _is_name_of_fate(sentence: Sentence, at: int) -> bool:
    """Say whether a trigger is under negation, release or plan and so did not happen."""
    for back in range(max(0, at - 3), at):
        tags = sentence.hits[back].keys()
        if tags & {"release", "no_information"} or (tags & {"negation", "hypothetical"} and back >= at - 2):
            return True
    hit = sentence.hit(at, "trigger")
    return hit is not None and bool(sentence.hits[at].keys() & {"negation"})


def is_oblique(sentence: Sentence, count: Count) -> bool:
    """Say whether a preposition before a count makes it doer, means or circumstance."""
    if count.prefix in {"ب", "ل", "ك", "وب", "ول"}:
        return True
    return sentence.ending(count.start, "oblique", reach=3) is not None


def negated_before(sentence: Sentence, start: int) -> bool:
    """Say whether a negation stands shortly before a token."""
    return any(sentence.hits[at].keys() & {"negation", "no_information"} for at in range(max(0, start - 5), start))


_MAY_FOLLOW = {
    "في", "علي", "اثر", "جراء", "خلال", "بعد", "من", "عند", "قرب", "منذ", "حتي", "وسط", "نتيجه", "مع", "قبل", "ضمن", "داخل", "حول",
    "مما", "ما",
    "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "اثناء", "عقب", "غداه", "علي الاقل", "فيما", "تحت", "بينما",
}  # fmt: skip


def stands_alone(sentence: Sentence, count: Count) -> bool:
    """Say whether nothing that could be counted follows a bare number."""
    at = count.end
    if at >= len(sentence.tokens) or sentence.tokens[at].kind == "p":
        return True
    form, hits = sentence.form(at), sentence.hits[at]
    thing = hits.get("not_people")
    if thing is not None and not thing.prefix and form not in {"في", "من", "علي", "امام", "اخرين"}:
        return False
    return (
        form.startswith(("و", "ب", "ف", "ل"))
        or form in _MAY_FOLLOW
        or bool(hits.keys() & {"others", "clause", "subset", "weekday", "today", "yesterday", "trigger", "source_prepositions"})
    )


def quote_start(sentence: Sentence, start: int) -> int:
    """Move the start of a quote onto a verbal noun directly before it: «مقتل 9 أشخاص», «سقوط 10 قتلى»."""
    hit = sentence.ending(start, "trigger", reach=3)
    if hit is not None and isinstance(hit[1].payload, Trigger) and hit[1].payload.form == "noun" and is_noun_form(sentence, hit[0]):
        return hit[0]
    neutral = sentence.ending(start, "neutral", reach=2)
    return neutral[0] if neutral is not None and sentence.form(neutral[0]).endswith(_NEUTRAL_NOUNS) else start


def is_noun_form(sentence: Sentence, at: int) -> bool:
    """Say whether the trigger at a token has at most a particle attached, as a verbal noun may."""
    hit = sentence.hit(at, "trigger")
    return hit is not None and hit.prefix in {"", "و", "ب", "ل", "وب"}
