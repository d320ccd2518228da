"""Where people take another figure than the rule computes, or another rule; the computed one stays beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pghistory
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.models import Estimate, EstimateRule
from incidents.services.evidence import renew_derived
from incidents.services.locking import check_fresh, lock_editable
from sources.errors import InputError

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User

    from incidents.models import Incident


@transaction.atomic
def override_estimate(
    estimate_id: int, figures: tuple[int, int, int], *, revision: int, why: str, by: User, now: datetime.datetime
) -> Estimate:
    """Set low, best and high of an estimate by hand, with the reason and what the rule had computed.

    Raises ``InputError`` without a reason or for figures out of order, ``StaleError`` if the incident changed since ``revision``.
    """
    low, best, high = figures
    if not low <= best <= high:
        raise InputError("not_ordered", _("The lowest can't be above the best, nor the best above the highest."), field="low")
    if not why.strip():
        raise InputError("no_reason", _("Say why; the reason is published with the figure."), field="why")
    estimate = Estimate.objects.select_related("incident").get(pk=estimate_id)
    incident = _taken(estimate.incident_id, revision)
    Estimate.objects.filter(pk=estimate_id).update(
        override_low=low,
        override_best=best,
        override_high=high,
        override_why=why.strip(),
        override_by=by,
        override_at=now,
        override_basis=estimate.computed,
    )
    _touch(incident, act="override", why=why, by=by, now=now)
    estimate.refresh_from_db()
    return estimate


@transaction.atomic
def withdraw_override(estimate_id: int, *, revision: int, by: User, now: datetime.datetime) -> None:
    """Let the rule's figures stand again; an estimate that no claim supports any more goes."""
    estimate = Estimate.objects.get(pk=estimate_id)
    incident = _taken(estimate.incident_id, revision)
    Estimate.objects.filter(pk=estimate_id).update(
        override_low=None,
        override_best=None,
        override_high=None,
        override_why="",
        override_by=None,
        override_at=None,
        override_basis=None,
    )
    renew_derived(incident)
    _touch(incident, act="override withdrawn", why="", by=by, now=now)


@transaction.atomic
def choose_rule(incident_id: int, rule: EstimateRule, *, revision: int, by: User, now: datetime.datetime) -> Incident:
    """Have the figures of an incident computed by another rule."""
    incident = _taken(incident_id, revision)
    incident.estimate_rule = rule
    renew_derived(incident)
    _touch(incident, act="rule", why="", by=by, now=now)
    return incident


def _taken(incident_id: int, revision: int) -> Incident:
    incident = lock_editable(incident_id)
    check_fresh(incident, revision)
    return incident


def _touch(incident: Incident, *, act: str, why: str, by: User, now: datetime.datetime) -> None:
    incident.revision += 1
    incident.updated_at = now
    with pghistory.context(user=by.pk, act=act, reason=why.strip()):
        incident.save()
