"""What an Arabic negation denies: that anybody was harmed, and not what the harmed lack, nor that more were."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.tokens import Hit, Sentence

_CAUSING = ("سفر", "ود", "نجم", "نتج", "تسبب", "وقع", "خلف", "سقط")
_FUTURE = ("ي", "ت")
_BETWEEN = {
    "اي", "ايه", "اي من", "وقوع", "سقوط", "حدوث", "تسجيل", "وجود", "ان", "عن", "الي", "في", "من", "حتي", "الان", "هناك", "حالات", "حاله",
    "عنه", "عنها", "به", "بها", "فيه", "فيها", "خساير", "اضرار", "خلاله", "خلالها", "او", "و", "اثر", "جراء", "خلال", "بين", "صفوف", "علي",
    "الاقل", "لحسن", "الحظ", "بشريه", "ماديه", "بالارواح",
}  # fmt: skip
#: What follows limits the denial: «لا توجد إصابات أخرى», «لم تسجل إصابات خطيرة», «لم يصب أحد سوى السائق».
_LIMITING = (
    "اخر", "جديد", "اضافي", "خطير", "خطر", "حرج", "بليغ", "كبير", "كثير", "موكد", "مباشر", "سوي", "الا", "عدا", "ماعدا", "باستثناء", "غير",
)  # fmt: skip
_LIMIT_REACH = 3
_BODIES = ("جث", "جثامين", "رفات", "اشلاء")
_UNHURT = ("باذي", "بسوء", "باي", "بجروح", "بجراح")


def denies_harm(sentence: Sentence, cue: range, at: int, noun: Hit, *, own: bool) -> bool:
    """Say whether a negation reaches a noun of the harmed as what there was none of.

    *cue* holds the tokens of the negation, *at* is the noun's token; *own* says that the negated verb is one of harm.
    """
    end = at + noun.length
    if is_limited(sentence, end) or sentence.form(at).startswith(_BODIES):
        return False
    if own:
        return not noun.definite or sentence.form(at - 1) in {"من", "بين"} or sentence.form(end).startswith(_UNHURT)
    if noun.definite and sentence.form(at - 1) not in {"بين", "صفوف", "من"}:
        return False
    return _leads_to(sentence, cue, at, noun)


def is_limited(sentence: Sentence, end: int) -> bool:
    """Say whether the words behind those denied leave some who were harmed: «لا توجد إصابات أخرى»."""
    window = range(end, min(end + _LIMIT_REACH, len(sentence.tokens)))
    closed = next((at for at in window if sentence.tokens[at].kind == "p"), window.stop)
    return any(sentence.form(at).startswith(_LIMITING) for at in range(end, closed))


def _leads_to(sentence: Sentence, cue: range, at: int, noun: Hit) -> bool:
    """Say whether nothing but occasion and words of occurring stand between a negation and a noun: «لم يسفر الهجوم عن ضحايا»."""
    gap = range(cue.stop, at)
    causes = any(_is_causing(sentence.form(near)) for near in range(cue.start, at))
    if noun.prefix.removeprefix("و").startswith(("ب", "ل")) and not causes:
        return False
    return all(_may_stand_between(sentence, near) for near in gap) or (causes and _is_result(sentence, gap, at))


def _is_causing(form: str) -> bool:
    return form.startswith(_FUTURE) and form[1:].startswith(_CAUSING)


def _is_result(sentence: Sentence, gap: range, at: int) -> bool:
    """Say whether a noun is what a verb of causing leads to, whatever caused it: «لم يسفر انهيار السقف عن إصابات»."""
    return sentence.form(at - 1) in _RESULTS and not any("بحث" in sentence.form(near) or "تحقيق" in sentence.form(near) for near in gap)


_RESULTS = {"عن", "الي", "اي", "ايه", "وقوع", "سقوط", "حدوث"}


def _may_stand_between(sentence: Sentence, at: int) -> bool:
    hits = sentence.hits[at].keys()
    form = sentence.form(at)
    return form in _BETWEEN or form.removeprefix("ب") in _BETWEEN or bool(hits & {"any", "event", "neutral", "people"}) or _is_causing(form)


def only_material(sentence: Sentence, at: int) -> int | None:
    """Give the end of "damage was material only", which denies that anybody was hurt, ``None`` where it does not stand.

    A sentence that tells of harm to people as well denies nothing.
    """
    confined = sentence.form(at).removeprefix("و").startswith("اقتصر")
    damage = at + confined
    if sentence.form(damage).removeprefix("و").removeprefix("ف") not in _DAMAGE:
        return None
    end = _confined_to(sentence, damage + 1) if confined else _material(sentence, damage + 1)
    harmed = end is not None and any("trigger" in hits for hits in sentence.hits)
    return None if harmed else end


def _material(sentence: Sentence, at: int) -> int | None:
    return at + 2 if sentence.form(at) in _MATERIAL and sentence.form(at + 1) == "فقط" else None


def _confined_to(sentence: Sentence, at: int) -> int | None:
    if sentence.form(at) != "علي":
        return None
    if sentence.form(at + 1) in _MATERIALS:
        return at + 2
    return at + 3 if (sentence.form(at + 1), sentence.form(at + 2)) in _MATERIAL_SIDE else None


_DAMAGE = {"الاضرار", "اضرار", "الخساير", "اضرارها", "اضراره", "خسايره", "خسايرها"}
_MATERIAL = {"ماديه", "الماديه"}
_MATERIALS = {"الماديات", "الممتلكات", "الماديه"}
_MATERIAL_SIDE = {("الجانب", "المادي"), ("الجوانب", "الماديه"), ("الاضرار", "الماديه"), ("الخساير", "الماديه")}
