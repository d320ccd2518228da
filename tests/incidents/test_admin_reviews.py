"""The queue of submissions and the page of one: who may see them, who may decide, and what comes of it."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from incidents.models import Decision, IncidentState, Publication, Review, ReviewComment
from incidents.services.reviewing import decide_review
from tests.conftest import make_user
from tests.factories import make_incident
from tests.incidents.submissions import make_correction, make_submission

QUEUE = "/admin/incidents/review/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(publisher, researcher):
    return make_submission(publisher, researcher, note="One origin for both figures.")


@pytest.fixture
def people(researcher, reviewer, admin_user, visitor):
    """Everybody who may try, by what they are."""
    looker = make_user("lina", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_review"))
    return {
        "visitor": visitor,
        "researcher": researcher,
        "staff without a role": make_user("sami", is_staff=True),
        "staff who may look": looker,
        "reviewer": reviewer,
        "superuser": admin_user,
    }


def page(review):
    return reverse("admin:incidents_review_change", args=[review.pk])


def decide(client, review, decision, **changes):
    sent = {"decision": decision, "revision": review.revision, "reason": "Quoted and dated.", **changes}
    return client.post(reverse("admin:incidents_review_decide", args=[review.pk]), sent)


def remark(client, review, **sent):
    return client.post(reverse("admin:incidents_review_remark", args=[review.pk]), sent)


@pytest.mark.parametrize("method", ["queue", "page", "decide", "remark"])
def test_anonymous_is_asked_to_log_in(method, client, review):
    acts = {
        "queue": lambda: client.get(QUEUE),
        "page": lambda: client.get(page(review)),
        "decide": lambda: decide(client, review, Decision.APPROVED),
        "remark": lambda: remark(client, review, text="?"),
    }

    response = acts[method]()

    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("visitor", 302),
        ("researcher", 302),
        ("staff without a role", 403),
        ("staff who may look", 200),
        ("reviewer", 200),
        ("superuser", 200),
    ],
)
@pytest.mark.parametrize("where", ["queue", "page"])
def test_who_sees_submissions(where, who, status, client, review, people):
    client.force_login(people[who])

    assert client.get(QUEUE if where == "queue" else page(review)).status_code == status


@pytest.mark.parametrize("who", ["visitor", "researcher", "staff without a role", "staff who may look"])
@pytest.mark.parametrize("decision", [Decision.APPROVED, Decision.RETURNED, Decision.REJECTED])
def test_who_may_not_decide(who, decision, client, review, people):
    client.force_login(people[who])

    response = decide(client, review, decision)

    review.refresh_from_db()
    assert response.status_code in {302, 403}
    assert review.decision == Decision.PENDING
    assert not Publication.objects.exists()


@pytest.mark.parametrize("who", ["reviewer", "superuser"])
@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (Decision.APPROVED, IncidentState.PUBLISHED),
        (Decision.RETURNED, IncidentState.RETURNED),
        (Decision.REJECTED, IncidentState.REJECTED),
    ],
)
def test_who_decides(who, decision, state, client, review, people):
    client.force_login(people[who])

    response = decide(client, review, decision)

    review.refresh_from_db()
    assert response["Location"] == QUEUE
    assert (review.decision, review.decided_by, review.reason) == (decision, people[who], "Quoted and dated.")
    assert review.incident.state == state


def test_approval_leads_to_the_public_page(client, review, reviewer):
    client.force_login(reviewer)

    response = client.post(
        reverse("admin:incidents_review_decide", args=[review.pk]),
        {"decision": "approved", "revision": review.revision, "reason": "Quoted and dated."},
        follow=True,
    )

    code = review.incident.code
    assert f'{code} is published as version 1. <a href="/incidents/{code}/">' in response.content.decode()


@pytest.fixture
def own_review(publisher):
    both = make_user("dana", "researcher", "reviewer", is_staff=True)
    return make_submission(publisher, both)


def test_own_work_shows_why_instead_of_buttons(client, own_review):
    client.force_login(own_review.submitted_by)

    content = client.get(page(own_review)).content.decode()

    assert "You submitted this yourself" in content
    assert 'name="decision"' not in content


@pytest.mark.parametrize("decision", [Decision.APPROVED, Decision.RETURNED, Decision.REJECTED])
def test_own_work_is_refused_even_if_posted(decision, client, own_review):
    client.force_login(own_review.submitted_by)

    response = decide(client, own_review, decision)

    own_review.refresh_from_db()
    assert response.status_code == 403
    assert "another person has to decide" in response.content.decode()
    assert own_review.decision == Decision.PENDING


def test_superusers_do_not_approve_their_own_either(client, publisher, admin_user):
    review = make_submission(publisher, admin_user)
    client.force_login(admin_user)

    assert decide(client, review, Decision.APPROVED).status_code == 403


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_decision_needs_a_reason(reason, client, review, reviewer):
    client.force_login(reviewer)

    response = decide(client, review, Decision.RETURNED, reason=reason)

    review.refresh_from_db()
    assert response.status_code == 422
    assert "Give a reason" in response.content.decode()
    assert review.decision == Decision.PENDING


def test_stale_page_changes_nothing(client, review, reviewer):
    client.force_login(reviewer)

    response = decide(client, review, Decision.APPROVED, revision=review.revision - 1)

    review.refresh_from_db()
    assert response.status_code == 409
    assert "was decided or changed while you had it open" in response.content.decode()
    assert review.decision == Decision.PENDING


def test_second_decision_is_stale(client, review, reviewer, admin_user):
    client.force_login(reviewer)
    decide(client, review, Decision.RETURNED)
    client.force_login(admin_user)

    response = decide(client, review, Decision.APPROVED)

    review.refresh_from_db()
    assert response.status_code == 409
    assert review.decided_by == reviewer
    assert 'name="decision"' not in response.content.decode()


@pytest.mark.parametrize("sent", [{"decision": "pending"}, {"decision": "merged"}, {"revision": "x"}, {"revision": ""}])
def test_tampered_form_is_a_bad_request(sent, client, review, reviewer):
    client.force_login(reviewer)

    assert decide(client, review, **{"decision": "approved", **sent}).status_code == 400


@pytest.mark.parametrize("act", ["decide", "remark"])
def test_reload_after_a_post_leads_to_the_page(act, client, review, reviewer):
    client.force_login(reviewer)

    assert client.get(f"{QUEUE}{review.pk}/{act}/")["Location"] == page(review)


@pytest.mark.parametrize("review_id", ["0", "999999", "x"])
def test_unknown_submission_is_not_found(review_id, client, reviewer):
    client.force_login(reviewer)

    assert client.get(f"{QUEUE}{review_id}/change/").status_code == 404


@pytest.mark.parametrize("verb", ["add", "delete"])
def test_submissions_are_not_made_or_deleted_here(verb, client, review, admin_user):
    client.force_login(admin_user)
    url = f"{QUEUE}add/" if verb == "add" else f"{QUEUE}{review.pk}/delete/"

    assert client.post(url, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    ("about", "claim", "field"), [({}, False, ""), ({"field": "title_en"}, False, "title_en"), ({"claim": True}, True, "")]
)
def test_remark(about, claim, field, client, review, reviewer):
    client.force_login(reviewer)
    claim_id = review.document["claims"][0]["id"]
    sent = {**about, "claim": claim_id} if claim else about

    response = remark(client, review, text=" Is this the right word? ", **sent)

    comment = ReviewComment.objects.get()
    assert response["Location"] == f"{page(review)}#remark-{comment.pk}"
    assert (comment.text, comment.field, comment.claim_id, comment.by) == (
        "Is this the right word?",
        field,
        claim_id if claim else None,
        reviewer,
    )
    assert client.get(page(review)).content.decode().count("Is this the right word?") == 1


def test_empty_remark_is_refused(client, review, reviewer):
    client.force_login(reviewer)

    response = remark(client, review, text=" ")

    assert response.status_code == 422
    assert "Write the remark first." in response.content.decode()


@pytest.mark.parametrize("sent", [{"claim": "x"}, {"field": "f" * 65}])
def test_tampered_remark_is_a_bad_request(sent, client, review, reviewer):
    client.force_login(reviewer)

    assert remark(client, review, text="?", **sent).status_code == 400


def test_remark_on_a_claim_of_something_else_is_a_bad_request(client, review, reviewer):
    client.force_login(reviewer)

    assert remark(client, review, text="?", claim=10**6).status_code == 400


def test_remarks_need_the_right_to_decide(client, review, people):
    client.force_login(people["staff who may look"])

    assert remark(client, review, text="?").status_code == 403


def rows(response):
    return [review.pk for review in response.context["cl"].result_list]


@pytest.fixture
def others(review, reviewer):
    """A submission that waits longer than ``review``, and two that are decided, the second one later."""

    def make(days, **values):
        at = review.submitted_at - datetime.timedelta(days=days)
        incident = make_incident(review.submitted_by, state=IncidentState.IN_REVIEW)
        return Review.objects.create(
            incident=incident, revision=1, document={}, submitted_by=review.submitted_by, submitted_at=at, **values
        )

    decided = {"decision": Decision.RETURNED, "decided_by": reviewer, "reason": "No date."}
    later = review.submitted_at + datetime.timedelta(days=1)
    return [make(4), make(9, **decided, decided_at=review.submitted_at), make(8, **decided, decided_at=later)]


def test_longest_waiting_first_then_decided_last(client, review, others, reviewer):
    client.force_login(reviewer)
    longer, decided, decided_later = others

    assert rows(client.get(QUEUE)) == [longer.pk, review.pk, decided_later.pk, decided.pk]


def test_queue_by_decision(client, review, others, reviewer):
    client.force_login(reviewer)

    assert rows(client.get(QUEUE, {"decision__exact": "pending"})) == [others[0].pk, review.pk]


@pytest.mark.parametrize(("days", "found"), [("1", True), ("3", True), ("7", False), ("nonsense", True)])
def test_queue_by_age(days, found, client, review, reviewer):
    client.force_login(reviewer)
    Review.objects.filter(pk=review.pk).update(submitted_at=timezone.now() - datetime.timedelta(days=5))

    assert (rows(client.get(QUEUE, {"older_than_days": days})) == [review.pk]) is found


def test_queue_by_submitter(client, review, own_review, reviewer):
    client.force_login(reviewer)

    assert rows(client.get(QUEUE, {"submitted_by__id__exact": own_review.submitted_by_id})) == [own_review.pk]
    assert review.submitted_by != own_review.submitted_by


@pytest.mark.usefixtures("review")
def test_queue_says_what_kind_of_change(client, reviewer):
    client.force_login(reviewer)

    content = client.get(QUEUE).content.decode()

    assert "first publication" in content
    assert "Shelling of Tell Nur" in content


def test_queue_says_that_a_published_incident_is_corrected(client, publisher, review, researcher, reviewer):
    correction = make_correction(review, publisher, by=researcher, reviewer=reviewer)
    client.force_login(reviewer)

    shown = client.get(QUEUE).context["cl"].result_list

    assert {row.pk: row.is_correction for row in shown} == {correction.pk: True, review.pk: False}


def test_queue_takes_no_first_publication_for_a_correction(client, review, reviewer):
    decide_review(review.pk, Decision.APPROVED, revision=review.revision, by=reviewer, now=review.submitted_at, reason="Quoted.")
    client.force_login(reviewer)

    (row,) = client.get(QUEUE).context["cl"].result_list

    assert not row.is_correction


@pytest.mark.usefixtures("others")
def test_queue_costs_the_same_however_long_it_is(client, reviewer, django_assert_num_queries):
    client.force_login(reviewer)

    # session; user; permissions of the user, of the groups; submitters for the filter; count of all, of the chosen; rows
    with django_assert_num_queries(8):
        client.get(QUEUE)
