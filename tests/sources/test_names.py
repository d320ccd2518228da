"""The ways to write one actor's name fold alike."""

from __future__ import annotations

import pytest

from sources.names import actor_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Pentagon", "Pentagon"),
        ("an Idlib-based group", "Idlib based group"),
        ("المرصد السوري", "مرصد سوري"),
        ("وزارة الدفاع الأمريكية", "وزاره الدفاع الامريكيه"),
    ],
)
def test_one_actor(one, other):
    assert actor_key(one) == actor_key(other)


def test_other_names_stay_apart():
    assert actor_key("Syrian army") != actor_key("Syrian navy")


def test_an_article_alone_is_a_name():
    assert actor_key("the")


def test_no_letters_fold_to_nothing():
    assert actor_key(" – ") == ""
