"""The public list: what is published, newest first, found in either script."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from incidents.views import explore
from tests.factories import make_incident, make_place
from tests.incidents.public_raid import make_raid, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(researcher, reviewer):
    """Publish an incident of the given day, and return its code."""

    def make(day: int | None = 1, **values) -> str:
        date = datetime.date(2022, 3, day) if day else None
        when = {"start_date": date, "end_date": date, "date_precision": "day" if day else ""}
        incident = make_incident(researcher, **{**when, **values})
        publish(incident, by=reviewer)
        return incident.code

    return make


def codes(response) -> list[str]:
    return [row.incident.code for row in response.context["rows"]]


def test_newest_comes_first_and_no_date_last(client, published):
    old, undated, new = published(1), published(None), published(9)

    assert codes(client.get("/")) == [new, old, undated]


def test_nothing_unpublished_is_listed(client, researcher):
    draft = make_incident(researcher, title_en="Kept to ourselves")

    page = client.get("/").content.decode()

    assert draft.code not in page
    assert "Kept to ourselves" not in page
    assert "Nothing is published yet" in page


def test_a_row_says_who_disagrees(client, publisher, researcher, reviewer):
    publish(make_raid(publisher, by=researcher), by=reviewer)

    row = client.get("/").context["rows"][0]

    assert (row.killed.low, row.killed.high) == (9, 10)
    assert {(origin.speaker, origin.figure) for origin in row.killed.origins} == {("Valley Observatory", "at least 9"), ("neighbors", "10")}


@pytest.mark.parametrize("asked", ["اطمه", "أطمة", "آطمة", "Atmeh", "Atma"])
def test_a_place_is_found_however_it_is_spelled(client, published, asked):
    place = make_place("Atmeh")
    for name in ("أطمة", "Atma"):
        place.names.create(name=name, language="und", script="Arab", key=name, key_bare=name, key_joined=_joined(name))
    there, _elsewhere = published(place=place, point=place.point, geo_precision="village_town"), published()

    assert codes(client.get("/", {"q": asked})) == [there]


def _joined(name: str) -> str:
    from geo.names import keys_of

    return keys_of(name).key_joined


def test_words_of_an_arabic_title_are_found_in_another_spelling(client, published):
    code = published(title_ar="غارة ليلية في أريحا")

    assert codes(client.get("/", {"q": "اريحا"})) == [code]


def test_an_incident_is_found_by_its_code(client, published):
    published()
    code = published()

    assert codes(client.get("/", {"q": code})) == [code]


def test_type_and_period_narrow_the_list(client, published):
    raid, shelling = published(3, event_type="raid"), published(5, event_type="shelling")

    assert codes(client.get("/", {"event_type": "raid"})) == [raid]
    assert codes(client.get("/", {"date_from": "2022-03-04"})) == [shelling]
    assert codes(client.get("/", {"date_to": "2022-03-03"})) == [raid]


def test_an_incident_of_several_days_is_in_each_of_them(client, published):
    code = published(3, end_date=datetime.date(2022, 3, 6), date_precision="range_2_6d")

    assert codes(client.get("/", {"date_from": "2022-03-05", "date_to": "2022-03-05"})) == [code]


@pytest.mark.parametrize(
    "asked", [{"date_from": "yesterday"}, {"event_type": "picnic"}, {"date_from": "2022-03-02", "date_to": "2022-03-01"}]
)
def test_a_filter_that_is_not_right_is_said_and_filters_nothing_away_by_itself(client, published, asked):
    response = client.get("/", asked)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert "error" in response.content.decode()


def test_a_search_without_result_says_what_to_do(client, published):
    published()

    page = client.get("/", {"q": "nowhere"}).content.decode()

    assert "Try fewer words" in page


def test_pages_follow_on_without_gap_or_repetition(client, published, monkeypatch):
    monkeypatch.setattr(explore, "PAGE_SIZE", 2)
    listed = [published(9), published(7), published(7), published(None), published(None)]
    listed[1:3], listed[3:5] = listed[2:0:-1], listed[4:2:-1]

    first = client.get("/")
    second = client.get("/", {"after": first.context["older"]})
    third = client.get("/", {"after": second.context["older"]})

    assert codes(first) + codes(second) + codes(third) == listed
    assert not third.context["older"]


def test_a_page_after_an_unknown_code_is_the_first(client, published):
    code = published()

    assert codes(client.get("/", {"after": "SYR0"})) == [code]


def test_the_map_shows_the_incidents_that_have_a_place(client, published):
    place = make_place()
    code, _unplaced = published(place=place, point=place.point, geo_precision="village_town"), published()

    spots = client.get("/").context["map"]["spots"]

    assert [(spot["url"], spot["latitude"], spot["uncertainty_km"]) for spot in spots] == [(f"/incidents/{code}/", 36.0, 2.0)]


def test_all_that_is_published_lies_around_them_unless_filters_ask_for_less(client, published):
    place = make_place()
    published(place=place, point=place.point, geo_precision="village_town", event_type="shelling")

    maps = [client.get("/", asked).context["map"] for asked in ({}, {"event_type": "shelling"})]

    assert ["incidents" in shown["tiles"] for shown in maps] == [True, False]


def test_without_a_place_there_is_no_map(client, published):
    published()

    assert "data-map" not in client.get("/").content.decode()


def test_reading_the_list_takes_the_same_few_queries_however_long_it_is(client, publisher, researcher, reviewer, django_assert_num_queries):
    raid = make_raid(publisher, by=researcher)
    publish(raid, by=reviewer)
    publish(make_incident(researcher, place=raid.place), by=reviewer)

    with django_assert_num_queries(2):  # a page of incidents and their count
        client.get("/")


def test_in_arabic_the_page_runs_from_right_to_left(client, published):
    published(title_ar="قصف تل نور")

    with translation.override(None):
        page = client.get("/", headers={"accept-language": "ar"}).content.decode()

    assert 'lang="ar" dir="rtl"' in page
    assert '<bdi lang="ar">قصف تل نور</bdi>' in page
