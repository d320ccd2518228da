"""Says whether the words before a name lead to a place: "in", "on", "near", a word for an attack.

A particle written onto the name or a hashtag leads to any noun, so that neither counts.
"""

from __future__ import annotations

import re

#: Arabic words after which a name is a place's, and which stand right before it; folded as ``_fold`` does.
LEADING_AR = frozenset({
    "في", "علي", "من", "الي", "عن", "قرب", "نحو", "باتجاه", "وسط", "داخل", "خارج", "محيط", "بمحيط", "اطراف", "باطراف", "ضواحي", "مدخل",
    "مشارف", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "بشمال", "بجنوب", "بشرق", "بغرب", "ريف", "بريف", "وريف",
    "ريفي", "بريفي", "ارياف", "طريق", "مطار", "سكان", "اهالي", "ابناء", "قصف", "قصفت", "تقصف", "يقصف", "تستهدف", "استهدف", "استهدفت",
    "يستهدف", "استهداف", "باستهداف", "اقتحام", "مجزره", "دخول", "محور", "محاور", "قريتي", "بلدتي", "مدينتي", "قري", "بلدات", "مدن",
})  # fmt: skip
LEADING_EN = frozenset({
    "in", "at", "near", "on", "from", "to", "into", "outside", "inside", "around", "toward", "towards", "of", "between", "across", "hit",
    "hits", "struck", "bombed", "shelled", "bombing", "shelling", "targeting", "targeted", "targets", "attacked", "attacking",
    "northern", "southern", "eastern", "western", "rural", "north", "south", "east", "west",
})  # fmt: skip
LAST_WORD = re.compile(r"(\w+)[\s\"'«»“”(\[:#-]*$")
SEEN = 40
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})


def leads_to_place(text: str, start: int) -> bool:
    """Say whether the words before ``text[start:]`` announce a place; ``start`` counts code points."""
    before = text[max(0, start - SEEN) : start]
    word = LAST_WORD.search(before)
    if word is None:
        return False
    folded = word[1].rpartition("_")[2].translate(_LETTERS).casefold()
    return folded in LEADING_AR or folded in LEADING_EN
