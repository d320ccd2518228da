"""Handing an incident to review: for publication, or for being taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pghistory
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.models import Decision, Incident, IncidentState, PublishedIncident, Review, ReviewKind
from incidents.services.documents import public_document
from incidents.services.evidence import accepted_claims, renew_derived
from incidents.services.lineage import retraction_document
from incidents.services.locking import check_fresh, lock_editable
from sources.errors import InputError

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User
    from django.utils.functional import Promise


@transaction.atomic
def submit_incident(incident_id: int, *, revision: int, by: User, now: datetime.datetime, note: str = "") -> Review:
    """Hand an incident to review, with the document as it would be published. Raises ``InputError`` that names what is missing."""
    incident = lock_editable(incident_id)
    check_fresh(incident, revision)
    _check_complete(incident)
    renew_derived(incident)
    return _hand_in(incident, ReviewKind.PUBLICATION, public_document(incident), by=by, now=now, note=note)


@transaction.atomic
def ask_for_retraction(incident_id: int, *, revision: int, by: User, now: datetime.datetime, why: str) -> Review:
    """Ask that a published incident be taken back; another person decides. Raises ``InputError`` without a reason or a publication."""
    incident = lock_editable(incident_id)
    check_fresh(incident, revision)
    if not PublishedIncident.objects.filter(incident=incident).exists():
        raise InputError("not_public", _("%(code)s is not public, so there is nothing to retract.") % {"code": incident.code}, status=409)
    if not why.strip():
        raise InputError("no_reason", _("Say why it has to be taken back; the reason stays public in its place."), field="why")
    return _hand_in(incident, ReviewKind.RETRACTION, retraction_document(incident, why.strip()), by=by, now=now, note=why)


def _hand_in(incident: Incident, kind: ReviewKind, document: dict[str, Any], *, by: User, now: datetime.datetime, note: str) -> Review:
    incident.state = IncidentState.IN_REVIEW
    incident.revision += 1
    incident.updated_at = now
    with pghistory.context(user=by.pk, act="submitted", reason=note.strip()):
        incident.save()
        return Review.objects.create(
            incident=incident,
            kind=kind,
            revision=incident.revision,
            document=document,
            submitted_by=by,
            submitted_at=now,
            note=note.strip(),
        )


def missing_for_review(incident: Incident) -> list[Promise]:
    """Return what ``incident`` still needs before it can be submitted, in words; empty if nothing."""
    needs: tuple[tuple[Promise, object], ...] = (
        (_("a title"), incident.title_ar or incident.title_en),
        (_("a date"), incident.start_date),
        (_("a place"), incident.place_id),
        (_("at least one accepted claim"), accepted_claims(incident).exists()),
    )
    return [label for label, present in needs if not present]


def _check_complete(incident: Incident) -> None:
    missing = missing_for_review(incident)
    if missing:
        raise InputError(
            "incomplete", _("Before review, this incident needs: %(missing)s.") % {"missing": ", ".join(str(label) for label in missing)}
        )


def pending_review(incident: Incident) -> Review | None:
    """Return the submission of ``incident`` that waits for a decision, if there is one."""
    return incident.reviews.filter(decision=Decision.PENDING).first()
