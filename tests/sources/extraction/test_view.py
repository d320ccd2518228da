"""The folded copy and the way back to the text."""

from __future__ import annotations

import pytest

from sources.extraction.types import Span
from sources.extraction.view import fold, view_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("آطمة", "اطمه", id="hamza and ta marbuta"),
        pytest.param("مُسْتَشْفَى", "مستشفي", id="vowels and alif maqsura"),
        pytest.param("مـــدينة", "مدينة", id="tatweel"),
        pytest.param("\u202bحلب\u202c", "حلب", id="direction marks"),
        pytest.param("۱۲٣", "123", id="digits of three scripts"),
        pytest.param("ﻻ", "لا", id="ligature"),
        pytest.param("«Idlib»", '"idlib"', id="quotes and case"),
        pytest.param("قصـ.ـف", "قصف", id="split against filters"),
        pytest.param("ميليـ.,ـشيا", "ميليشيا", id="split by two marks"),
        pytest.param("اعتـ ـقال", "اعتقال", id="split by a blank"),
        pytest.param("أمــ ــ ــنية", "أمنية", id="split by blanks"),
        pytest.param("قُ*تل", "قتل", id="split by a star after a vowel"),
        pytest.param("kil*led", "killed", id="split in Latin letters"),
    ],
)
def test_spellings_fold_together(left: str, right: str) -> None:
    assert view_of(left).folded == view_of(right).folded


@pytest.mark.parametrize("text", ["انتهى. وقتل", "بلدة.قتل", "نعم ـ لا", "سطرـ\nـآخر", "3*4"])
def test_marks_between_words_stay(text: str) -> None:
    assert any(mark in view_of(text).folded for mark in ". \n*")


def test_a_span_leads_back_with_its_last_vowel_mark() -> None:
    text = "\u200fقُتِلَ رجل"
    view = view_of(text)

    span = view.span(0, 3)

    assert text[span.start : span.end] == "قُتِلَ"
    assert span == Span(1, 7)


def test_every_folded_character_knows_its_origin() -> None:
    text = "أ\u0651ﻻب 5٫2 É"
    view = view_of(text)

    assert len(view.folded) == len(view.origin)
    assert [fold(text[index])[:1] for index in view.origin][:1] == ["ا"]
