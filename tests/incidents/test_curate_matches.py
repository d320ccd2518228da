"""Which incident a report is about, decided in the browser."""

from __future__ import annotations

import pytest
from django.urls import reverse

from incidents.models import Incident, IncidentState, Judgement, Match
from incidents.services.curation import attach_report
from tests.factories import NOW, make_incident
from tests.incidents.curating import TEXT, bench, make_read

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, researcher):
    client.force_login(researcher)
    return client


@pytest.fixture
def article(report):
    return make_read(report(TEXT))


@pytest.fixture
def proposal(article, researcher) -> Match:
    return Match.objects.create(article=article, incident=make_incident(researcher), score=0.93, reasons=[])


def attach(client, article, code: str):
    return client.post(reverse("report-attach", args=[article.pk]), {"code": code})


def judge(client, match, judgement: str):
    return client.post(reverse("match-judge", args=[match.pk]), {"judgement": judgement})


def judgement_of(match) -> str:
    return Match.objects.get(pk=match.pk).judgement


def test_attaching_leads_to_the_incident(desk, article, proposal):
    answer = attach(desk, article, proposal.incident.code)

    assert answer.url == f"{reverse('report-workbench', args=[article.pk])}#incident"
    assert article.matches.get(is_primary=True).incident == proposal.incident


def test_incident_is_found_by_its_code_however_typed(desk, article, researcher):
    incident = make_incident(researcher)

    attach(desk, article, f" {incident.code.lower()} ")

    assert article.matches.get(is_primary=True).incident == incident


@pytest.mark.parametrize(("code", "message"), [("SYR0", "There is no incident SYR0"), ("", "Type the code")])
def test_unknown_code_is_told_at_its_field(desk, article, code, message):
    answer = attach(desk, article, code)

    assert answer.status_code == 422
    assert message in " ".join(answer.context["code_form"].errors["code"])
    assert not article.matches.exists()


def test_report_is_not_attached_to_what_was_rejected(desk, article, researcher):
    incident = make_incident(researcher, state=IncidentState.REJECTED)

    assert "is rejected" in " ".join(attach(desk, article, incident.code).context["code_form"].errors["code"])
    assert not article.matches.exists()


def test_report_is_not_attached_while_in_review(desk, article, researcher):
    incident = make_incident(researcher, state=IncidentState.IN_REVIEW)

    answer = attach(desk, article, incident.code)

    assert answer.status_code == 409
    assert "can&#x27;t be changed now" in answer.content.decode()
    assert not article.matches.exists()


def test_new_incident_is_opened_from_the_report(desk, article, researcher):
    desk.post(reverse("report-open-incident", args=[article.pk]))

    incident = Incident.objects.get()
    assert (incident.event_type, incident.state, incident.created_by) == ("shelling", IncidentState.DRAFT, researcher)
    assert incident.code in bench(desk, article)


@pytest.mark.parametrize("judgement", ["negative", "unsure"])
def test_proposal_is_judged_without_attaching(desk, article, proposal, judgement):
    judge(desk, proposal, judgement)

    assert judgement_of(proposal) == judgement
    assert "Judged by rana" in bench(desk, article)


def test_other_judgements_are_refused(desk, proposal):
    assert judge(desk, proposal, "positive").status_code == 400
    assert judgement_of(proposal) == Judgement.UNJUDGED


def test_detaching_takes_the_reports_claims_out(desk, article, proposal, researcher):
    match = attach_report(article, proposal.incident, by=researcher, now=NOW)

    judge(desk, match, "negative")

    assert not article.matches.filter(is_primary=True).exists()
    assert not match.incident.evidence.exclude(judgement=Judgement.NEGATIVE).exists()


@pytest.mark.parametrize(("score", "says_new"), [(0.9, False), (0.4, True)])
def test_report_looks_new_unless_a_proposal_is_likely(score, says_new, desk, article, proposal):
    Match.objects.filter(pk=proposal.pk).update(score=score)

    page = desk.get(f"/curate/reports/{article.pk}/").content.decode()

    assert ("Looks new." in page) == says_new
    assert proposal.incident.code in page
