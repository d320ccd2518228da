"""Nothing is read from what a page puts around a report: frames of posts, replies, menus, headlines of other reports."""

from __future__ import annotations

import time

import pytest

from sources.extraction.furniture import find_furniture, own_words, without_furniture
from sources.extraction.pipeline import extract
from sources.extraction.types import Document
from sources.extraction.view import view_of

PARAGRAPH = "قتل ثلاثة مدنيين في قصف على بلدة الغدير صباح اليوم، بحسب الدفاع المدني في المنطقة."
FACEBOOK = (
    "Valley News - قتل راعيان...\nFacebook\u200eValley News\u200e's Post\n\nValley NewsMay 3, 2024 · Shared with Public"
    "قتل راعيان بانفجار لغم في وادي السماقAll reactions:12 commentsLikeCommentMost relevantSami قتل 40 شخصا كمان1y"
)
X = (
    "Post\n\nمرصد الوادي@valley_watchمقتل راعيين بلغم في وادي السماق4:05 PM · May 3, 2024812Views21\n\n"
    "Sami@sami77May 3, 2024قتل 40 شخصا هناك31\n\nمرصد الوادي@valley_watchMay 3, 2024وإصابة ثالث في الانفجار نفسه5"
)
HEADLINES = [
    "مقتل سبعة أشخاص في حريق سوق شعبي",
    "الحكومة تناقش أسعار الخبز الأسبوع المقبل",
    "إصابة تسعة عمال بانهيار مبنى قديم",
    "افتتاح معرض الكتاب بمشاركة عربية واسعة",
]
BULLETS = ["ثلاثة مدنيين", "ثلاثة مدنيين", "مقتل سبعة أشخاص", "إصابة تسعة عمال"]
#: Pages in which only the given figures are the report's own.
PAGES = [
    pytest.param("\n".join([PARAGRAPH, PARAGRAPH, "اقرأ أيضاً", *HEADLINES]), ["ثلاثة مدنيين"] * 2, id="under a head"),
    pytest.param("\n".join([PARAGRAPH, "مقالات ذات صلة:", HEADLINES[0], "السوق", HEADLINES[2]]), ["ثلاثة مدنيين"], id="labels between"),
    pytest.param("\n".join([PARAGRAPH, PARAGRAPH, *HEADLINES]), ["ثلاثة مدنيين"] * 2, id="after the last paragraph"),
    pytest.param("\n".join([*HEADLINES, "الرئيسية", "عربي / English", PARAGRAPH]), ["ثلاثة مدنيين"], id="beside buttons"),
    pytest.param("\n".join(["الأكثر قراءة", HEADLINES[0], PARAGRAPH]), ["ثلاثة مدنيين"], id="menu ends at a paragraph"),
    pytest.param("\n".join(HEADLINES), ["مقتل سبعة أشخاص", "إصابة تسعة عمال"], id="headlines alone are the report"),
    pytest.param(
        "\n".join([PARAGRAPH, PARAGRAPH, "• " + HEADLINES[0], "• " + HEADLINES[2], "• " + HEADLINES[1]]), BULLETS, id="bullets stay"
    ),
]


def figures(text: str) -> list[str]:
    return [claim.quote for claim in extract(Document(text, language="ar")).claims if claim.kind == "casualties"]


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_menus_and_headlines_of_others_are_not_read(page: str, expected: list[str]) -> None:
    assert figures(page) == expected


def test_head_and_replies_of_a_shared_post_are_not_read() -> None:
    assert own_words(FACEBOOK).strip() == "قتل راعيان بانفجار لغم في وادي السماق"


def test_replies_of_others_are_not_read_and_those_of_the_author_are() -> None:
    own = own_words(X)
    assert "40" not in own
    assert "وإصابة ثالث في الانفجار نفسه" in own
    assert "812" not in own


def test_counters_of_a_timeline_are_not_read() -> None:
    text = "Valley Watch @valley\n\n4h4 hours ago\n\nEmbed Tweet\n\nTwo shepherds killed by a mine.\n\n3 replies\n\n12 likes\n\n7"
    assert own_words(text).split() == ["Valley", "Watch", "@valley", "Two", "shepherds", "killed", "by", "a", "mine."]


@pytest.mark.parametrize("text", [PARAGRAPH, f"{PARAGRAPH}\n{HEADLINES[0]}", "Facebook said on Monday that two people were killed."])
def test_a_plain_text_keeps_every_word(text: str) -> None:
    assert find_furniture(text) == []
    assert own_words(text) == text


@pytest.mark.parametrize("text", [FACEBOOK, X, "\n".join([PARAGRAPH, "اقرأ أيضاً", *HEADLINES])])
def test_offsets_stay(text: str) -> None:
    view = view_of(text)
    cleared = without_furniture(view)

    assert len(own_words(text)) == len(text)
    assert (cleared.origin, len(cleared.folded)) == (view.origin, len(view.folded))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Embed Tweet\n" + "7\n" * 50_000, id="counters"),
        pytest.param("1:00 PM · May 3, 2024\n" + "Ali@ali1May 3, 2024x\n" * 5_000, id="replies"),
        pytest.param("Facebook's Post " * 6_000, id="heads"),
        pytest.param("@" * 100_000, id="signs"),
    ],
)
def test_time_is_bounded(text: str) -> None:
    started = time.process_time()
    find_furniture(text)
    assert time.process_time() - started < 2
