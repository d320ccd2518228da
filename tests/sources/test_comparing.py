"""Which claim of a new reading is which of those that stand."""

from __future__ import annotations

import datetime

import pytest

from sources.models import Claim
from sources.services.comparing import compare

TOLL = {"kind": "casualties", "outcome": "killed", "group": "all", "qualifier": "exact", "value_min": 4, "value_max": 4}
DAY = datetime.date(2022, 2, 3)
DATE = {"kind": "date", "date_from": DAY, "date_to": DAY, "date_precision": "day", "date_role": "event"}


def claim(start, end, values=TOLL, **more):
    return Claim(span_start=start, span_end=end, **{**values, **more})


def outcome(found, standing, own=None):
    """Name the list in which each found claim ends, and each standing one that is gone."""
    difference = compare(found, standing, own={old.pk for old in standing} if own is None else own)
    ends = {id(new): "kept" for _, new in difference.kept} | {id(new): "changed" for _, new in difference.changed}
    return [ends.get(id(new), "added") for new in found] + ["gone"] * len(difference.gone)


def test_same_meaning_in_overlapping_words_is_kept():
    assert outcome([claim(8, 30)], [claim(10, 25, pk=1)]) == ["kept"]


def test_same_meaning_elsewhere_is_another_claim():
    assert outcome([claim(25, 30)], [claim(10, 25, pk=1)]) == ["added", "gone"]


@pytest.mark.parametrize(
    "difference",
    [
        {"value_min": 5, "value_max": 5},
        {"group": "women"},
        {"outcome": "injured"},
        {"qualifier": "about"},
        {"scope": "background"},
        {"polarity": "negated"},
        {"modality": "future"},
        {"nationality": "USA"},
        {"attribution_name": "Civil Defence"},
    ],
)
def test_other_meaning_in_the_same_words_has_changed(difference):
    assert outcome([claim(10, 25, **difference)], [claim(10, 25, pk=1)]) == ["changed"]


def test_how_sure_the_machine_is_makes_no_difference():
    assert outcome([claim(10, 25, confidence=0.2, rule="new")], [claim(10, 25, pk=1, confidence=0.9, rule="old")]) == ["kept"]


def test_names_that_fold_alike_are_one_source():
    assert outcome([claim(10, 25, attribution_name="the Civil Defence")], [claim(10, 25, pk=1, attribution_name="Civil Defence")]) == [
        "kept"
    ]


def test_another_kind_in_the_same_words_is_another_claim():
    assert outcome([claim(10, 25, DATE)], [claim(10, 25, pk=1)]) == ["added", "gone"]


def test_edited_claim_is_found_by_what_the_machine_had_proposed():
    edited = claim(10, 25, pk=1, status="edited", value_min=5, value_max=5, machine_values={"value_min": 4, "value_max": 4})

    assert outcome([claim(10, 25)], [edited]) == ["kept"]


def test_edited_claim_is_found_by_what_a_person_made_of_it():
    edited = claim(10, 25, DATE, pk=1, status="edited", date_from=DAY, machine_values={"date_from": "2022-02-01"})

    assert outcome([claim(10, 25, DATE)], [edited]) == ["kept"]


def test_edited_days_are_compared_as_days():
    edited = claim(10, 25, DATE, pk=1, status="edited", date_from=DAY.replace(day=1), machine_values={"date_from": "2022-02-03"})

    assert outcome([claim(10, 25, DATE)], [edited]) == ["kept"]


def test_a_decision_is_not_asked_for_twice():
    proposed, rejected = claim(10, 25, pk=1), claim(10, 20, pk=2, status="rejected")

    difference = compare([claim(10, 25)], [proposed, rejected], own={1, 2})

    assert difference.kept[0][0] is rejected
    assert difference.gone == [proposed]


def test_what_the_reading_before_did_not_make_neither_changes_nor_goes():
    assert outcome([claim(10, 25, value_max=9)], [claim(10, 25, pk=1, status="accepted")], own=set()) == ["added"]


def test_the_nearest_words_are_paired_where_several_changed():
    whole, part = claim(0, 60, pk=1), claim(30, 45, pk=2, group="women", value_min=1, value_max=1)
    found = [claim(30, 45, group="women", value_min=2, value_max=2), claim(0, 60, value_min=5, value_max=5)]

    difference = compare(found, [whole, part], own={1, 2})

    assert {(old.pk, new.value_min) for old, new in difference.changed} == {(1, 5), (2, 2)}
