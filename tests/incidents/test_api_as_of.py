"""An incident as it was public at the end of a day."""

from __future__ import annotations

import datetime

import pytest

from incidents.models import PublicationKind
from incidents.services.ledger import append_publication
from incidents.services.lineage import forwarding_document, retraction_document
from tests.factories import make_incident
from tests.incidents.publishing import publish

pytestmark = pytest.mark.django_db


def at(day: str, time: str = "12:00:00") -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{day}T{time}+00:00")


@pytest.fixture
def ask(api):
    def answer(incident, day: str, **extra: str):
        return api.get(f"/api/v1/incidents/{incident.code}/", query_params={"as_of": day, **extra})

    return answer


@pytest.fixture
def corrected(researcher, reviewer):
    """Published on March 1, in the last microsecond, and corrected on March 3."""
    incident = publish(make_incident(researcher), reviewer, now=at("2022-03-01", "23:59:59.999999"))
    incident.title_en = "Shelling of Tell Nur market"
    return publish(incident, reviewer, now=at("2022-03-03", "00:00:00"))


@pytest.mark.parametrize(("day", "version"), [("2022-03-01", 1), ("2022-03-02", 1), ("2022-03-03", 2), ("2024-01-01", 2)])
def test_version_of_that_day_is_answered(day, version, ask, corrected):
    answer = ask(corrected, day)

    assert answer.json()["version"] == version
    assert answer.json() == corrected.publications.get(version=version).document


@pytest.mark.parametrize("day", ["0001-01-01", "2022-02-28"])
def test_before_the_first_version_there_is_nothing(day, ask, corrected):
    assert ask(corrected, day).status_code == 404


def test_draft_was_never_public(ask, researcher):
    assert ask(make_incident(researcher), "2022-03-01").status_code == 404


def test_it_is_geojson_too(ask, corrected):
    assert ask(corrected, "2022-03-01", format="geojson").json()["properties"]["version"] == 1


def test_unchanged_answer_is_not_sent_again(api, ask, corrected):
    first = ask(corrected, "2022-03-01")

    again = api.get(f"/api/v1/incidents/{corrected.code}/?as_of=2022-03-01", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_merged_incident_leads_on_to_the_same_day_only_from_then_on(api, ask, corrected, researcher, reviewer):
    other = publish(make_incident(researcher), reviewer, now=at("2022-03-01"))
    append_publication(corrected, PublicationKind.MERGED, forwarding_document(corrected, other), by=reviewer, now=at("2022-03-05"))

    led = ask(corrected, "2022-03-05")

    assert ask(corrected, "2022-03-04").json()["version"] == 2
    assert (led.status_code, led["Location"]) == (301, f"http://testserver/api/v1/incidents/{other.code}/?as_of=2022-03-05")
    assert api.get(led["Location"]).json()["code"] == other.code


def test_retracted_incident_is_gone_only_from_then_on(ask, corrected, reviewer):
    append_publication(corrected, PublicationKind.RETRACTED, retraction_document(corrected, "a drill"), by=reviewer, now=at("2022-03-05"))

    gone = ask(corrected, "2022-03-05")

    assert ask(corrected, "2022-03-04").status_code == 200
    assert (gone.status_code, gone.json()["code"], "a drill" in gone.json()["detail"]) == (410, "retracted", True)


@pytest.mark.parametrize("day", ["", "yesterday", "2022-02-30", "2022-3-1", "20220301", "0000-01-01", "9999-12-31", "2022-03-01T00:00:00Z"])
def test_day_that_is_none_or_has_not_come_is_refused(day, ask, corrected):
    answer = ask(corrected, day)

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["as_of"]


def test_today_is_answered_as_it_stands(ask, corrected):
    assert ask(corrected, datetime.datetime.now(datetime.UTC).date().isoformat()).json()["version"] == 2
