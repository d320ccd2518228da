"""What reviewers decide on submissions; nobody decides on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pghistory
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.models import Decision, IncidentState, PublicationKind, Review, ReviewComment, ReviewKind
from incidents.services.ledger import append_publication
from incidents.services.lineage import awaiting_forwarding, forwarding_document, kind_of_next
from sources.errors import InputError, StaleError

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User

    from incidents.models import Publication
    from sources.models import Claim

_STATE_AFTER = {
    (ReviewKind.PUBLICATION, Decision.APPROVED): IncidentState.PUBLISHED,
    (ReviewKind.PUBLICATION, Decision.RETURNED): IncidentState.RETURNED,
    (ReviewKind.PUBLICATION, Decision.REJECTED): IncidentState.REJECTED,
    (ReviewKind.RETRACTION, Decision.APPROVED): IncidentState.RETRACTED,
    (ReviewKind.RETRACTION, Decision.RETURNED): IncidentState.PUBLISHED,
    (ReviewKind.RETRACTION, Decision.REJECTED): IncidentState.PUBLISHED,
}


@transaction.atomic
def decide_review(
    review_id: int, decision: Decision, *, revision: int, by: User, now: datetime.datetime, reason: str
) -> Publication | None:
    """Approve, return or reject a submission; approval publishes the very document that was submitted, and returns its entry.

    With it the codes of published incidents that were merged into this one begin to lead here. An approved retraction leaves a tombstone;
    one that is returned or rejected leaves the incident public as it is.

    ``revision`` is the one the reviewer saw. Raises ``StaleError`` if the submission was decided or the incident has changed since,
    ``InputError`` without a reason, for one's own work, or for rejecting what is already public.
    """
    review = Review.objects.select_for_update(of=("self",)).select_related("incident").get(pk=review_id)
    _check_decidable(review, decision, revision=revision, by=by, reason=reason)
    incident = review.incident
    review.decision, review.decided_by, review.decided_at, review.reason = decision, by, now, reason.strip()
    incident.state = _STATE_AFTER[ReviewKind(review.kind), decision]
    incident.revision += 1
    incident.updated_at = now
    with pghistory.context(user=by.pk, reason=review.reason):
        review.save()
        incident.save()
    if decision != Decision.APPROVED:
        return None
    kind = PublicationKind.RETRACTED if review.kind == ReviewKind.RETRACTION else kind_of_next(incident)
    publication = append_publication(incident, kind, review.document, by=by, now=now)
    for merged in awaiting_forwarding(incident):
        append_publication(merged, PublicationKind.MERGED, forwarding_document(merged, incident), by=by, now=now)
    return publication


def _check_decidable(review: Review, decision: Decision, *, revision: int, by: User, reason: str) -> None:
    if review.decision != Decision.PENDING or review.incident.revision != revision:
        raise StaleError(
            "stale_review", _("This submission was decided or changed while you had it open. Nothing was done; look at it as it is now.")
        )
    if review.submitted_by_id == by.pk:
        raise InputError("own_work", _("You submitted this yourself, so another person has to decide on it."), status=403)
    if not reason.strip():
        raise InputError("no_reason", _("Give a reason, in one line; it is kept with the decision."), field="reason")
    if decision == Decision.REJECTED and review.kind == ReviewKind.PUBLICATION and review.incident.publications.exists():
        raise InputError(
            "is_public", _("This incident is already public, so a change to it can be returned, but not rejected. Retract it instead.")
        )


def comment_on(
    review: Review, text: str, *, by: User, now: datetime.datetime, claim: Claim | None = None, field: str = ""
) -> ReviewComment:
    """Add a remark to a submission, on the whole of it, one claim or one field. Raises ``InputError`` if it is empty."""
    if not text.strip():
        raise InputError("empty", _("Write the remark first."), field="text")
    return ReviewComment.objects.create(review=review, claim=claim, field=field, text=text.strip(), by=by, at=now)
