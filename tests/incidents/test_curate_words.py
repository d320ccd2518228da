"""Codes and numbers in words, never more certain than the source, in both languages."""

from __future__ import annotations

import datetime
from typing import get_args

import pytest

from geo.resolution import ReasonCode as PlaceReasonCode
from incidents.estimates import StepCode, WhyNot
from incidents.matching import ReasonCode
from incidents.presentation import estimates, reasons
from incidents.presentation.claims import claim_words, machine_words, notes, value_words
from incidents.presentation.dates import date_words
from incidents.presentation.figures import casualty_words, figure_words, of_whom
from incidents.presentation.names import Names
from incidents.presentation.places import place_words, precision_words
from incidents.presentation.reasons import match_reasons, place_reasons
from sources.models import Claim


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "words"),
    [
        ("exact", 9, 9, "9"),
        ("at_least", 9, None, "at least 9"),
        ("more_than", 10, None, "more than 9"),
        ("at_most", 0, 9, "at most 9"),
        ("about", 10, 10, "about 10"),
        ("about", 10, None, "about 10"),
        ("about", 9, 11, "about 9 to 11"),
        ("range", 16, 25, "16 to 25"),
        ("vague", 20, None, "dozens"),
        ("vague", 200, None, "hundreds"),
        ("vague", 2000, None, "thousands"),
        ("unspecified", 1, None, "number not given"),
        ("exact", None, None, "no figure"),
        ("exact", 9, None, "at least 9"),
        ("at_least", 9, 12, "9 to 12"),
    ],
)
def test_figure_is_worded_as_its_source_qualifies_it(qualifier, low, high, words):
    assert figure_words(qualifier, low, high) == words


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (("killed", "all", "at_least", 9, None), "at least 9 killed"),
        (("killed", "children", "exact", 2, 2), "2 children killed"),
        (("killed", "women", "exact", 1, 1), "1 killed (women)"),
        (("killed", "all", "exact", 0, 0, "United States"), "0 killed (United States)"),
        (("injured", "civilians", "unspecified", 1, None), "injured: civilians, number not given"),
    ],
)
def test_casualties_say_how_many_of_whom(columns, words):
    assert casualty_words(*columns) == words


def test_group_of_everyone_goes_unsaid():
    assert (of_whom("killed", "all"), of_whom("killed", "children"), of_whom("killed", "all", "USA")) == (
        "killed",
        "killed: children",
        "killed (USA)",
    )


@pytest.mark.parametrize(
    ("relation", "direction", "km", "words"),
    [
        ("in", "", None, "in Atmeh"),
        ("near", "", None, "near Atmeh"),
        ("direction_of", "w", None, "west of Atmeh"),
        ("direction_of", "", None, "outside Atmeh"),
        ("part_of", "nw", None, "in the northwest of Atmeh"),
        ("border", "", None, "at the border with Atmeh"),
        ("distance_from", "", 3.5, "3.5 km from Atmeh"),
        ("distance_from", "s", 3.0, "3 km south of Atmeh"),
    ],
)
def test_place_is_worded_as_the_report_relates_to_it(relation, direction, km, words):
    assert place_words("Atmeh", relation, direction, km) == words


def test_precision_comes_with_its_radius():
    assert precision_words("village_town") == "village or town, uncertain by 2 km"
    assert precision_words("near_place", 3.0) == "near a place, up to 25 km, uncertain by 3 km"
    assert precision_words("") == ""


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2022-02-03", "2022-02-03", "day", "Feb. 3, 2022"),
        ("2022-02-03", "2022-02-05", "range_2_6d", "Feb. 3, 2022 to Feb. 5, 2022"),
        ("2022-02-01", "2022-02-28", "month", "February 2022"),
        (None, "2022-02-03", "week", "until Feb. 3, 2022"),
        (None, None, "", "no date"),
    ],
)
def test_date_is_no_more_exact_than_it_is_known(first, last, precision, words):
    days = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]

    assert date_words(*days, precision) == words


def test_denied_and_inferred_claims_say_so():
    denied = Claim(kind="casualties", polarity="negated", modality="hypothetical", scope="cumulative")
    inferred = Claim(kind="date", date_role="statement", is_inferred=True)

    assert notes(denied) == ["a denial", "hypothetical", "a total over time"]
    assert notes(inferred) == ["when it was said", "taken from when it was said"]


def test_claim_of_a_document_is_worded_like_its_record():
    columns = {"outcome": "killed", "group": "all", "qualifier": "at_least", "value_min": 9, "value_max": None, "nationality": ""}

    assert claim_words({"kind": "casualties", **columns}) == value_words(Claim(kind="casualties", **columns), Names())


def test_what_the_machine_read_is_worded_like_any_claim():
    before = {"outcome": "killed", "group": "all", "qualifier": "exact", "value_min": 7, "value_max": 7, "attributed_to": None}

    assert machine_words(Claim(kind="casualties", machine_values=before), Names()) == "7 killed"


def test_every_code_has_its_words():
    assert set(reasons.OF_MATCH) == set(get_args(ReasonCode))
    assert set(reasons.OF_PLACE) == set(get_args(PlaceReasonCode))
    assert set(estimates.STEPS) == set(get_args(StepCode))
    assert set(estimates.WHY_NOT) == set(get_args(WhyNot))


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("same_day", {"date": "2022-02-03"}, "the same day, Feb. 3, 2022"),
        ("date_gap_days", {"days": 1}, "1 day apart"),
        ("date_gap_days", {"days": 2}, "2 days apart"),
        (
            "event_family",
            {"report": "raid", "incident": "air_landing"},
            "kinds of event that one incident may be told as: raid and air landing raid",
        ),
        ("figures_agree", {"outcome": "killed", "group": "all", "low": 9, "high": 13}, "the figures meet: killed, 9 to 13"),
        ("figures_agree", {"outcome": "killed", "group": "all", "low": 9}, "the figures meet: killed, at least 9"),
    ],
)
def test_reason_for_an_incident_is_a_sentence(code, values, words):
    (reason,) = match_reasons([{"code": code, "values": values, "weight": -0.5}], Names())

    assert (reason.text, reason.is_for) == (words, False)


def test_reason_for_a_place_is_a_sentence():
    found = [
        {"code": "near", "points": 0.1, "values": [["place_id", 1], ["label", "Sarmada"], ["km", 4.2]]},
        {"code": "other_kind", "points": -0.08, "values": [["kind", "camp"], ["said", "village"]]},
    ]

    assert [(reason.text, reason.is_for) for reason in place_reasons(found, Names())] == [
        ("it lies 4.2 km from Sarmada, which the report names", True),
        ("the report calls it village, but this is a camp", False),
    ]
