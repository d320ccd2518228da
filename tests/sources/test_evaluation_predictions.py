from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from sources.evaluation.predictions import EVENT_TYPES, QUALIFIERS, ROLES, as_gold, records_of
from sources.evaluation.records import EVENT_TYPES as GOLD_EVENT_TYPES
from sources.evaluation.records import QUALIFIERS as GOLD_QUALIFIERS
from sources.evaluation.records import ROLES as GOLD_ROLES
from sources.extraction.types import ActorRole, Attribution, EventType, Extraction, Qualifier, Span
from tests.sources.evaluation_cases import TEXT, claim

SUNDAY = datetime.date(2031, 3, 2)


def read(*claims):
    return records_of(Extraction("en", list(claims)))


def killed(**fields):
    told = {"kind": "casualties", "outcome": "killed", "group": "all", "value_min": 9, "value_max": 9, "qualifier": "exact"}
    return claim(TEXT, "nine people", **{**told, **fields})


@pytest.mark.parametrize(
    ("literal", "mapping", "codes"),
    [
        pytest.param(EventType, EVENT_TYPES, GOLD_EVENT_TYPES, id="event-type"),
        pytest.param(Qualifier, QUALIFIERS, GOLD_QUALIFIERS, id="qualifier"),
        pytest.param(ActorRole, ROLES, GOLD_ROLES, id="role"),
    ],
)
def test_every_code_has_one_of_the_gold_format(literal, mapping, codes):
    assert {mapping.get(code, code) for code in literal.__args__} <= set(codes)
    assert set(mapping) <= set(literal.__args__)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, (9, 9, 9, "exact"), id="exact"),
        pytest.param({"qualifier": "at_least", "value_max": None}, (9, None, 9, "at_least"), id="at-least"),
        pytest.param({"qualifier": "more_than", "value_min": 10, "value_max": None}, (10, None, 9, "more_than"), id="more-than"),
        pytest.param({"qualifier": "at_most", "value_min": 0}, (0, 9, 9, "up_to"), id="up-to"),
        pytest.param({"qualifier": "range", "value_min": 7}, (7, 9, 7, "about"), id="range"),
        pytest.param({"qualifier": "vague", "value_min": 20, "value_max": None}, (20, None, None, "dozens"), id="dozens"),
        pytest.param({"qualifier": "vague", "value_min": 2, "value_max": None}, (2, None, None, "none"), id="several"),
        pytest.param({"qualifier": "unspecified", "value_min": 1, "value_max": None}, (1, None, None, "none"), id="bare-plural"),
        pytest.param({"polarity": "negated", "value_min": 0, "value_max": 0}, (0, 0, 0, "none"), id="nobody"),
    ],
)
def test_figures_are_written_as_annotators_write_them(said, expected):
    (item,) = read(killed(**said)).casualties

    assert (item.low, item.high, item.value, item.qualifier) == expected


def test_casualties_without_an_outcome_are_a_combined_toll():
    (item,) = read(killed(outcome="casualties")).casualties

    assert (item.status, item.covers) == ("killed", ("killed", "injured"))


@pytest.mark.parametrize("modality", ["hypothetical", "future"])
def test_what_is_only_imagined_is_no_record(modality):
    assert not read(killed(modality=modality)).casualties


@pytest.mark.parametrize(("scope", "background"), [("incident", False), ("cumulative", True), ("background", True)])
def test_every_scope_but_the_incidents_is_background(scope, background):
    assert read(killed(scope=scope)).casualties[0].background is background


def test_an_inferred_day_stands_once_and_is_not_main():
    said = {"kind": "date", "date_from": SUNDAY, "date_to": SUNDAY, "date_precision": "day"}
    (date,) = read(
        claim(TEXT, "Sunday", date_role="statement", **said), claim(TEXT, "Sunday", date_role="event", inferred=True, **said)
    ).dates

    assert (date.inferred, date.main) == (True, False)


def test_a_border_is_not_where_the_incident_was():
    records = read(claim(TEXT, "Tellat", kind="place", mention="Tellat", relation="border"))

    assert not records.places[0].main


def test_who_is_quoted_is_a_source_once():
    police = Attribution("Police", Span(0, 6), "explicit")

    actors = read(killed(attribution=police), killed(attribution=police)).actors

    assert [(actor.name, actor.role, actor.span) for actor in actors] == [("Police", "source", Span(0, 6))]


def test_json_has_the_keys_of_the_gold_and_says_how_sure():
    (entry, source) = sorted(
        as_gold(read(killed(confidence=0.8, attribution=Attribution("Police", Span(0, 6), "explicit")))),
        key=lambda item: item["type"] == "actor",
    )

    assert entry == {
        "type": "casualties", "status": "killed", "min": 9, "max": 9, "value": 9, "qualifier": "exact", "group": "all",
        "attribution": "Police", "background": False, "start": 17, "end": 28, "quote": "nine people", "confidence": 0.8, "rule": "test",
    }  # fmt: skip
    assert source["role"] == "source"


def test_json_marks_one_named_person_as_implicit():
    (entry,) = as_gold(read(replace(killed(), rule="implicit")))

    assert entry["implicit"] is True
