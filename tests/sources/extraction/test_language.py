"""Which texts are read, and that the others give no claims."""

from __future__ import annotations

import pytest

from sources.extraction.language import detect_language
from sources.extraction.pipeline import extract
from sources.extraction.types import Document


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("قتل خمسة أشخاص في انفجار بالمدينة صباح اليوم.", "ar", id="arabic"),
        pytest.param("مقتل طفل", "ar", id="two words"),
        pytest.param("قُتِلَ خَمْسَةُ أَشْخَاصٍ فِي الهُجُومِ", "ar", id="vowelled"),
        pytest.param("Five people were killed in the blast, officials said.", "en", id="english"),
        pytest.param(
            "Share this post Report this post سقوط جريحين بقذيفة على البلدة Sign in to see what others think of it. Terms of service",
            "ar",
            id="arabic in a page of english",
        ),
        pytest.param(
            "Five people were killed in the town, known to its people as الزهرات, when a shell hit the market on Monday, police said.",
            "en",
            id="english with an arabic name",
        ),
        pytest.param("در این حمله پنج نفر کشته شدند و ده نفر زخمی شدند.", None, id="persian"),
        pytest.param("دھماکے میں پانچ افراد ہلاک ہو گئے ہیں۔", None, id="urdu"),
        pytest.param("پێنج کەس لە تەقینەوەکەدا کوژران.", None, id="kurdish, sorani"),
        pytest.param("Patlamada beş kişi öldü, on kişi yaralandı.", None, id="turkish"),
        pytest.param("Di teqînê de pênc kes hatin kuştin.", None, id="kurdish, kurmanji"),
        pytest.param("חמישה בני אדם נהרגו בפיצוץ.", None, id="hebrew"),
        pytest.param("Пять человек погибли при взрыве.", None, id="russian"),
        pytest.param("12345 67", None, id="digits"),
        pytest.param("", None, id="empty"),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_an_unread_language_gives_no_claims() -> None:
    found = extract(Document("Patlamada 5 kişi öldü, 10 kişi yaralandı."))

    assert found.language is None
    assert found.claims == []
