"""The filters of the list: each narrows it down, each refuses what it can't read."""

from __future__ import annotations

import pytest

from incidents.models import PublishedIncident
from tests.incidents.publishing import publish_one

pytestmark = pytest.mark.django_db

LIST = "/api/v1/incidents/"


def codes(api, **params: str) -> list[str]:
    response = api.get(LIST, query_params=params)
    assert response.status_code == 200, response.content
    return [row["code"] for row in response.json()["results"]]


@pytest.fixture
def pair(researcher) -> tuple[str, str]:
    """A later and an earlier incident that differ in everything."""
    later = publish_one(
        researcher,
        day="2022-02-03",
        at=(36.7, 36.3),
        event_type="raid",
        country="SYR",
        grading="fair",
        killed_low=9,
        killed_best=9,
        killed_high=13,
    )
    earlier = publish_one(
        researcher,
        day="2019-10-26",
        at=(44.4, 33.3),
        event_type="shelling",
        country="IRQ",
        grading="weak",
        killed_low=2,
        killed_best=3,
        killed_high=4,
    )
    return later, earlier


@pytest.mark.parametrize(
    "params",
    [
        {"event_type": "raid"},
        {"country": "SYR"},
        {"date_from": "2022-02-03"},
        {"date_from": "2022-02-01", "date_to": "2022-02-28"},
        {"bbox": "36,36,37,37"},
        {"grading": "confirmed,fair"},
        {"killed_min": "9"},
        {"killed_min": "3", "killed_max": "13"},
    ],
)
def test_filter_keeps_the_later_one_only(api, pair, params):
    assert codes(api, **params) == [pair[0]]


@pytest.mark.parametrize(
    "params",
    [{"date_to": "2019-10-26"}, {"killed_max": "4"}, {"country": "IRQ"}, {"event_type": "shelling,rocket"}, {"bbox": "44,33,45,34"}],
)
def test_filter_keeps_the_earlier_one_only(api, pair, params):
    assert codes(api, **params) == [pair[1]]


def test_several_codes_are_alternatives_and_several_filters_are_not(api, pair):
    assert codes(api, event_type="raid,shelling") == list(pair)
    assert codes(api, event_type="raid,shelling", country="IRQ") == [pair[1]]
    assert codes(api, event_type="raid", country="IRQ") == []


def test_incident_of_several_days_is_found_by_each(api, researcher):
    code = publish_one(researcher, day="2022-02-03", end_date="2022-02-05")

    assert codes(api, date_from="2022-02-04", date_to="2022-02-04") == [code]
    assert codes(api, date_from="2022-02-06") == []


def test_updated_since_is_about_publishing(api, pair):
    PublishedIncident.objects.filter(code=pair[1]).update(published_at="2026-01-02T00:00:00Z")

    assert codes(api, updated_since="2026-01-01") == [pair[1]]
    assert codes(api, updated_since="2026-01-02T03:00:00+03:00") == [pair[1]]
    assert codes(api, updated_since="2026-01-02T00:00:01Z") == []


@pytest.mark.parametrize(
    ("box", "found"),
    [
        pytest.param("0,0,10,10", True, id="edge of the box"),
        pytest.param("0,0,9.9999999,10", False, id="a finger's breadth outside"),
        pytest.param("10,10,10,10", True, id="a box that is the point"),
        pytest.param("10,0,10,20", True, id="a box without width"),
        pytest.param("10.0000001,0,20,20", False, id="a finger's breadth outside on the other side"),
        pytest.param("170,-10,-170,10", False, id="the other side of the earth"),
    ],
)
def test_box_includes_its_edges(api, researcher, box, found):
    code = publish_one(researcher, at=(10.0, 10.0))

    assert codes(api, bbox=box) == ([code] if found else [])


def test_box_may_cross_the_antimeridian(api, researcher):
    west = publish_one(researcher, day="2022-02-03", at=(179.5, 0.0))
    east = publish_one(researcher, day="2022-02-02", at=(-179.5, 0.0))
    publish_one(researcher, at=(0.0, 0.0))

    assert codes(api, bbox="179,-1,-179,1") == [west, east]


@pytest.mark.parametrize("words", ["قصف", "القصف تل", "shell", "Tell Nur", "fell shells", '"four people"', "SYR0 OR children"])
def test_words_are_found_in_both_languages_and_inflected(api, published, words):
    assert codes(api, q=words) == [published.code]


@pytest.mark.parametrize("words", ["زلزال", "earthquake", "shelling -children", '"people four"'])
def test_words_that_are_not_there_find_nothing(api, published, words):
    assert codes(api, q=words) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q", ""),
        ("q", "x" * 201),
        ("q", "a\x00b"),
        ("event_type", "raids"),
        ("event_type", ""),
        ("country", "Syria"),
        ("country", "syr"),
        ("date_from", "0000-01-01"),
        ("date_from", "2022-02-30"),
        ("date_to", "20220203"),
        ("date_to", "٢٠٢٢-٠٢-٠٣"),
        ("bbox", "1,2,3"),
        ("bbox", "1,2,3,nan"),
        ("bbox", "1,2,3,1e9"),
        ("bbox", "0,10,10,0"),
        ("bbox", "-181,0,10,10"),
        ("grading", "sure"),
        ("killed_min", "-1"),
        ("killed_min", "9999999999"),
        ("killed_max", "٣"),
        ("updated_since", "yesterday"),
        ("updated_since", "2022-02-03T00:00:00"),
        ("updated_since", "9999-12-31T23:59:59-23:00"),
        ("limit", "0"),
        ("limit", "501"),
        ("cursor", "x"),
        ("cursor", "A" * 10_000),
        ("format", "xml"),
    ],
)
def test_bad_value_is_a_400_that_names_the_parameter(api, name, text):
    response = api.get(LIST, query_params={name: text})

    (error,) = response.json()["errors"]
    assert (response.status_code, response["Content-Type"], error["field"]) == (400, "application/problem+json", name)


def test_all_bad_parameters_are_told_at_once(api):
    errors = api.get(LIST, query_params={"country": "x", "bbox": "y", "limit": "5"}).json()["errors"]

    assert [error["field"] for error in errors] == ["country", "bbox"]


@pytest.mark.parametrize(
    ("low", "high"), [({"date_from": "2022-02-03"}, {"date_to": "2022-02-02"}), ({"killed_min": "5"}, {"killed_max": "4"})]
)
def test_mixed_up_ends_are_refused(api, low, high):
    (error,) = api.get(LIST, query_params=low | high).json()["errors"]

    assert (error["field"], error["code"]) == (next(iter(high)), "mixed_up")


def test_parameter_given_twice_is_refused(api):
    (error,) = api.get(f"{LIST}?country=SYR&country=IRQ").json()["errors"]

    assert error["code"] == "given_twice"
