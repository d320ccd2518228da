from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.evaluation.matching import pair_up, same_figure, same_magnitude
from sources.evaluation.names import place_key, same_source
from tests.sources.evaluation_cases import figure


def test_one_prediction_serves_one_figure_only():
    gold = [figure(0, 5), figure(3, 8)]

    assert len(pair_up(gold, [figure(0, 8)], same_figure)) == 1


def test_pairs_are_as_many_as_can_be():
    narrow, wide = figure(0, 4), figure(0, 9)

    # The first figure could take either prediction, the second one alone: a greedy pairing would leave it out.
    pairs = pair_up([figure(0, 9), figure(0, 2)], [narrow, figure(5, 9)], same_figure)

    assert len(pairs) == 2
    assert len(pair_up([wide], [narrow, wide], same_figure)) == 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_no_item_is_in_two_pairs(edges):
    pairs = pair_up(range(6), range(6), lambda left, right: (left, right) in edges)

    assert len({left for left, _ in pairs}) == len({right for _, right in pairs}) == len(pairs)


def test_a_preferred_partner_goes_first():
    pairs = pair_up([1], [2, 3], lambda *_: True, lambda _, right: right == 3)

    assert pairs == [(1, 3)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"low": 8}, id="min"),
        pytest.param({"high": None}, id="max"),
        pytest.param({"status": "injured"}, id="status"),
        pytest.param({"start": 10, "end": 20}, id="span"),
        pytest.param({"covers": ("killed", "injured")}, id="combined-toll"),
    ],
)
def test_another_figure_is_no_match(other):
    assert same_figure(figure(), figure())
    assert not same_figure(figure(), figure(**other))


@pytest.mark.parametrize("other", [{"group": "women"}, {"qualifier": "about"}, {"attribution": "Police"}, {"background": True}])
def test_attributes_do_not_decide_a_match(other):
    assert same_figure(figure(), figure(**other))


@pytest.mark.parametrize("status", ["killed", "injured"])
def test_a_combined_toll_accepts_what_it_covers(status):
    combined = figure(covers=("killed", "injured"))

    assert same_figure(combined, figure(status=status))
    assert not same_figure(combined, figure(status="detained"))


def test_magnitude_words_match_by_order_of_magnitude():
    dozens = figure(low=20, high=None, value=None, qualifier="dozens")

    assert same_magnitude(dozens, figure(low=30, high=None, value=None, qualifier="dozens"))
    assert not same_magnitude(dozens, figure(low=200, high=None, value=None, qualifier="dozens"))


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        pytest.param("officials", "local officials", id="adjective"),
        pytest.param("the ministry", "Ministry", id="article"),
        pytest.param("سالم القاضي", "المتحدث باسم المجلس سالم القاضي", id="title"),
        pytest.param("المتحدث باسم المجلس", "المتحدث", id="short"),
        pytest.param("المصدر نفسه", "مصدر طبي", id="the-same-source"),
        pytest.param("SOHR", "المرصد السوري لحقوق الإنسان", id="known-actor"),
    ],
)
def test_aliases_are_one_source(gold, predicted):
    assert same_source(gold, predicted)


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        pytest.param("officials", None, id="missed"),
        pytest.param(None, "officials", id="invented"),
        pytest.param("the army", "the police", id="another"),
        pytest.param("media", "over 300 people media", id="piece-of-the-sentence"),
        pytest.param("media", "a b c d e f g h i j k l m n media", id="runs-on"),
        pytest.param("the council of the town", "of", id="a-word-inside"),
    ],
)
def test_others_are_not(gold, predicted):
    assert not same_source(gold, predicted)


def test_the_outlets_own_voice_is_the_same_as_none():
    assert same_source(None, None)


def test_place_names_fold_class_words_and_spelling():
    assert place_key("بلدة أطمة") == place_key("اطمه")
    assert place_key("Ghazni province") == place_key("Ghazni")
    assert place_key("Homs") != place_key("Hama")
