"""Texts that are copies of one another, by their words alone."""

from __future__ import annotations

import pytest

from sources.extraction.fingerprints import LEAST_KEPT, compare, print_of

STORY = (
    "قصفت مدفعية القوات المتمركزة على التلة الشرقية أطراف قرية تل نور عصر اليوم وأدى القصف إلى مقتل أربعة مدنيين وإصابة تسعة آخرين "
    "بجروح متفاوتة نقلوا إلى المشفى الميداني القريب فيما عملت فرق الإسعاف حتى المساء على رفع الأنقاض من منزلين مدمرين في الحي القديم"
)


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        pytest.param(STORY, True, id="the same"),
        pytest.param(STORY.replace("أ", "ا").replace("ة ", "ه "), True, id="spelled otherwise"),
        pytest.param(STORY.replace("أربعة", "خمسة"), True, id="another toll"),
        pytest.param(STORY[: len(STORY) // 2], True, id="cut"),
        pytest.param("عاجل " + STORY + " " + "كلمة أخرى تماما من خبر آخر عن سوق المدينة " * 3, True, id="inside a longer one"),
        pytest.param(
            "أعلنت إدارة السوق المركزي في المدينة افتتاح جناح جديد للخضار والفواكه بعد أشهر من أعمال الترميم", False, id="unrelated"
        ),
    ],
)
def test_near_copies(other, is_copy):
    assert compare(print_of(STORY), print_of(other)).is_near_copy is is_copy


def test_texts_of_a_few_words_are_no_copies():
    assert not compare(print_of("Log in to see this"), print_of("Log in to see this")).is_near_copy


def test_what_is_kept_of_a_part_is_mostly_kept_of_the_whole():
    whole, part = (print_of(" ".join(f"word{number}" for number in range(many))) for many in (3000, 300))

    assert len(set(whole.kept) & set(part.kept)) > 20
    assert len(print_of(STORY).kept) == LEAST_KEPT


def test_words_are_kept_without_articles_and_particles_of_spelling():
    assert "قصف" in print_of(STORY).words
