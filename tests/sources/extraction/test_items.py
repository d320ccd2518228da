"""The parts of a report: what opens one, and what stays together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sources.extraction.items import Item, item_at, items_of
from sources.extraction.types import Language

AR_ONE = "قتل مدنيان بقصف مدفعي على بلدة الزيتونة بريف المدينة الشمالي."
AR_TWO = "انفجرت عبوة ناسفة بسيارة قرب قرية السنديان دون إصابات."
AR_THREE = "اعتقلت قوات الأمن خمسة أشخاص في حي النخيل."
EN_ONE = "Gunmen killed two shepherds near the village of Amber Hill on Monday."
EN_TWO = "A roadside bomb wounded four soldiers in the town of Greenford."


def parts(text: str, language: Language | None = None) -> list[str]:
    return [text[item.start : item.end] for item in items_of(text, language)]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        pytest.param(f"{AR_ONE}\n{AR_TWO}", ["قتل"], id="paragraphs alone open nothing"),
        pytest.param(f"• {AR_ONE}\n• {AR_TWO}\n• {AR_THREE}", ["قتل", "انفجرت", "اعتقلت"], id="bullets"),
        pytest.param(f"🔴 {AR_ONE}\n🔴 {AR_TWO}", ["قتل", "انفجرت"], id="emoji as bullets"),
        pytest.param(f"1. {AR_ONE}\n2. {AR_TWO}", ["1. قتل", "2. انفجرت"], id="numbers as bullets"),
        pytest.param(f"حصاد اليوم الجمعة\n- {AR_ONE}\n- {AR_TWO}", ["حصاد", "انفجرت"], id="a title goes with the first"),
        pytest.param(f"شهدت مدينة حلب قصفا أمس.\n- {AR_ONE}\n- {AR_TWO}", ["شهدت", "قتل", "انفجرت"], id="a lead that tells stands alone"),
        pytest.param(f"{AR_ONE} وفي سياق منفصل، {AR_TWO}", ["قتل", "وفي سياق"], id="a word opens within a paragraph"),
        pytest.param(f"حلب: {AR_ONE}\nإدلب: {AR_TWO}\nحمص: {AR_THREE}", ["حلب", "إدلب", "حمص"], id="places head the paragraphs"),
        pytest.param(f"#الزيتونة | {AR_ONE}\n#السنديان | {AR_TWO}", ["الزيتونة", "السنديان"], id="hashtags head the paragraphs"),
        pytest.param(f"{EN_ONE}\nElsewhere, {EN_TWO.lower()}", ["Gunmen", "Elsewhere"], id="elsewhere"),
        pytest.param(f"{EN_ONE} Separately, a car bomb went off in the city of Lindow.", ["Gunmen", "Separately"], id="separately"),
    ],
)
def test_what_opens_a_part(text: str, heads: list[str]) -> None:
    found = parts(text)
    assert [part.startswith(head) for part, head in zip(found, heads, strict=True)] == [True] * len(heads)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قتل شابان في قرية السنديان:\n• سامي العلي\n• رامي الأحمد", id="names of the dead"),
        pytest.param(f"• {AR_ONE}\n• قال شهود إن القصف استهدف منازل المدنيين في البلدة.", id="points of one story"),
        pytest.param(f"• {AR_ONE}\nوقال شهود إن قصفا سابقا وقع في قرية السنديان.", id="a single bullet is an ornament"),
        pytest.param("• ارتفعت أسعار الخبز في مدينة حلب.\n• هطلت أمطار غزيرة في مدينة إدلب.", id="no deed"),
        pytest.param(f"{EN_ONE}\nMeanwhile, the governor called for calm.", id="meanwhile without a place"),
        pytest.param(f'وقال الدفاع المدني: "{AR_TWO}"', id="a colon before speech"),
    ],
)
def test_what_stays_together(text: str) -> None:
    assert len(items_of(text)) == 1


def test_posts_of_a_timeline_are_parts() -> None:
    text = f"Embed Tweet\n\n{AR_ONE}\n\n2 replies\n\nEmbed Tweet\n\n{AR_TWO}"
    assert [part.startswith(head) for part, head in zip(parts(text), ["قتل", "انفجرت"], strict=True)] == [True, True]


def test_menus_are_in_no_item() -> None:
    text = f"{AR_ONE}\n{AR_ONE}\nاقرأ أيضا\nمقتل سبعة أشخاص في حريق بمدينة حمص"
    assert items_of(text)[-1].end < text.index("اقرأ")


@pytest.mark.parametrize("text", ["", "   ", "12345", "Нападение на деревню"])
def test_a_text_that_is_not_read_has_no_items(text: str) -> None:
    assert items_of(text) == []


def test_items_are_in_order_and_apart() -> None:
    found = items_of(f"• {AR_ONE}\n• {AR_TWO}\n• {AR_THREE}")
    assert all(left.start < left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(("offset", "expected"), [(0, None), (3, Item(3, 9)), (8, Item(3, 9)), (9, None), (12, Item(12, 20)), (40, None)])
def test_the_item_at_an_offset(offset: int, expected: Item | None) -> None:
    assert item_at([Item(3, 9), Item(12, 20)], offset) == expected
