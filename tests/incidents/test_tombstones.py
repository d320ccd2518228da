"""What pages and API answer for incidents that were public and are not any more."""

from __future__ import annotations

import pytest

from incidents.services.rearranging import merge_incidents
from incidents.services.reviewing import decide_review
from incidents.services.submitting import ask_for_retraction
from tests.incidents.rearranged import LATER, LATEST, make_reported, publish_it, revisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def standing(publisher, researcher, reviewer):
    _, incident = make_reported(publisher, 9, by=researcher)
    publish_it(incident, by=researcher, reviewer=reviewer)
    return incident


@pytest.fixture
def merged(standing, publisher, researcher, reviewer):
    _, incident = make_reported(publisher, 4, by=researcher)
    publish_it(incident, by=researcher, reviewer=reviewer)
    merge_incidents(incident, standing, revisions=revisions(incident, standing), why="one evening", by=researcher, now=LATER)
    publish_it(standing, by=researcher, reviewer=reviewer, now=LATEST)
    return incident


@pytest.fixture
def retracted(publisher, researcher, reviewer):
    _, incident = make_reported(publisher, 5, by=researcher)
    publish_it(incident, by=researcher, reviewer=reviewer)
    review = ask_for_retraction(incident.pk, revision=incident.revision, by=researcher, now=LATER, why="It was a <b>drill</b>.")
    decide_review(review.pk, "approved", revision=review.revision, by=reviewer, now=LATEST, reason="checked")
    return incident


@pytest.mark.parametrize("address", ["/incidents/{}/", "/api/v1/incidents/{}/"])
def test_a_merged_code_leads_to_the_other_incident(address, client, merged, standing):
    answer = client.get(address.format(merged.code))

    assert answer.status_code == 301
    assert answer["Location"].endswith(address.format(standing.code))


def test_the_other_incident_names_the_merged_one(client, merged, standing):
    document = client.get(f"/api/v1/incidents/{standing.code}/").json()

    assert document["related"]["merged_from"] == [merged.code]
    assert f'href="/incidents/{merged.code}/"' in client.get(f"/incidents/{standing.code}/").content.decode()


def test_a_retracted_page_is_gone_and_says_why(client, retracted):
    answer = client.get(f"/incidents/{retracted.code}/")

    assert answer.status_code == 410
    assert "It was a &lt;b&gt;drill&lt;/b&gt;." in answer.content.decode()
    assert f'href="/incidents/{retracted.code}/v/1/"' in answer.content.decode()


def test_a_retracted_incident_is_a_problem_with_its_reason(client, retracted):
    answer = client.get(f"/api/v1/incidents/{retracted.code}/")

    assert answer.status_code == 410
    assert (answer.json()["code"], "drill" in answer.json()["detail"]) == ("retracted", True)


@pytest.mark.parametrize("address", ["/incidents/{}/v/{}/", "/api/v1/incidents/{}/v/{}/", "/api/v1/incidents/{}/v/{}/?format=geojson"])
def test_every_version_stays_readable(address, client, merged, retracted):
    for incident in (merged, retracted):
        for version in (1, 2):
            assert client.get(address.format(incident.code, version)).status_code == 200


def test_nothing_retracted_or_merged_is_listed(client, standing, merged, retracted):
    listed = client.get("/api/v1/incidents/").json()["results"]

    assert [row["code"] for row in listed] == [standing.code]


def test_an_older_version_says_that_it_is_not_the_newest(client, retracted):
    assert "The newest is version 2." in client.get(f"/incidents/{retracted.code}/v/1/").content.decode()
