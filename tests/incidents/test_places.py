"""The list of places and the page of one: what they find, and which incidents are at a place."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from geo.models import Area, PlaceIdentifier, PlaceName
from geo.services import set_keys
from incidents.presentation.timelines import picture_of
from incidents.services.places import Period, Timeline
from tests.factories import make_incident, make_place
from tests.incidents.public_raid import make_raid, publish
from tests.incidents.publishing import publish as publish_as_is

pytestmark = pytest.mark.django_db


def listed(client, **asked) -> list[str]:
    return [row.name for row in client.get("/places/", asked).context["rows"]]


def shown(client, place):
    return client.get(f"/places/{place.pk}/").context


def published_on(day: str | None, researcher, place):
    date = datetime.date.fromisoformat(day) if day else None
    values = {"start_date": date, "end_date": date, "date_precision": "day" if date else ""}
    return publish_as_is(make_incident(researcher, place=place, **values), researcher)


def test_places_are_listed_by_how_many_live_there(client):
    for name, population in (("Village", None), ("City", 90_000), ("Town", 900)):
        make_place(name, population=population)

    assert listed(client) == ["City", "Town", "Village"]


def test_pages_follow_each_other_without_gaps_or_repetitions(client, monkeypatch):
    monkeypatch.setattr("incidents.views.places.PAGE_SIZE", 2)
    for number, population in enumerate((5, 9, None, 9, None)):
        make_place(f"Place {number}", population=population)

    first = client.get("/places/").context
    second = client.get("/places/", {"after": first["after"]}).context
    third = client.get("/places/", {"after": second["after"]}).context

    names = [[row.name for row in page["rows"]] for page in (first, second, third)]
    assert names == [["Place 1", "Place 3"], ["Place 0", "Place 2"], ["Place 4"]]
    assert third["after"] == ""


@pytest.mark.parametrize("after", ["-1", "x", "9" * 40, "999999"])
def test_a_page_after_no_place_is_the_first(client, after):
    make_place("Tell Nur")

    assert listed(client, after=after) == ["Tell Nur"]


def test_a_place_is_searched_in_either_script(client):
    place = make_place("Atmeh")
    set_keys(PlaceName(place=place, name="أطمة", language="ar")).save()
    make_place("Wadi Sur")

    assert listed(client, q="اطمه") == listed(client, q="atmeh") == ["Atmeh"]


def test_places_are_browsed_by_country_governorate_and_kind(client):
    make_place("Syria", kind="country")
    governorate = make_place("Nur", kind="adm1")
    make_place("Tell Nur", parent=governorate)
    make_place("Madinat Nur", parent=governorate, kind="city", population=5)
    make_place("Abroad", country="TUR")

    assert "Abroad" not in listed(client, country="SYR")
    assert listed(client, country="SYR", within=governorate.pk) == ["Madinat Nur", "Tell Nur"]
    assert listed(client, country="SYR", within=governorate.pk, kind="city") == ["Madinat Nur"]


def test_a_filter_that_does_not_exist_is_said_and_filters_nothing(client):
    make_place("Tell Nur")

    response = client.get("/places/", {"kind": "planet"})

    assert [row.name for row in response.context["rows"]] == ["Tell Nur"]
    assert "planet" in response.content.decode()


def test_a_search_without_a_result_says_what_to_try(client):
    assert "Try another spelling" in client.get("/places/", {"q": "Nowhere"}).content.decode()


def test_the_page_has_the_names_ids_and_parents_of_a_place(client):
    country = make_place("Syria", kind="country")
    place = make_place(
        "Tell Nur", parent=make_place("Nur", kind="adm1", parent=country), gazetteer="geonames", gazetteer_id="77", pcode="SY07"
    )
    set_keys(PlaceName(place=place, name="تل نور", language="ar")).save()
    PlaceIdentifier.objects.create(place=place, gazetteer="wof", gazetteer_id="99")

    context = shown(client, place)

    assert [name.name for name in context["names"]] == ["تل نور", "Tell Nur"]
    assert [label for _parent, label in context["parents"]] == ["Syria", "Nur"]
    assert [(each.gazetteer, each.number) for each in context["identifiers"]] == [
        ("GeoNames", "77"), ("Who's On First", "99"), ("OCHA P-code", "SY07"),
    ]  # fmt: skip


def test_a_name_with_markup_is_text(client):
    place = make_place("<b>Nur</b>")

    assert "<b>Nur" not in client.get(f"/places/{place.pk}/").content.decode()


def test_the_incidents_of_a_place_are_those_published_at_it(client, researcher):
    place = make_place("Tell Nur", latitude=36.0)
    code = published_on("2022-02-03", researcher, place).code
    published_on("2022-02-03", researcher, make_place("Wadi Sur", latitude=36.5))
    make_incident(researcher, place=place)

    assert [incident.code for incident in shown(client, place)["incidents"]] == [code]


def test_an_incident_is_at_its_rival_places_too(client, publisher, researcher, reviewer):
    raid = make_raid(publisher, by=researcher)
    publish(raid, by=reviewer)
    rival = raid.evidence.get(claim__kind="place").claim.place

    assert [incident.code for incident in shown(client, rival)["incidents"]] == [raid.code]


def test_where_an_incident_is_put_in_a_draft_is_not_public(client, researcher):
    place, other = make_place("Tell Nur", latitude=36.0), make_place("Wadi Sur", latitude=36.5)
    incident = published_on("2022-02-03", researcher, place)
    incident.place = other
    incident.save()

    assert [len(shown(client, each)["incidents"]) for each in (place, other)] == [1, 0]


def test_the_incidents_of_a_unit_are_those_inside_its_outline(client, researcher):
    unit = make_place("Nur", kind="adm1")
    box = Polygon.from_bbox((36.0, 35.0, 37.0, 36.5))
    Area.objects.create(level=1, pcode="SY07", country="SYR", outline=MultiPolygon(box, srid=4326), place=unit)
    published_on("2022-02-03", researcher, make_place("Inside", latitude=36.0))
    published_on("2022-02-03", researcher, make_place("Outside", latitude=37.5))

    assert shown(client, unit)["count"] == 1


def test_a_short_time_is_shown_by_months_with_the_empty_ones(client, researcher):
    place = make_place()
    for day in ("2022-01-03", "2022-01-09", "2022-04-01", None):
        published_on(day, researcher, place)

    line = shown(client, place)["timeline"]

    assert [(bar.name, bar.count) for bar in line.bars] == [
        ("January 2022", 2), ("February 2022", 0), ("March 2022", 0), ("April 2022", 1),
    ]  # fmt: skip
    assert (line.most, line.undated) == (2, 1)


def test_a_long_time_is_shown_by_years(client, researcher):
    place = make_place()
    for day in ("2014-01-03", "2017-12-09"):
        published_on(day, researcher, place)

    assert [bar.name for bar in shown(client, place)["timeline"].bars] == ["2014", "2015", "2016", "2017"]


def test_the_numbers_stand_in_a_table_behind_the_picture(client, researcher):
    place = make_place()
    published_on("2022-01-03", researcher, place)

    page = client.get(f"/places/{place.pk}/").content.decode()

    assert page.index("<svg") < page.index('<th scope="row">January 2022</th>')


def test_time_runs_in_the_direction_of_writing():
    line = Timeline("year", [Period(datetime.date(year, 1, 1), 1) for year in (2020, 2021)], 0)

    positions = [[float(bar.x) for bar in picture_of(line, language=language).bars] for language in ("en", "ar")]

    assert positions[0] == sorted(positions[0])
    assert positions[1] == sorted(positions[1], reverse=True)


def test_without_incidents_there_is_no_timeline(client):
    place = make_place()

    response = client.get(f"/places/{place.pk}/")

    assert (response.context["timeline"], response.context["count"]) == (None, 0)
    assert "No published incident lies here." in response.content.decode()


def test_the_page_is_kept_by_the_reader_s_own_browser_for_a_minute(client):
    response = client.get(f"/places/{make_place().pk}/")

    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "max-age=60"}
    assert "Cookie" in response.headers["Vary"]


def test_in_arabic_the_arabic_name_comes_first(client):
    place = make_place("Tell Nur")
    set_keys(PlaceName(place=place, name="تل نور", language="ar")).save()

    page = client.get(f"/places/{place.pk}/", headers={"Accept-Language": "ar"})

    assert page.context["name"] == "تل نور"
    assert 'dir="rtl"' in page.content.decode()
