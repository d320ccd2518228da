"""What can be looked at in the admin, what cannot be changed there by anybody, and API keys."""

from __future__ import annotations

import json

import pytest
from django.contrib import admin
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework_api_key.models import APIKey

from incidents.models import ApiKey, Decision, Estimate, Evidence, Incident, Match, Publication, Review, ReviewComment
from incidents.services.reviewing import decide_review
from sources.models import Article, Capture, Claim, ExtractionRun
from tests.conftest import make_user
from tests.factories import make_incident
from tests.incidents.submissions import DECIDED, make_correction, make_submission

UNTOUCHABLE = [Review, Publication, Incident, Claim, Capture, Article, ExtractionRun]

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(publisher, researcher, reviewer):
    review = make_submission(publisher, researcher)
    return decide_review(review.pk, Decision.APPROVED, revision=review.revision, by=reviewer, now=DECIDED, reason="Quoted and dated.")


def url(model, page, *args):
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_{page}", args=args)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("model", [*UNTOUCHABLE, ApiKey], ids=lambda model: model.__name__)
def test_every_list_and_page_opens(model, client, admin_user):
    client.force_login(admin_user)
    one = model.objects.first()

    assert client.get(url(model, "changelist")).status_code == 200
    assert one is None or client.get(url(model, "change", one.pk)).status_code == 200


def test_list_of_keys_says_what_each_may_do(client, admin_user, researcher):
    client.force_login(admin_user)
    make_key(client, researcher)

    assert "hand in reports" in client.get(url(ApiKey, "changelist")).content.decode()


def test_incident_without_a_position_opens(client, researcher, reviewer):
    client.force_login(reviewer)

    assert client.get(url(Incident, "change", make_incident(researcher).pk)).status_code == 200


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("page", ["add", "change", "delete"])
@pytest.mark.parametrize("model", UNTOUCHABLE, ids=lambda model: model.__name__)
def test_not_even_superusers_write_by_form(model, page, client, admin_user):
    client.force_login(admin_user)
    before = list(model.objects.values_list("pk"))
    args = [] if page == "add" else [model.objects.values_list("pk", flat=True).first()]

    response = client.post(url(model, page, *args), {"post": "yes", "_save": "Save"})

    assert response.status_code in {403, 405}
    assert list(model.objects.values_list("pk")) == before


@pytest.mark.parametrize("model", [Evidence, Estimate, Match, ReviewComment, APIKey], ids=lambda model: model.__name__)
def test_what_has_no_page_of_its_own(model):
    assert not admin.site.is_registered(model)


@pytest.mark.usefixtures("published")
def test_bulk_deletion_is_not_offered(client, admin_user):
    client.force_login(admin_user)

    for model in UNTOUCHABLE:
        assert "delete_selected" not in client.get(url(model, "changelist")).content.decode()


def test_history_of_an_incident_says_who_changed_what_and_why(client, publisher, researcher, reviewer):
    correction = make_correction(make_submission(publisher, researcher), publisher, by=researcher, reviewer=reviewer)
    client.force_login(reviewer)

    content = client.get(url(Incident, "history", correction.incident_id)).content.decode()

    assert "<bdi>the toll rose</bdi>" in content
    assert "<del><bdi>ungraded</bdi></del><ins><bdi>contested</bdi></ins>" in content.replace("\n", "").replace("  ", "")


@pytest.mark.parametrize(("who", "status"), [("staff", 403), ("reviewer", 200)])
def test_who_reads_the_history(who, status, client, published, reviewer):
    client.force_login(reviewer if who == "reviewer" else make_user("sami", is_staff=True))

    assert client.get(url(Incident, "history", published.incident_id)).status_code == status


def test_ledger_entry_shows_document_and_that_it_holds(client, published, reviewer):
    client.force_login(reviewer)

    content = client.get(url(Publication, "change", published.pk)).content.decode()

    assert published.sha256 in content
    assert 'alt="True"' in content
    assert "Shelling of Tell Nur" in content


def test_markup_in_the_ledger_is_text(client, publisher, researcher, reviewer):
    review = make_submission(publisher, researcher)
    review.document["summary"] = "<script>alert(1)</script>"
    review.save()
    entry = decide_review(review.pk, Decision.APPROVED, revision=review.revision, by=reviewer, now=DECIDED, reason="To be shown.")
    client.force_login(reviewer)

    assert "<script>alert(1)</script>" not in client.get(url(Publication, "change", entry.pk)).content.decode()


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("model", UNTOUCHABLE, ids=lambda model: model.__name__)
def test_list_costs_the_same_however_long_it_is(model, client, publisher, researcher, reviewer, django_assert_num_queries):
    client.force_login(reviewer)
    with CaptureQueriesContext(connection) as few:
        client.get(url(model, "changelist"))
    make_correction(make_submission(publisher, make_user("rim", "researcher")), publisher, by=researcher, reviewer=reviewer)

    with django_assert_num_queries(len(few)):
        client.get(url(model, "changelist"))


def make_key(client, person, **changes):
    sent = {"name": "Monitor feed", "user": person.pk, "scopes": ["ingest"], "expiry_date_0": "", "expiry_date_1": "", **changes}
    return client.post(url(ApiKey, "add"), sent)


def test_new_key_is_shown_once_and_works(client, admin_user, researcher):
    client.force_login(admin_user)

    response = make_key(client, researcher)

    whole = response.context["whole_key"]
    key = ApiKey.objects.get()
    assert whole in response.content.decode()
    assert (ApiKey.objects.get_from_key(whole), key.user, key.scopes) == (key, researcher, ["ingest"])


def test_new_key_is_kept_nowhere(client, admin_user, researcher):
    client.force_login(admin_user)
    secret = make_key(client, researcher).context["whole_key"].partition(".")[2]

    page = client.get(url(ApiKey, "change", ApiKey.objects.get().pk)).content.decode()
    kept = [page, json.dumps({name: cookie.value for name, cookie in client.cookies.items()})]
    kept += [json.dumps(session.get_decoded()) for session in Session.objects.all()]

    assert all(secret not in text for text in kept)
    assert "no-store" in make_key(client, researcher)["Cache-Control"]


@pytest.mark.parametrize("missing", [{"name": ""}, {"user": ""}, {"scopes": []}, {"scopes": ["everything"]}])
def test_incomplete_key_is_not_made(missing, client, admin_user, researcher):
    client.force_login(admin_user)

    assert make_key(client, researcher, **missing).status_code == 200
    assert not ApiKey.objects.exists()


def test_revoked_key_stays_revoked_and_listed(client, admin_user, researcher):
    client.force_login(admin_user)
    make_key(client, researcher)
    key = ApiKey.objects.get()
    change = {"name": key.name, "scopes": ["ingest"], "expiry_date_0": "", "expiry_date_1": ""}

    client.post(url(ApiKey, "change", key.pk), {**change, "revoked": "on"})
    client.post(url(ApiKey, "change", key.pk), change)

    key.refresh_from_db()
    assert key.revoked
    assert client.post(url(ApiKey, "delete", key.pk), {"post": "yes"}).status_code == 403


def test_a_key_keeps_its_person(client, admin_user, researcher, reviewer):
    client.force_login(admin_user)
    make_key(client, researcher)
    key = ApiKey.objects.get()

    client.post(url(ApiKey, "change", key.pk), {"name": "Renamed", "user": reviewer.pk, "scopes": ["read"]})

    key.refresh_from_db()
    assert (key.name, key.user, key.scopes) == ("Renamed", researcher, ["read"])


def test_reviewers_make_no_keys(client, reviewer, researcher):
    client.force_login(reviewer)

    assert make_key(client, researcher).status_code == 403


def test_staff_with_no_right_sees_no_incidents(client):
    client.force_login(make_user("sami", is_staff=True))

    assert "incidents" not in client.get(reverse("admin:index")).content.decode()


def test_language_can_be_switched(client, reviewer):
    client.force_login(reviewer)

    response = client.post(reverse("set_language"), {"language": "ar", "next": "/admin/"}, follow=True)

    assert 'lang="ar" dir="rtl"' in response.content.decode()


@pytest.mark.parametrize("path", ["/admin/", "/admin/incidents/review/", "/admin/sources/actor/add/", "/admin/incidents/apikey/add/"])
def test_pages_carry_no_inline_script_or_style(path, client, admin_user):
    client.force_login(admin_user)

    content = client.get(path).content.decode()

    assert "<style" not in content
    assert " style=" not in content
    assert "<script>" not in content
    assert " onclick=" not in content
