"""A folded copy of a text for matching, in which every character remembers where it came from.

Folding removes what writers add or omit at will (vowel marks, stretching, direction marks, hamza seats, letter case) and
unifies digits and quotation marks. Offsets into the copy never leave this package: ``View.span`` leads back to the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sources.extraction.types import Span

#: Code points that carry no meaning for matching, by range: Arabic vowel and Quranic marks, combining accents, joiners,
#: direction marks and isolates, byte-order mark, variation selectors.
_IGNORED_RANGES = (
    (0x0300, 0x036F), (0x0610, 0x061A), (0x061C, 0x061C), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC),
    (0x06DF, 0x06E8), (0x06EA, 0x06ED), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0x00AD, 0x00AD),
)  # fmt: skip
#: Letters and marks written in several ways, and the one that the lexicons use.
_FOLDS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ە": "ه",
    "٫": ".", "٬": ",", "٪": "%", "‘": "'", "’": "'", "ʼ": "'", "`": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"',
    "‹": '"', "›": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "_": " ", "#": " ", "…": ".", "\u00a0": " ",
}  # fmt: skip
_MARKS = {"Mn", "Me"}
#: Writers of posts split words that filters look for: «قصـ.ـف», «شــ*ــهداء», «اعتـ ـقال», «قُ*تل», "kil*led". Blanks join only between
#: two strokes of stretching, which nothing but such a word has on both sides.
_LETTER = "[\u0621-\u063f\u0641-\u0652]"
_SPLIT_LETTERS = re.compile(
    rf"(?<={_LETTER})(?:\u0640+[*.,·•]+\u0640*|[*.,·•]+\u0640+|\u0640+(?:[^\S\n]*[*.,·•]*[^\S\n]*\u0640+)+|\*+)(?={_LETTER})"
    r"|(?<=[A-Za-z])\*+(?=[A-Za-z])"
)


def _ignored(character: str) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in _IGNORED_RANGES)


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """Give what one character becomes: nothing, one character, or several for a ligature."""
    if _ignored(character):
        return ""
    if character in _FOLDS:
        return _FOLDS[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if "\ufb50" <= character <= "\ufefc" or "\uff01" <= character <= "\uff5e":
        parts = unicodedata.normalize("NFKC", character)
        return "".join(_fold_character(part) for part in parts if part != character)
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def without_marks(text: str) -> str:
    """Drop what carries no meaning and fold nothing."""
    return "".join(character for character in text if _fold_character(character))


def fold(text: str) -> str:
    """Fold a word or name as ``View`` folds a text, for comparison."""
    return "".join(map(_fold_character, text))


@dataclass(frozen=True, slots=True)
class View:
    """The folded copy of ``text``; ``origin[i]`` is the index in ``text`` of folded character ``i``."""

    text: str
    folded: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Give the range of the text behind folded characters ``start`` to ``end``, with vowel marks on its last letter."""
        last = self.origin[end - 1] + 1
        while last < len(self.text) and unicodedata.category(self.text[last]) in _MARKS:
            last += 1
        return Span(self.origin[start], last)


def view_of(text: str) -> View:
    """Fold a whole text."""
    pieces = [_fold_character(character) for character in text]
    for match in _SPLIT_LETTERS.finditer(text):
        pieces[match.start() : match.end()] = [""] * (match.end() - match.start())
    if all(len(piece) == 1 for piece in pieces):
        return View(text, "".join(pieces), tuple(range(len(text))))
    origin = tuple(index for index, piece in enumerate(pieces) for _ in piece)
    return View(text, "".join(pieces), origin)
