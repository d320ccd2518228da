"""Who did what to an incident, and why, from the history that the database keeps by itself."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth.models import User
from django.utils import formats
from django.utils.translation import get_language, gettext, pgettext

from geo.models import Place
from incidents.admin.changes import Change
from incidents.models import IncidentState, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that somebody did. ``by`` is empty where it is not recorded."""

    at: datetime.datetime
    by: str
    what: str
    reason: str
    changes: tuple[Change, ...] = ()


def timeline(incident: Incident) -> list[Entry]:
    """Return everything that was done to ``incident`` and is recorded, oldest first; four queries."""
    events = list(
        apps.get_model("incidents", "IncidentEvent").objects.filter(pgh_obj=incident).select_related("pgh_context").order_by("pk")
    )
    users = _names_of_users(events)
    places = _names_of_places(events)
    entries = [_entry(None, event, users, places) for event in events[:1]]
    entries += [_entry(before, after, users, places) for before, after in pairwise(events)]
    attached = incident.matches.filter(judgement=Judgement.POSITIVE).select_related("article", "by")
    entries += [
        Entry(
            at=match.at,
            by=match.by.get_username(),
            what=gettext("attached the report “%(title)s”") % {"title": f"\u2068{match.article}\u2069"},
            reason="",
        )
        for match in attached
        if match.at is not None and match.by is not None
    ]
    return sorted(entries, key=lambda entry: entry.at)


def _entry(before: Any | None, after: Any, users: dict[int, str], places: dict[int, str]) -> Entry:
    metadata = after.pgh_context.metadata if after.pgh_context else {}
    by = metadata.get("user") or (after.created_by_id if before is None else None)
    reason = metadata.get("reason", "")
    return Entry(
        at=after.updated_at,
        by=users.get(by or 0, ""),
        what=_what(before, after),
        reason=reason,
        changes=tuple(_changes(before, after, places)) if before is not None else (),
    )


def _what(before: Any | None, after: Any) -> str:
    if before is None:
        return pgettext("history", "opened the incident")
    if before.state == after.state:
        return pgettext("history", "edited")
    words: dict[str, str] = {
        IncidentState.IN_REVIEW.value: pgettext("history", "submitted for review"),
        IncidentState.PUBLISHED.value: pgettext("history", "approved and published"),
        IncidentState.RETURNED.value: pgettext("history", "returned"),
        IncidentState.REJECTED.value: pgettext("history", "rejected"),
        IncidentState.RETRACTED.value: pgettext("history", "retracted"),
        IncidentState.MERGED.value: pgettext("history", "merged into another"),
    }
    return words.get(after.state) or str(after.get_state_display())


def _changes(before: Any, after: Any, places: dict[int, str]) -> Iterable[Change]:
    for field, label in _labels().items():
        was, will = (_line(event, field, places) for event in (before, after))
        if was != will:
            yield Change(field=field, label=label, before=was, after=will)


def _line(event: Any, field: str, places: dict[int, str]) -> tuple[str, ...]:
    if field == "place":
        value = places.get(event.place_id, "")
    elif hasattr(event, f"get_{field}_display"):
        value = str(getattr(event, f"get_{field}_display")() or "")
    else:
        value = getattr(event, field)
        value = formats.date_format(value) if isinstance(value, datetime.date) else str(value or "")
    return (value,) if value else ()


def _labels() -> dict[str, str]:
    return {
        "title_ar": gettext("Arabic title"),
        "title_en": gettext("English title"),
        "summary": gettext("Summary"),
        "event_type": gettext("What was done"),
        "sub_event_type": gettext("ACLED sub-event type"),
        "start_date": gettext("First day"),
        "end_date": gettext("Last day"),
        "date_precision": gettext("Precision of the date"),
        "place": gettext("Place"),
        "geo_precision": gettext("Precision of the place"),
        "grading": gettext("Grading"),
    }


def _names_of_users(events: Iterable[Any]) -> dict[int, str]:
    ids = {event.created_by_id for event in events} | {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    return dict(User.objects.filter(pk__in=ids - {None}).values_list("pk", "username"))


def _names_of_places(events: Iterable[Any]) -> dict[int, str]:
    ids = {event.place_id for event in events} - {None}
    language = (get_language() or "en")[:2]
    return {place.pk: place.label(language) for place in Place.objects.filter(pk__in=ids).prefetch_related("names")}
