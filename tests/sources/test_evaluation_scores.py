"""A right prediction scores in full; each kind of wrong one lowers the measure that it should, and no other of its kind."""

from __future__ import annotations

import datetime

import pytest

from sources.evaluation.actors import score_actors
from sources.evaluation.dates import score_dates
from sources.evaluation.events import score_events
from sources.evaluation.figures import score_figures
from sources.evaluation.places import score_places
from sources.evaluation.records import Actor, Date, Event, Place, Records
from sources.extraction.types import Span
from tests.sources.evaluation_cases import figure


def scored(scorer, gold, predicted):
    measures, _ = scorer(gold, predicted)
    return {name: measure.figures() for name, measure in measures.items()}


def figures(gold, predicted):
    return scored(score_figures, Records(casualties=gold), Records(casualties=predicted))


def day(number: int, at: int = 0, **fields) -> Date:
    date = datetime.date(2031, 3, number)
    return Date(span=Span(at, at + 5), quote="xxxxx", **{"first": date, "last": date, **fields})


def place(name: str, at: int = 0, **fields) -> Place:
    return Place(span=Span(at, at + len(name)), quote=name, name=name, **fields)


def event(code: str, at: int = 0, **fields) -> Event:
    return Event(span=Span(at, at + 5), quote="xxxxx", event_type=code, **fields)


def actor(name: str, role: str) -> Actor:
    return Actor(span=Span(0, len(name)), quote=name, name=name, role=role)


def test_the_same_records_score_in_full():
    several = figure(30, 40, low=2, high=None, value=None, qualifier="none")
    dozens = figure(50, 60, low=20, high=None, value=None, qualifier="dozens")
    result = figures([figure(), several, dozens], [figure(), several, dozens])

    for kind in ("casualties", "vague", "unspecified"):
        assert result[kind] == {"n": 1, "p": 1.0, "r": 1.0, "f1": 1.0}
    for attribute in ("attribution", "group", "qualifier", "background", "strict"):
        assert result[attribute] == {"n": 1, "accuracy": 1.0}


def test_a_miss_lowers_recall_alone():
    assert figures([figure(), figure(20, 30)], [figure()])["casualties"] == {"n": 2, "p": 1.0, "r": 0.5, "f1": 0.6667}


def test_an_invention_lowers_precision_alone():
    assert figures([figure()], [figure(), figure(20, 30)])["casualties"] == {"n": 1, "p": 0.5, "r": 1.0, "f1": 0.6667}


def test_saying_a_figure_twice_is_an_invention():
    assert figures([figure()], [figure(), figure()])["casualties"]["p"] == 0.5


@pytest.mark.parametrize(
    ("measure", "wrong"),
    [
        ("attribution", {"attribution": "Police"}),
        ("group", {"group": "women"}),
        ("qualifier", {"qualifier": "about"}),
        ("background", {"background": True}),
    ],
)
def test_a_wrong_attribute_lowers_its_own_accuracy(measure, wrong):
    result = figures([figure()], [figure(**wrong)])

    assert result["casualties"]["f1"] == 1.0
    assert [name for name in ("attribution", "group", "qualifier", "background") if result[name]["accuracy"] == 0] == [measure]
    assert result["strict"]["accuracy"] == 0


def test_attributes_are_judged_on_pairs_only():
    assert figures([figure()], [figure(low=3)])["group"] == {"n": 0, "accuracy": None}


def test_a_range_has_no_qualifier_to_judge():
    result = figures([figure(low=7, qualifier="exact")], [figure(low=7, qualifier="about")])

    assert result["qualifier"] == {"n": 0, "accuracy": None}
    assert result["strict"] == {"n": 1, "accuracy": 1.0}


def test_an_implicit_figure_is_neither_a_miss_nor_an_invention():
    named = figure(20, 30, implicit=True)

    found, missed = figures([figure(), named], [figure(), figure(20, 30)]), figures([figure(), named], [figure()])

    assert found["casualties"] == missed["casualties"] == {"n": 1, "p": 1.0, "r": 1.0, "f1": 1.0}
    assert (found["implicit"], missed["implicit"]) == ({"n": 1, "recall": 1.0}, {"n": 1, "recall": 0.0})


def test_numbers_and_words_are_never_pooled():
    dozens = figure(low=20, high=None, value=None, qualifier="dozens")
    result = figures([dozens], [figure(low=20, high=None, value=20, qualifier="at_least")])

    assert result["vague"] == {"n": 1, "p": None, "r": 0.0, "f1": 0.0}
    assert result["casualties"] == {"n": 0, "p": 0.0, "r": None, "f1": 0.0}


@pytest.mark.parametrize(("low", "precision"), [pytest.param(1, None, id="bare-plural"), pytest.param(2, 0.0, id="several")])
def test_a_bare_plural_is_no_invention(low, precision):
    assert figures([], [figure(low=low, high=None, value=None, qualifier="none")])["unspecified"]["p"] == precision


def test_a_zero_that_nobody_wrote_is_false():
    zero = figure(low=0, high=0, value=0, qualifier="none")

    assert figures([zero], [zero])["false_zeros"]["count"] == 0
    assert figures([figure()], [zero])["false_zeros"]["count"] == 1
    assert figures([], [zero])["casualties"]["p"] == 0.0


def test_date_expressions_need_the_same_words_and_days():
    gold = Records(dates=[day(1), day(2, 20)])
    found = Records(dates=[day(1), day(3, 20)])

    assert scored(score_dates, gold, found)["dates"] == {"n": 2, "p": 0.5, "r": 0.5, "f1": 0.5}


def test_an_expression_for_a_month_is_no_invention():
    month = day(1, last=datetime.date(2031, 3, 31))

    assert scored(score_dates, Records(), Records(dates=[month]))["dates"]["p"] is None


@pytest.mark.parametrize(
    ("predicted", "accuracy", "rate"),
    [
        pytest.param([day(1, 0, main=True)], 1.0, 0.0, id="right"),
        pytest.param([day(2, 20, main=True)], 0.0, 1.0, id="background"),
        pytest.param([day(2, 20, inferred=True)], 0.0, 0.0, id="said-to-be-inferred"),
        pytest.param([day(3, 40, main=True)], 0.0, 0.0, id="elsewhere"),
        pytest.param([], 0.0, 0.0, id="none"),
    ],
)
def test_the_day_taken_for_the_incidents(predicted, accuracy, rate):
    gold = Records(dates=[day(1, 0, main=True), day(2, 20)])
    result = scored(score_dates, gold, Records(dates=predicted))

    assert result["main_date"] == {"n": 1, "accuracy": accuracy}
    assert result["background_as_main"] == {"n": 1, "rate": rate}


def test_each_place_counts_once():
    gold = Records(places=[place("Tellat")])
    found = Records(places=[place("Tellat"), place("Tellat", 30), place("Ravine", 60)])

    assert scored(score_places, gold, found)["places"] == {"n": 1, "p": 0.5, "r": 1.0, "f1": 0.6667}


@pytest.mark.parametrize(
    ("predicted", "found", "picked"),
    [
        pytest.param([place("Tellat", main=True)], 1.0, 1.0, id="right"),
        pytest.param([place("Tellat")], 0.0, 0.0, id="not-tied-to-the-incident"),
        pytest.param([place("Norland", main=True, is_area=True)], 0.0, 1.0, id="only-the-country"),
        pytest.param([place("Ravine", main=True), place("Tellat", 30, main=True)], 1.0, 0.0, id="another-first"),
    ],
)
def test_the_place_of_the_incident(predicted, found, picked):
    gold = Records(places=[place("Tellat", main=True, is_point=True), place("Norland", 9, main=True), place("Ravine", 20)])
    result = scored(score_places, gold, Records(places=predicted))

    assert result["main_place"] == {"n": 1, "accuracy": found}
    assert result["main_place_picked"] == {"n": 1, "accuracy": picked}


def test_the_first_event_that_is_not_background_is_the_main_one():
    gold = Records(events=[event("raid", background=True), event("shelling", 10), event("arrest", 20)])

    right = scored(score_events, gold, Records(events=[event("raid", background=True), event("shelling", 10)]))
    second = scored(score_events, gold, Records(events=[event("arrest", 20)]))

    assert right["events"] == {"n": 3, "p": 1.0, "r": 0.6667, "f1": 0.8}
    assert right["main_event"]["accuracy"] == 1.0
    assert (second["main_event"]["accuracy"], second["main_event_any"]["accuracy"]) == (0.0, 1.0)


def test_actors_match_by_alias_and_roles_are_judged_on_pairs():
    gold = Records(actors=[actor("the army", "perpetrator"), actor("officials", "source")])
    found = Records(actors=[actor("army", "target"), actor("local officials", "source"), actor("rebels", "other")])
    result = scored(score_actors, gold, found)

    assert result["actors"] == {"n": 2, "p": 0.6667, "r": 1.0, "f1": 0.8}
    assert result["actor_role"] == {"n": 2, "accuracy": 0.5}
