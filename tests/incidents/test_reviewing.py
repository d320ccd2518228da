"""A second person decides on submissions, on what was submitted, once."""

from __future__ import annotations

import pytest

from incidents.models import Decision, IncidentState, Publication, PublicationKind
from incidents.services.documents import public_document
from incidents.services.reviewing import comment_on, decide_review
from sources.errors import InputError, StaleError
from tests.conftest import make_user
from tests.factories import NOW, make_incident, make_place, make_publication, make_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(researcher):
    incident = make_incident(researcher, place=make_place(), state=IncidentState.IN_REVIEW)
    review = make_review(incident, researcher)
    review.document = public_document(incident)
    review.save()
    return review


def decide(review, decision, by, **changes):
    said = {"revision": 1, "now": NOW, "reason": "The figures hold.", **changes}
    return decide_review(review.pk, decision, by=by, **said)


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (Decision.APPROVED, IncidentState.PUBLISHED),
        (Decision.RETURNED, IncidentState.RETURNED),
        (Decision.REJECTED, IncidentState.REJECTED),
    ],
)
def test_decision_moves_the_incident(decision, state, review, reviewer):
    decide(review, decision, reviewer)

    review.incident.refresh_from_db()
    assert review.incident.state == state


def test_approval_publishes_what_was_submitted_and_not_what_came_after(review, reviewer):
    review.incident.title_en = "Changed behind the reviewer's back"
    review.incident.save()

    entry = decide(review, Decision.APPROVED, reviewer)

    assert entry.document["title"]["en"] == "Shelling of Tell Nur"


def test_second_publication_is_a_correction(review, reviewer):
    make_publication(review.incident, reviewer)

    assert decide(review, Decision.APPROVED, reviewer).kind == PublicationKind.CORRECTED


@pytest.mark.parametrize("decision", [Decision.RETURNED, Decision.REJECTED])
def test_nothing_is_published_without_approval(decision, review, reviewer):
    decide(review, decision, reviewer)

    assert not Publication.objects.exists()


def test_own_submission_is_refused(review, researcher):
    with pytest.raises(InputError) as caught:
        decide(review, Decision.APPROVED, researcher)

    assert caught.value.code == "own_work"


def test_reason_is_demanded(review, reviewer):
    with pytest.raises(InputError) as caught:
        decide(review, Decision.RETURNED, reviewer, reason="  ")

    assert caught.value.code == "no_reason"


def test_stale_revision_is_refused(review, reviewer):
    review.incident.revision = 2
    review.incident.save()

    with pytest.raises(StaleError):
        decide(review, Decision.APPROVED, reviewer)


def test_second_decision_is_refused(review, reviewer):
    decide(review, Decision.RETURNED, reviewer)

    with pytest.raises(StaleError):
        decide(review, Decision.APPROVED, make_user("sami", "reviewer"), revision=2)


def test_public_incident_is_not_rejected(review, reviewer):
    make_publication(review.incident, reviewer)

    with pytest.raises(InputError) as caught:
        decide(review, Decision.REJECTED, reviewer)

    assert caught.value.code == "is_public"


def test_history_says_who_decided_and_why(review, reviewer):
    decide(review, Decision.RETURNED, reviewer, reason="Which street?")

    context = review.events.latest("pgh_id").pgh_context.metadata
    assert context == {"user": reviewer.pk, "reason": "Which street?"}


def test_comment_needs_words(review, reviewer):
    with pytest.raises(InputError):
        comment_on(review, " ", by=reviewer, now=NOW)


def test_comment_is_kept(review, reviewer):
    comment_on(review, "Which street?", by=reviewer, now=NOW, field="place")

    assert review.comments.get().text == "Which street?"
