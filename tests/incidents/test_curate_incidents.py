"""Describing an incident and handing it to review in the browser."""

from __future__ import annotations

import pytest
from django.urls import reverse

from incidents.models import Decision, Incident, IncidentState, Review
from incidents.services.curation import accept_proposed, open_incident
from tests.factories import NOW, make_incident, make_place, make_review
from tests.incidents.curating import TEXT, bench, make_read

DESCRIPTION = {
    "title_ar": "قصف تل نور",
    "title_en": "Shelling of Tell Nur",
    "summary": "",
    "event_type": "shelling",
    "sub_event_type": "",
    "start_date": "2022-02-04",
    "end_date": "",
    "date_precision": "",
    "place": "",
    "place_name": "",
    "geo_precision": "",
    "grading": "fair",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, researcher):
    client.force_login(researcher)
    return client


@pytest.fixture
def place():
    return make_place("Tell Nur")


@pytest.fixture
def article(report, place):
    article = make_read(report(TEXT))
    article.claims.filter(kind="place").update(place=place, geo_precision="village_town")
    return article


@pytest.fixture
def incident(article, researcher) -> Incident:
    return open_incident(article, by=researcher, now=NOW)


def describe(client, incident, **changes):
    values = {**DESCRIPTION, "revision": incident.revision, **changes}
    return client.post(reverse("incident-edit", args=[incident.code]), values)


def submit(client, incident, **changes):
    return client.post(reverse("incident-submit", args=[incident.code]), {"revision": incident.revision, "note": "", **changes})


def test_description_is_prefilled_from_the_report(desk, article, incident, place):
    form = desk.get(reverse("report-workbench", args=[article.pk])).context["incident_form"]

    assert form["title_en"].value() == "Shelling, Tell Nur"
    assert (form["event_type"].value(), form["place"].value()) == ("shelling", place.pk)
    assert form["start_date"].value() == NOW.date()


def test_saving_leads_back_to_where_the_form_was(desk, article, incident):
    assert describe(desk, incident, report=article.pk).url == f"{reverse('report-workbench', args=[article.pk])}#incident"

    incident.refresh_from_db()

    assert (incident.title_ar, incident.grading) == ("قصف تل نور", "fair")
    assert describe(desk, incident).url == f"{reverse('incident-edit', args=[incident.code])}#incident"


def test_day_and_place_get_the_precision_that_goes_with_them(desk, incident, place):
    describe(desk, incident, place=place.pk)

    incident.refresh_from_db()
    assert (str(incident.end_date), incident.date_precision) == ("2022-02-04", "day")
    assert (incident.place, incident.geo_precision) == (place, "village_town")


def test_emptied_day_and_place_leave_no_precision_behind(desk, incident):
    answer = describe(desk, incident, start_date="", date_precision="day", geo_precision="exact")

    incident.refresh_from_db()
    assert answer.status_code == 302
    assert (incident.start_date, incident.date_precision, incident.place, incident.geo_precision) == (None, "", None, "")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start_date": "", "end_date": "2022-02-04"}, "start_date"),
        ({"start_date": "2022-02-05", "end_date": "2022-02-04"}, "end_date"),
        ({"place_name": "Nowhere"}, "place_name"),
        ({"event_type": "party"}, "event_type"),
    ],
)
def test_impossible_description_is_told_at_its_field(desk, incident, changes, field):
    answer = describe(desk, incident, **changes)

    assert answer.status_code == 422
    assert answer.context["incident_form"].errors[field]
    assert Incident.objects.get().revision == incident.revision


def test_stale_description_changes_nothing(desk, article, incident):
    describe(desk, incident, title_en="Theirs")

    answer = describe(desk, incident, title_en="Mine", report=article.pk)

    assert answer.status_code == 409
    assert "was changed while you had it open" in answer.content.decode()
    assert Incident.objects.get().title_en == "Theirs"


def test_what_is_missing_is_said_before_and_at_submission(desk, article, incident):
    assert "at least one accepted claim" in bench(desk, article)

    answer = submit(desk, incident, report=article.pk)

    assert answer.status_code == 422
    assert "Before review, this incident needs: at least one accepted claim." in answer.content.decode()
    assert not Review.objects.exists()


def test_complete_incident_goes_to_review(desk, article, incident, researcher):
    accept_proposed(article, by=researcher, now=NOW)
    assert "Nothing is missing" in bench(desk, article)

    submit(desk, incident, note="The army's denial names no figure.", report=article.pk)

    review = Review.objects.get()
    assert (review.submitted_by, review.note) == (researcher, "The army's denial names no figure.")
    assert "In review, submitted by rana" in bench(desk, article)


def test_incident_in_review_offers_no_forms(desk, researcher):
    incident = make_incident(researcher, state=IncidentState.IN_REVIEW)

    page = desk.get(reverse("incident-edit", args=[incident.code])).content.decode()

    assert "Save the description" not in page
    assert "Submit for review" not in page


def test_stale_submission_changes_nothing(desk, article, incident, researcher):
    accept_proposed(article, by=researcher, now=NOW)
    describe(desk, incident)

    assert submit(desk, incident).status_code == 409
    assert not Review.objects.exists()


def test_returned_incident_says_who_returned_it_and_why(desk, researcher, reviewer):
    incident = make_incident(researcher, state=IncidentState.RETURNED)
    make_review(incident, researcher, decision=Decision.RETURNED, decided_by=reviewer, decided_at=NOW, reason="Whose figure is nine?")

    page = desk.get(reverse("incident-edit", args=[incident.code])).content.decode()

    assert "rami returned it:" in page
    assert "Whose figure is nine?" in page


def test_estimate_stands_beside_who_says_what_and_how_it_was_computed(desk, article, incident, researcher):
    accept_proposed(article, by=researcher, now=NOW)

    panel = desk.get(reverse("report-workbench", args=[article.pk])).context["panel"]

    (everyone, children) = panel.estimates
    assert (everyone.heading, everyone.low, everyone.best, everyone.high) == ("killed", 9, 9, 9)
    assert [(rival.name, rival.figure) for rival in everyone.rivals] == [("the Valley Observatory", "at least 9")]
    assert "Best estimate 9: the number that most origins name (the Valley Observatory)." in everyone.steps
    assert children.heading == "killed: children"


def test_incident_without_a_page_is_not_found(desk):
    assert desk.get(reverse("incident-edit", args=["SYR0"])).status_code == 404
