"""What researchers do: attach a report to its incident, open a new one, describe it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pghistory
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.models import Incident, Judgement, Match, next_code
from incidents.services.evidence import link_claims, renew_derived
from incidents.services.indexing import index_incident
from incidents.services.locking import check_fresh, lock_editable
from incidents.services.prefill import prefill_incident
from sources.errors import InputError
from sources.models import Article, ClaimStatus
from sources.services.deciding import decide_claim

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User

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
    "point",
    "geo_precision",
    "grading",
)


@transaction.atomic
def attach_report(article: Article, incident: Incident, *, by: User, now: datetime.datetime) -> Match:
    """Hold ``article`` to be about ``incident``: its claims become evidence there, and its former primary incident loses them."""
    incident = lock_editable(incident.pk)
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
        lock_editable(incident.pk)
        _detach(article, match, by=by, now=now)
    match.judgement, match.by, match.at = judgement, by, now
    match.save()
    return match


@transaction.atomic
def edit_incident(
    incident_id: int, values: dict[str, Any], *, revision: int, by: User, now: datetime.datetime, reason: str = ""
) -> Incident:
    """Write the ``EDITABLE_FIELDS`` of an incident. Raises ``StaleError`` if it was edited since ``revision`` was shown."""
    incident = lock_editable(incident_id)
    check_fresh(incident, revision)
    unknown = values.keys() - set(EDITABLE_FIELDS)
    if unknown:
        raise InputError("not_editable", _("These can't be changed on this incident: %(names)s.") % {"names": ", ".join(sorted(unknown))})
    for name, value in values.items():
        setattr(incident, name, value)
    if "place" in values:
        incident.point = values.get("point") or (incident.place.point if incident.place else None)
        incident.country = incident.place.country if incident.place else incident.country
    incident.revision += 1
    incident.updated_at = now
    with pghistory.context(user=by.pk, act="edited", reason=reason.strip()):
        incident.save()
    index_incident(incident)
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


def _detach(article: Article, match: Match, *, by: User, now: datetime.datetime) -> None:
    match.is_primary = False
    match.judgement, match.by, match.at = Judgement.NEGATIVE, by, now
    match.save()
    incident = lock_editable(match.incident_id)
    incident.evidence.filter(claim__article=article).update(judgement=Judgement.NEGATIVE, by=by, at=now, why="")
    renew_derived(incident)
