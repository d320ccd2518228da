"""Reading what is published: lists, single incidents, versions."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from incidents.models import Publication, PublishedIncident
from tests.factories import make_incident
from tests.incidents.publishing import publish, publish_one

pytestmark = pytest.mark.django_db

LIST = "/api/v1/incidents/"


def detail(incident) -> str:
    return reverse("api-incident", args=[incident.code])


def test_list_shows_an_incident_flat_and_without_a_key(api, published):
    (row,) = api.get(LIST).json()["results"]

    assert {name: row[name] for name in ("code", "title_ar", "event_type", "start_date", "country", "killed_low", "killed_high")} == {
        "code": published.code,
        "title_ar": "قصف تل نور",
        "event_type": "shelling",
        "start_date": "2022-02-04",
        "country": "SYR",
        "killed_low": 4,
        "killed_high": 4,
    }
    assert (row["longitude"], row["latitude"], row["uncertainty_km"]) == (36.5, 36.0, 2.0)
    assert row["url"] == f"http://testserver{detail(published)}"


def test_list_shows_nothing_that_is_not_published(api, researcher):
    make_incident(researcher)

    assert api.get(LIST).json() == {"next": None, "results": []}


@pytest.mark.parametrize("ask", [{"query_params": {"format": "geojson"}}, {"headers": {"Accept": "application/geo+json"}}])
def test_list_is_geojson_by_parameter_or_header(api, published, ask):
    response = api.get(LIST, **ask)

    (feature,) = response.json()["features"]
    assert response["Content-Type"] == "application/geo+json"
    assert response.json()["type"] == "FeatureCollection"
    assert (feature["type"], feature["id"]) == ("Feature", published.code)
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.5, 36.0]}
    assert feature["properties"]["url"] == f"http://testserver{detail(published)}"


def test_incident_without_a_position_has_a_null_geometry(api, researcher):
    code = publish_one(researcher)

    assert api.get(LIST, query_params={"format": "geojson"}).json()["features"][0]["geometry"] is None
    assert api.get(f"{LIST}{code}/", query_params={"format": "geojson"}).json()["geometry"] is None


def test_incident_is_the_document_as_it_was_published(api, published):
    response = api.get(detail(published))

    assert response["Content-Type"] == "application/json"
    assert response.json() == Publication.objects.get().document
    assert [claim["quote"] for claim in response.json()["claims"]][:2] == ["Shells fell", "Tell Nur"]


def test_incident_as_geojson_carries_the_whole_document(api, published):
    feature = api.get(detail(published), headers={"Accept": "application/geo+json"}).json()

    assert feature["geometry"]["coordinates"] == [36.5, 36.0]
    assert feature["properties"] == Publication.objects.get().document


def test_unpublished_incident_is_not_found(api, researcher):
    assert api.get(detail(make_incident(researcher))).status_code == 404


def test_each_version_can_be_read_after_a_correction(api, published, reviewer):
    published.title_en = "Shelling of Tell Nur market"
    publish(published, reviewer)

    versions = [api.get(f"{detail(published)}v/{number}/") for number in (1, 2)]

    assert [version.json()["title"]["en"] for version in versions] == ["Shelling of Tell Nur", "Shelling of Tell Nur market"]
    assert "immutable" in versions[0]["Cache-Control"]
    assert versions[0]["Link"] == f'<http://testserver{detail(published)}>; rel="latest-version"'


@pytest.mark.parametrize("version", ["0", "2", "99999999999999999999"])
def test_version_that_was_never_published_is_not_found(api, published, version):
    assert api.get(f"{detail(published)}v/{version}/").status_code == 404


def test_unchanged_answers_are_not_sent_again(api, published):
    for address in (LIST, detail(published), f"{detail(published)}v/1/"):
        first = api.get(address)

        by_tag = api.get(address, headers={"If-None-Match": first["ETag"]})
        by_date = api.get(address, headers={"If-Modified-Since": first["Last-Modified"]})

        assert (by_tag.status_code, by_tag.content, by_tag["ETag"]) == (304, b"", first["ETag"])
        assert by_date.status_code == 304


def test_publishing_changes_the_tag_of_every_page(api, published, researcher, reviewer):
    before = api.get(LIST)["ETag"]
    publish_one(researcher)

    assert api.get(LIST, headers={"If-None-Match": before}).status_code == 200


def test_tags_tell_the_formats_apart(api, published):
    for address in (LIST, detail(published)):
        assert api.get(address)["ETag"] != api.get(address, query_params={"format": "geojson"})["ETag"]


def test_second_that_is_not_over_gives_no_date(api, published):
    PublishedIncident.objects.update(published_at=datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=1))

    assert "Last-Modified" not in api.get(detail(published))


def test_condition_that_fails_is_a_problem(api, published):
    response = api.get(LIST, headers={"If-Match": '"of-old"'})

    assert (response.status_code, response.json()["code"]) == (412, "precondition_failed")


def test_unknown_parameters_are_refused_by_name(api, published):
    response = api.get(LIST, query_params={"contry": "SYR", "format": "json"})

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "contry"
    assert "q, event_type, country" in response.json()["detail"]
    assert api.get(detail(published), query_params={"limit": "1"}).status_code == 400


def test_pages_of_other_sites_may_read(api, published):
    assert api.get(LIST)["Access-Control-Allow-Origin"] == "*"
    assert api.get(LIST, query_params={"x": "1"})["Access-Control-Allow-Origin"] == "*"
    preflight = api.options(LIST, headers={"Origin": "https://map.example", "Access-Control-Request-Method": "GET"})
    assert (preflight.status_code, preflight["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_nothing_can_be_written_here(api, published):
    for method in ("post", "put", "patch", "delete"):
        response = getattr(api, method)(LIST)
        assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")


def test_reads_take_few_queries_of_one_table(api, published, django_assert_num_queries):
    with django_assert_num_queries(3) as queries:  # newest publication, dated rows, undated rows as the page is not full
        api.get(LIST)
    assert all("incidents_publishedincident" in query["sql"] and "JOIN" not in query["sql"] for query in queries)
    with django_assert_num_queries(1):  # newest publication
        api.get(LIST, headers={"If-None-Match": 'W/"1.json"'})
    publish_one(published.created_by, day="2019-10-26")
    with django_assert_num_queries(2):  # newest publication, dated rows of a full page with another after it
        api.get(LIST, query_params={"limit": "1"})
    with django_assert_num_queries(1) as queries:
        api.get(detail(published))
    assert "JOIN" not in queries[0]["sql"]
