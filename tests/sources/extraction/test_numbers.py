"""Numbers in words and digits, read alone."""

from __future__ import annotations

import pytest

from sources.extraction.numbers import parse_number
from sources.extraction.sentences import split_sentences
from sources.extraction.types import Language
from sources.extraction.view import view_of


def value(text: str, language: Language) -> int | None:
    number = parse_number(split_sentences(view_of(text), language)[0], 0)
    return number.value if number is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة رجال", 3),
        ("ثلاث نساء", 3),
        ("ثماني نساء", 8),
        ("عشرة رجال", 10),
        ("أحد عشر رجلا", 11),
        ("اثنتي عشرة امرأة", 12),
        ("تسعة عشر رجلا", 19),
        ("عشرون رجلا", 20),
        ("خمسة وأربعين رجلا", 45),
        ("مئة رجل", 100),
        ("مائتان وخمسون رجلا", 250),
        ("ثلاثمئة وسبعة رجال", 307),
        ("خمس مئة رجل", 500),
        ("ألف رجل", 1000),
        ("ألفي رجل", 2000),
        ("ثلاثة آلاف رجل", 3000),
        ("ألف وخمسمئة رجل", 1500),
        ("١٢٣ رجلا", 123),
        ("۴۵ رجلا", 45),
        ("1,200 رجل", 1200),
        ("12٬500 رجل", 12500),
        ("2.5 مليون رجل", 2500000),
        ("رجل", None),
    ],
)
def test_arabic(text: str, expected: int | None) -> None:
    assert value(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nine men", 9),
        ("nineteen men", 19),
        ("forty men", 40),
        ("forty two men", 42),
        ("forty-two men", 42),
        ("a hundred men", None),
        ("hundred men", 100),
        ("two hundred and six men", 206),
        ("three thousand men", 3000),
        ("1,250 men", 1250),
        ("1.5 million men", 1500000),
        ("two dozen men", 24),
        ("4th day", None),
        ("men", None),
    ],
)
def test_english(text: str, expected: int | None) -> None:
    assert value(text, "en") == expected
