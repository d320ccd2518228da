"""Taking incidents to change them: locked, not out of date, in a state that allows it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from incidents.models import EDITABLE_STATES, Incident
from sources.errors import InputError, StaleError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Columns of an incident that change with every edit and tell a reader nothing.
_SILENT = {"revision", "updated_at"}


def lock_editable(incident_id: int) -> Incident:
    """Return the incident, locked until the transaction ends. Raises ``InputError`` where its state allows no change."""
    incident = Incident.objects.select_for_update().get(pk=incident_id)
    if incident.state not in EDITABLE_STATES:
        raise InputError(
            "not_editable",
            _("%(code)s is %(state)s, so it can't be changed now.") % {"code": incident.code, "state": incident.get_state_display()},
            status=409,
        )
    return incident


def lock_all(revisions: Mapping[int, int]) -> dict[int, Incident]:
    """Return incidents by id, each as it was at the revision shown; locked in one order, so that two people never wait for each other.

    Raises ``StaleError`` where one was changed since, saying by whom and in what, ``InputError`` where its state allows no change.
    """
    incidents = {pk: lock_editable(pk) for pk in sorted(revisions)}
    for pk, incident in incidents.items():
        check_fresh(incident, revisions[pk])
    return incidents


def check_fresh(incident: Incident, revision: int) -> None:
    """Raise ``StaleError`` if ``incident`` was changed since ``revision`` was shown, saying what changed and who did it."""
    if incident.revision == revision:
        return
    raise StaleError(
        "stale_incident",
        _("%(code)s was changed while you had it open: %(changes)s. Nothing was saved; look at it as it is now, then decide.")
        % {"code": incident.code, "changes": changes_since(incident, revision)},
    )


def changes_since(incident: Incident, revision: int) -> str:
    """Return what was changed since ``revision`` and by whom, in words, from the history that the database keeps."""
    events = list(incident.events.select_related("pgh_context").filter(revision__gte=revision).order_by("pgh_id"))  # type: ignore[attr-defined]  # pghistory's
    fields = [field for field in Incident._meta.concrete_fields if field.name not in _SILENT]  # noqa: SLF001 - Django's public API
    changed = {
        str(field.verbose_name): None
        for before, after in pairwise(events)
        for field in fields
        if getattr(before, field.attname) != getattr(after, field.attname)
    }
    people = [event.pgh_context.metadata["user"] for event in events[1:] if event.pgh_context and "user" in event.pgh_context.metadata]
    names = sorted(User.objects.filter(pk__in=people).values_list("username", flat=True))
    separator = pgettext("list separator", ", ")
    what = separator.join(changed) or str(_("its evidence"))
    return f"{what} ({separator.join(names)})" if names else what
