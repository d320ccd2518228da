"""Undoing a merge, a split or a move: matches and evidence are again exactly as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pghistory
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.models import Incident, IncidentState, PublicationKind, Rearrangement, RearrangementKind
from incidents.services import snapshots
from incidents.services.evidence import renew_derived
from sources.errors import InputError, StaleError

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User


@transaction.atomic
def undo(rearrangement_id: int, *, why: str, by: User, now: datetime.datetime) -> Rearrangement:
    """Bring back what a rearrangement changed; an incident that was only split off goes, with its code.

    Raises ``InputError`` without a reason, or where an incident is in review or the split one is public; ``StaleError`` where it was
    undone before, or somebody has decided anew on the same reports or claims since: nothing that came later is overwritten.
    """
    if not why.strip():
        raise InputError("no_reason", _("Give a reason, in one line; it is kept with the decision."), field="why")
    act = Rearrangement.objects.select_for_update().get(pk=rearrangement_id)
    incidents = _locked(act)
    _check_unchanged(act)
    with pghistory.context(user=by.pk, act=f"undid {act.kind}", reason=why.strip()):
        snapshots.restore(act.before)
        for incident in incidents.values():
            _restore(incident, act, now=now)
        if act.kind == RearrangementKind.SPLIT and act.target_id is not None:
            incidents[act.target_id].delete()
            act.target = None
    act.undone_by, act.undone_at, act.undone_why = by, now, why.strip()
    act.save()
    return act


def _locked(act: Rearrangement) -> dict[int, Incident]:
    ids = {act.source_id, *([act.target_id] if act.target_id else [])}
    incidents = {incident.pk: incident for incident in Incident.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    for incident in incidents.values():
        if incident.state == IncidentState.IN_REVIEW:
            raise InputError(
                "in_review", _("%(code)s is in review. Wait for the decision, then undo this.") % {"code": incident.code}, status=409
            )
    if act.kind == RearrangementKind.SPLIT and act.target_id is not None:
        _check_removable(incidents[act.target_id], act)
    return incidents


def _check_removable(target: Incident, act: Rearrangement) -> None:
    others = target.evidence.exclude(claim__in=act.before["scope"]["claims"])
    kept = others.exists() or target.reviews.exists() or target.given.exists() or target.taken.exclude(pk=act.pk).exists()
    if kept or target.matches.filter(is_primary=True).exclude(article__in=act.before["scope"]["articles"]).exists():
        raise InputError(
            "split_lives_on",
            _("%(code)s has evidence or submissions of its own by now. Merge it back instead.") % {"code": target.code},
            status=409,
        )


def _check_unchanged(act: Rearrangement) -> None:
    if act.undone_at is not None:
        raise StaleError("undone_before", _("This was undone already."))
    now = snapshots.again(act.after)
    changed = [name for name in ("matches", "evidence") if now[name] != act.after[name]]
    moved_on = [row for row in now["incidents"] if row["merged_into"] is not None and row not in act.after["incidents"]]
    if changed or moved_on:
        raise StaleError(
            "decided_since",
            _("Somebody has decided on these reports or claims since, so undoing would overwrite that. Move what is wrong by hand."),
        )


def _restore(incident: Incident, act: Rearrangement, *, now: datetime.datetime) -> None:
    """Give ``incident`` its state back, where the act had changed it; one whose forwarding is public has to be reviewed again."""
    before = next((row for row in act.before["incidents"] if row["pk"] == incident.pk), None)
    if before is not None and incident.state == IncidentState.MERGED:
        newest = incident.publications.order_by("-version").first()
        is_forwarded = newest is not None and newest.kind == PublicationKind.MERGED
        incident.state = IncidentState.DRAFT if is_forwarded else before["state"]
        incident.merged_into_id = before["merged_into"]
    incident.revision += 1
    incident.updated_at = now
    incident.save()
    renew_derived(incident)
