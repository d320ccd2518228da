from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.likeness import CLOSE, LOOSE, SAME, likeness, similarity, sound_of
from geo.names import keys_of

#: How alike names must be to be believed where the text vouches for the place: ``geo.resolution.ALIKE``.
ALIKE = 0.75


def alike(one: str, other: str) -> float:
    return similarity(keys_of(one), keys_of(other))


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("الدانا", "الدانا"), ("الدانا", "دانا")),
        (("الدانا", "دانا"), ("أطمة", "مخيم أطمة")),
        (("ديربلوط", "دير بلوط"), ("دير بلوط", "معبر دير بلوط")),
        (("أطمة", "مخيم أطمة"), ("أطمة", "أطمات")),
    ],
)
def test_similarity_falls_with_each_liberty_taken(nearer, farther):
    assert similarity(*map(keys_of, nearer)) > similarity(*map(keys_of, farther))


def test_a_look_alike_is_never_close():
    assert similarity(keys_of("سرمدا"), keys_of("سرمده")) <= LOOSE < CLOSE


@pytest.mark.parametrize(("asked", "found"), [("ديرالزور", "دير الزور"), ("تلالصوان", "تل الصوان")])
def test_a_name_joined_with_its_article_is_the_name(asked, found):
    assert similarity(keys_of(asked), keys_of(found)) >= CLOSE


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("كنصفرة", "كنسفرة", id="a dialect's letter"),
        pytest.param("صوغناكي", "صوغانكي", id="a vowel moved"),
        pytest.param("النيدق", "النيدك", id="another k"),
        pytest.param("الدايج", "الدابج", id="a misprint of dots"),
        pytest.param("نوراوي", "قبر نوراوي", id="a part of the name"),
        pytest.param("تل خلف", "Tall Khalaf", id="the other script"),
        pytest.param("الطورباق", "Tourbaq", id="the other script, as French writes it"),
        pytest.param("Bildikh", "بلديخ", id="the other script, the other way round"),
        pytest.param("خربة الجاموسة", "Khirbat al Jamusah", id="a feminine ending before another word"),
    ],
)
def test_another_spelling_is_alike_enough_to_be_believed_in_its_area(asked, found):
    assert ALIKE <= alike(asked, found) <= LOOSE


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("تل أبيض", "تل أسود", id="another hill"),
        pytest.param("تل النور", "التل", id="a hill alone is no part of a name"),
        pytest.param("النور", "النجوم", id="another word"),
        pytest.param("زر", "زعرور", id="too short to tell"),
        pytest.param("Hama", "حمص", id="another word in the other script"),
    ],
)
def test_another_name_is_not_believed(asked, found):
    assert alike(asked, found) < ALIKE


def test_the_more_of_a_name_its_part_keeps_the_more_alike_they_are():
    assert alike("نوراوي", "قبر نوراوي") > alike("نور", "قبور نور الصغيرة") > 0


def test_between_the_scripts_short_vowels_are_not_missed():
    assert alike("طربق", "Turbaq") > alike("طربق", "طيرباق")


@pytest.mark.parametrize("name", ["قرية النور", "النور"])
def test_a_class_word_that_is_asked_for_is_no_liberty(name):
    assert alike(name, "النور") == SAME


@given(st.text(alphabet="ابتثدذرزسشصضعغفقكلمنهوي "), st.text(alphabet="abdghklmnrstuwy "))
def test_likeness_is_a_share_whoever_asks(one, other):
    asked, found = (sound_of(keys_of(name).key_bare) for name in (one, other))

    assert 0 <= likeness(asked, found) == likeness(found, asked) <= 1
