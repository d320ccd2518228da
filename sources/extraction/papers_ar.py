"""What stands between an Arabic word of saying and who speaks: when it was said, "what it said", and the papers it was said in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

Phrase = tuple[int, int]

#: What a source issues: after these stands whose it is.
PAPERS = {
    "بيان", "تقرير", "بلاغ", "احصاييه", "احصاييات", "حصيله", "احصاء", "ارقام", "بيانات", "تقديرات", "تعداد", "معطيات", "تقارير", "منشور",
    "تغريده", "تصريح", "تصريحات",
}  # fmt: skip
CIRCUMSTANCES = {
    "ايضا", "كذلك", "لاحقا", "رسميا", "سابقا", "موخرا", "مساء", "صباح", "فجر", "ظهر", "ليل", "ليلا", "يوم", "اليوم", "امس", "بدوره",
    "بدورها", "الماضي", "الجاري",
}  # fmt: skip
_MAX_REPORT = 6
_MAX_TIME = 8
_TIMES = {"weekday", "today", "yesterday", "part_of_day", "day_before_yesterday", "month"}
_EARLIER = (("في", "وقت", "سابق"), ("في", "وقت", "لاحق"), ("في", "وقت", "متاخر"), ("في", "وقت", "مبكر"), ("في", "بيان"), ("من", "جهته"))


def after_time(sentence: Sentence, start: int) -> int:
    """Step over when and how it was said, if a word for a source follows: «أعلن مساء الأحد المتحدث …»; else give *start*."""
    at = start
    while at < min(start + _MAX_TIME, len(sentence.tokens)):
        earlier = next((words for words in _EARLIER if tuple(map(sentence.form, range(at, at + len(words)))) == words), ())
        if earlier:
            at += len(earlier)
        elif sentence.form(at) in CIRCUMSTANCES | {"،", ","} or sentence.hits[at].keys() & _TIMES:
            at += 1
        else:
            break
    heads = at < len(sentence.tokens) and sentence.hit(at, "source_heads") is not None
    return at if at > start and heads else start


def after_clause(sentence: Sentence, start: int) -> int:
    """Step over "what it said": «بحسب ما أفادت به», «وفقا لما نشرته», «حسبما ذكر»."""
    at = start + (sentence.form(start) in {"ما", "لما"})
    verb = at < len(sentence.tokens) and sentence.hits[at].keys() & {"source_verbs", "source_issued"}
    if not verb or (at == start and not sentence.form(start - 1).endswith("ما")):
        return start
    return at + 1 + (sentence.form(at + 1) in {"به", "عنه", "ذلك", "عنها", "بذلك"})


def named_in_report(sentence: Sentence, start: int) -> int:
    """Skip to who issued a report: «وفق حصيلة جديدة نشرها المرصد», «بحسب بيان صادر عن الوزارة», «بيان لوزارة الصحة»."""
    if sentence.form(start) in PAPERS:
        owner = next((at for at in range(start + 1, start + 4) if _is_owner(sentence, at)), None)
        if owner is not None:
            return owner
    for at in range(start, min(start + _MAX_REPORT, len(sentence.tokens))):
        if sentence.tokens[at].kind == "p":
            return start
        if sentence.hit(at, "source_issued") is not None and at > start:
            return after_time(sentence, at + 1 + (sentence.form(at + 1) in {"عن", "من", "به"}))
    return start


def _is_owner(sentence: Sentence, at: int) -> bool:
    """Say whether a word is a source with «ل» attached, as after the word for a paper: «لوزارة», «للجيش»."""
    hit = sentence.hit(at, "source_heads")
    return hit is not None and hit.prefix.startswith("ل")


def without_link(sentence: Sentence, start: int, end: int) -> Phrase:
    """Leave out a link word at the start: "according to what was stated by X"."""
    return (start + 1, end) if sentence.form(start) in {"به", "ب", "من", "ما"} and end - start > 1 else (start, end)
