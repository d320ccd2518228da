"""Which language a text is in, as far as the rules need to know: Arabic, English, or one that nothing here reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sources.extraction.view import without_marks

if TYPE_CHECKING:
    from sources.extraction.types import Language

#: Letters of Persian, Urdu, Kurdish and Pashto that Arabic does not have. Persian yeh and keheh are left out: some keyboards
#: put them into Arabic texts.
_FOREIGN_ARABIC = re.compile("[پچژگەێۆڕڵڤےںھہڑٹڈۇېۍټډړښځڅ]")
_PERSIAN_WORD = re.compile("(?<![\u0621-\u06d3])(?:که|از|این|است|را|شد|شدند|های|در|به|کے|کی|میں|ہے|هیچ|یک)(?![\u0621-\u06d3])")
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_SCRIPT = re.compile("[\u0621-\u064a\u0671-\u06d5]")
_LATIN = re.compile("[A-Za-z]")
_LATIN_ACCENTED = re.compile("[\u00c0-\u024f]")
_OTHER_LETTER = re.compile("[\u0370-\u05ff\u0700-\u1dff\u2c00-\ud7ff]")
_ENGLISH_WORD = re.compile(
    r"\b(?:the|a|an|of|in|on|at|and|to|for|from|by|with|was|were|is|are|has|have|had|been|said|says|that|who|killed|wounded|injured|died|dead|arrested|people|police|forces|attack|including|near|after|no)\b",
    re.IGNORECASE,
)
_ARABIC_WORD = re.compile(
    "(?<![\u0621-\u064a])(?:في|من|على|عن|إلى|الى|أن|ان|إن|التي|الذي|بعد|قبل|مع|هذا|هذه|كان|كانت|قال|بين|بينهم|لا|لم|و?مقتل|قتل|إصابة|أصيب)"
    "(?![\u0621-\u064a])"
)
_SAMPLE = 20_000
_FOREIGN_SHARE = 0.03
_ENGLISH_SHARE = 0.08
#: A short post comes with up to six times its letters in menus and notices of the site; an English report quotes far less Arabic.
_LATIN_PER_ARABIC = 6


def detect_language(text: str) -> Language | None:
    """Name the language of a text; ``None`` where it is neither Arabic nor English, or has no letters."""
    sample = without_marks(text[:_SAMPLE])
    arabic, latin = len(_ARABIC_SCRIPT.findall(sample)), len(_LATIN.findall(sample))
    if max(arabic, latin) <= len(_OTHER_LETTER.findall(sample)):
        return None
    if arabic * _LATIN_PER_ARABIC >= latin and arabic:
        return "ar" if _is_arabic(sample, arabic) else None
    return "en" if _is_english(sample, latin) else None


def _is_arabic(sample: str, letters: int) -> bool:
    if len(_FOREIGN_ARABIC.findall(sample)) > letters * _FOREIGN_SHARE:
        return False
    arabic, persian = len(_ARABIC_WORD.findall(sample)), len(_PERSIAN_WORD.findall(sample))
    return arabic >= persian


def _is_english(sample: str, letters: int) -> bool:
    if len(_LATIN_ACCENTED.findall(sample)) > letters * _FOREIGN_SHARE:
        return False
    words = len(re.findall(r"[A-Za-z]+", sample))
    return len(_ENGLISH_WORD.findall(sample)) >= max(1, words * _ENGLISH_SHARE)
