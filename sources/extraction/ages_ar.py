"""Ages told after Arabic nouns for people, which count nobody: «طفل (9 أعوام)», «فتاة تبلغ من العمر 14 عاما»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.numbers import parse_number

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_OPENERS = {
    "يبلغ",
    "تبلغ",
    "يبلغان",
    "تبلغان",
    "يبلغون",
    "البالغ",
    "البالغه",
    "البالغين",
    "عمره",
    "عمرها",
    "عمرهما",
    "بعمر",
    "بسن",
    "وعمره",
    "وعمرها",
}
_YEARS = {"عاما", "سنه", "سنوات", "اعوام", "عام", "عامين", "عامان", "سنتين", "سنتان", "شهرا", "اشهر", "شهور", "ربيعا"}
_OF_AGE = {"العمر", "عمره", "عمرها", "عمرهما", "عمرهم"}
_ABOUT = {"نحو", "حوالي", "قرابه"}
_ORDINAL_REACH = 5


def after_age(sentence: Sentence, at: int) -> int:
    """Give the token behind an age that is told at token *at*, or *at* itself where none is."""
    bracket = sentence.form(at) in {"(", "،", ","}
    end = _in_years(sentence, at + bracket) or (0 if bracket else _in_words(sentence, at))
    if not end:
        return at
    return end + (sentence.form(end) == ")")


def _in_years(sentence: Sentence, at: int) -> int:
    start = at
    at += sentence.form(at) in _OPENERS
    at += 2 * (sentence.form(at) == "من" and sentence.form(at + 1) in _OF_AGE)
    at += sentence.form(at) in _ABOUT
    if sentence.form(at) in _YEARS and at > start:
        return at + 1
    number = parse_number(sentence, at) if at < len(sentence.tokens) else None
    if number is None or sentence.form(number.end) not in _YEARS:
        return 0
    end = number.end + 1
    return end + 2 * (sentence.form(end) == "من" and sentence.form(end + 1) in _OF_AGE)


def _in_words(sentence: Sentence, at: int) -> int:
    """Read an age in ordinals: «في الثانية عشرة من عمره», «في العشرينيات من العمر»."""
    if sentence.form(at) not in {"في", "بعمر"}:
        return 0
    for near in range(at + 2, min(at + _ORDINAL_REACH, len(sentence.tokens))):
        if sentence.form(near) in _OF_AGE and sentence.form(near - 1) == "من":
            return near + 1
    return 0
