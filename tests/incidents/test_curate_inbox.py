"""The inbox: what stands in which section, and that the counts are right."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from incidents.models import Decision, IncidentState
from incidents.services.curation import attach_report, open_incident
from sources.models import ArticleState
from tests.conftest import make_user
from tests.factories import NOW, make_incident, make_review
from tests.incidents.curating import TEXT, make_read

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, researcher):
    client.force_login(researcher)
    return client


def counts(client) -> dict[str, int]:
    return {section.code: section.count for section in client.get(reverse("curate-inbox")).context["sections"]}


def entries(client, section: str) -> list:
    return list(client.get(reverse("curate-inbox"), {"show": section}).context["page"])


def page(client, section: str = "waiting") -> str:
    return client.get(reverse("curate-inbox"), {"show": section}).content.decode()


def test_report_waits_until_it_is_attached(desk, report, researcher):
    article = make_read(report(TEXT))
    assert entries(desk, "waiting") == [article]

    incident = open_incident(article, by=researcher, now=NOW)

    assert counts(desk) == {"waiting": 0, "mine": 1, "returned": 0, "submitted": 0}
    assert entries(desk, "mine") == [incident]


def test_another_persons_draft_is_not_mine(desk, report):
    open_incident(report(TEXT), by=make_user("samir", "researcher"), now=NOW)

    assert counts(desk)["mine"] == 0


def test_draft_that_i_fed_is_mine(desk, report, researcher):
    incident = make_incident(make_user("samir", "researcher"))

    attach_report(report(TEXT), incident, by=researcher, now=NOW)

    assert entries(desk, "mine") == [incident]


def test_public_incident_is_mine_again_once_i_add_a_report(desk, report, published, researcher):
    assert counts(desk)["mine"] == 0

    attach_report(report(TEXT), published, by=researcher, now=NOW + datetime.timedelta(days=1))

    assert entries(desk, "mine") == [published]


def test_returned_incident_says_why(desk, researcher, reviewer):
    incident = make_incident(researcher, state=IncidentState.RETURNED)
    make_review(incident, researcher, decision=Decision.RETURNED, decided_by=reviewer, decided_at=NOW, reason="Whose figure is nine?")

    assert counts(desk)["returned"] == 1
    assert "Whose figure is nine?" in page(desk, "returned")


def test_incident_in_review_is_listed_with_who_submitted_it(desk, researcher):
    make_review(make_incident(researcher, state=IncidentState.IN_REVIEW), researcher)

    assert counts(desk)["submitted"] == 1
    assert "submitted by rana" in page(desk, "submitted")


def test_state_of_the_machine_is_told(desk, report):
    report("Not read yet.")
    failed = report("Could not be read.")
    failed.state, failed.finished_at, failed.last_error = ArticleState.FAILED, NOW, "the worker died each time"
    failed.save()

    html = page(desk)

    assert "waiting to be read" in html
    assert "could not be read" in html
    assert "the worker died each time" in html


def test_claims_to_decide_are_counted(desk, report):
    make_read(report(TEXT))

    assert "7 claims to decide" in page(desk)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("waiting", "No report waits"),
        ("mine", "You have no draft"),
        ("returned", "Nothing has come back"),
        ("submitted", "Nothing is in review"),
        ("no-such-section", "No report waits"),
    ],
)
def test_empty_section_says_so(desk, section, words):
    assert words in page(desk, section)


def test_queries_do_not_grow_with_the_list(desk, report, researcher, django_assert_num_queries):
    for number in range(3):
        open_incident(report(f"Report {number}. {TEXT}"), by=researcher, now=NOW)
        report(f"Report {number} waits.")

    with django_assert_num_queries(10):  # session, user, permissions of user and group; four counts; the section's count and reports
        page(desk)
    with django_assert_num_queries(12):  # the same with incidents for reports; their reports; their submissions
        page(desk, "mine")
