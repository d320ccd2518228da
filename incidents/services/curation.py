"""What researchers do: attach a report to its incident, open a new one, describe it, hand it to review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pghistory
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.models import EDITABLE_STATES, Decision, Incident, IncidentState, Judgement, Match, Review, next_code
from incidents.services.documents import public_document
from incidents.services.evidence import accepted_claims, link_claims, renew_derived
from incidents.services.prefill import prefill_incident
from sources.errors import InputError, StaleError
from sources.models import Article, ClaimStatus
from sources.services.deciding import decide_claim

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User
    from django.utils.functional import Promise

# What a person may write on an incident by form; everything else follows from evidence or from a service of its own.
EDITABLE_FIELDS = (
    "title_ar",
    "title_en",
    "summary",
    "event_type",
    "sub_event_type",
    "start_date",
    "end_date",
    "date_precision",
    "place",
    "geo_precision",
    "grading",
)


@transaction.atomic
def attach_report(article: Article, incident: Incident, *, by: User, now: datetime.datetime) -> Match:
    """Hold ``article`` to be about ``incident``: its claims become evidence there, and its former primary incident loses them."""
    incident = _editable(incident.pk)
    with pghistory.context(act="attached", report=article.pk):
        for other in article.matches.select_for_update().filter(is_primary=True).exclude(incident=incident):
            _detach(article, other, by=by, now=now)
        match, _created = Match.objects.update_or_create(
            article=article,
            incident=incident,
            defaults={"judgement": Judgement.POSITIVE, "by": by, "at": now, "is_primary": True},
            create_defaults={"score": 1.0, "judgement": Judgement.POSITIVE, "by": by, "at": now, "is_primary": True},
        )
        incident.evidence.filter(claim__article=article).update(judgement=Judgement.POSITIVE, by=by, at=now)
        link_claims(article, incident, by=by, now=now)
        renew_derived(incident)
    return match


@transaction.atomic
def open_incident(article: Article, *, by: User, now: datetime.datetime) -> Incident:
    """Open a draft incident described from the claims of ``article`` and attach the report to it."""
    values = prefill_incident(article)
    with pghistory.context(act="opened", report=article.pk):
        incident = Incident.objects.create(code=next_code(values["country"]), created_by=by, created_at=now, updated_at=now, **values)
    attach_report(article, incident, by=by, now=now)
    return incident


@transaction.atomic
def judge_match(article: Article, incident: Incident, judgement: Judgement, *, by: User, now: datetime.datetime) -> Match:
    """Record that a proposed incident is a different one, or that it can't be told; attaching is ``attach_report``."""
    match = Match.objects.select_for_update().get(article=article, incident=incident)
    if match.is_primary:
        _editable(incident.pk)
        _detach(article, match, by=by, now=now)
    match.judgement, match.by, match.at = judgement, by, now
    match.save()
    return match


@transaction.atomic
def edit_incident(
    incident_id: int, values: dict[str, Any], *, revision: int, by: User, now: datetime.datetime, reason: str = ""
) -> Incident:
    """Write the ``EDITABLE_FIELDS`` of an incident. Raises ``StaleError`` if it was edited since ``revision`` was shown."""
    incident = _editable(incident_id)
    if incident.revision != revision:
        raise StaleError(
            "stale_incident", _("Somebody edited this incident while you had it open. Your form was not saved; look at theirs first.")
        )
    unknown = values.keys() - set(EDITABLE_FIELDS)
    if unknown:
        raise InputError("not_editable", _("These can't be changed on this incident: %(names)s.") % {"names": ", ".join(sorted(unknown))})
    for name, value in values.items():
        setattr(incident, name, value)
    if "place" in values:
        incident.point = incident.place.point if incident.place else None
        incident.country = incident.place.country if incident.place else incident.country
    incident.revision += 1
    incident.updated_at = now
    with pghistory.context(user=by.pk, act="edited", reason=reason.strip()):
        incident.save()
    return incident


@transaction.atomic
def accept_proposed(article: Article, *, by: User, now: datetime.datetime) -> int:
    """Accept every claim of ``article`` that still waits, as it stands; returns how many."""
    waiting = article.claims.current().filter(status=ClaimStatus.PROPOSED)
    for claim in waiting:
        decide_claim(claim.pk, accept=True, version=claim.version, by=by, now=now)
    renew_after_decision(article, by=by, now=now)
    return len(waiting)


def renew_after_decision(article: Article, *, by: User, now: datetime.datetime) -> None:
    """Bring the report's primary incident, if it has one, in step with what was just decided on the report's claims."""
    match = article.matches.filter(is_primary=True).select_related("incident").first()
    if match is not None:
        link_claims(article, match.incident, by=by, now=now)
        renew_derived(match.incident)


@transaction.atomic
def submit_incident(incident_id: int, *, revision: int, by: User, now: datetime.datetime, note: str = "") -> Review:
    """Hand an incident to review, with the document as it would be published. Raises ``InputError`` that names what is missing."""
    incident = _editable(incident_id)
    if incident.revision != revision:
        raise StaleError("stale_incident", _("Somebody edited this incident while you had it open. Look at it as it is now, then submit."))
    _check_complete(incident)
    renew_derived(incident)
    incident.state = IncidentState.IN_REVIEW
    incident.revision += 1
    incident.updated_at = now
    with pghistory.context(user=by.pk, act="submitted", reason=note.strip()):
        incident.save()
        return Review.objects.create(
            incident=incident,
            revision=incident.revision,
            document=public_document(incident),
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


def _editable(incident_id: int) -> Incident:
    incident = Incident.objects.select_for_update().get(pk=incident_id)
    if incident.state not in EDITABLE_STATES:
        raise InputError(
            "not_editable",
            _("%(code)s is %(state)s, so it can't be changed now.") % {"code": incident.code, "state": incident.get_state_display()},
            status=409,
        )
    return incident


def _detach(article: Article, match: Match, *, by: User, now: datetime.datetime) -> None:
    match.is_primary = False
    match.judgement, match.by, match.at = Judgement.NEGATIVE, by, now
    match.save()
    incident = _editable(match.incident_id)
    incident.evidence.filter(claim__article=article).update(judgement=Judgement.NEGATIVE, by=by, at=now, why="")
    renew_derived(incident)


def pending_review(incident: Incident) -> Review | None:
    """Return the submission of ``incident`` that waits for a decision, if there is one."""
    return incident.reviews.filter(decision=Decision.PENDING).first()
