"""The list of published incidents, searched and filtered, newest first; every state of it is a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from incidents.models import Grading, PublishedIncident
from incidents.presentation import language as page_language
from incidents.views.explore_filters import ExploreForm, older_than
from incidents.views.maps import MapData, Spot, map_data
from incidents.views.readings import Reading
from incidents.views.tolls import GroupToll, killed
from sources.models import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 25
#: A row names this many of those who disagree; the page of the incident names all.
MOST_ORIGINS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One incident of the list."""

    incident: PublishedIncident
    reading: Reading
    killed: GroupToll | None
    event_type: str
    grading: str

    @property
    def more_origins(self) -> int:
        """Return how many origins of the toll a short row leaves out."""
        return max(0, len(self.killed.origins) - MOST_ORIGINS) if self.killed else 0


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """Show the incidents that match the filters; ``after`` is the code of the last one of the page before."""
    form = ExploreForm(request.GET, label_suffix="")
    matching = form.matching(PublishedIncident.objects.all())
    page = older_than(matching, request.GET.get("after", "")).order_by(F("start_date").desc(nulls_last=True), "-incident_id")
    incidents = list(page[: PAGE_SIZE + 1])
    shown = incidents[:PAGE_SIZE]
    language = page_language()
    context = {
        "form": form,
        "count": matching.count(),
        "any_published": bool(shown) or PublishedIncident.objects.exists(),
        "rows": [_row(incident, language) for incident in shown],
        "map": _map(list(_spots(shown, language)), form, language),
        "older": shown[-1].code if len(incidents) > PAGE_SIZE else "",
        "is_first_page": "after" not in request.GET,
    }
    return render(request, "incidents/explore.html", context)


def _map(spots: list[Spot], form: ExploreForm, language: str) -> MapData | None:
    """Return the map of a page of the list; among all that is published unless filters ask for less, as tiles know no filters."""
    return map_data(spots, language=language, with_incidents=form.is_unfiltered) if spots else None


def _row(incident: PublishedIncident, language: str) -> Row:
    reading = Reading(incident.document, language=language)
    return Row(
        incident=incident,
        reading=reading,
        killed=killed(reading),
        event_type=str(EventType(incident.event_type).label),
        grading=str(Grading(incident.grading).label),
    )


def _spots(incidents: Iterable[PublishedIncident], language: str) -> Iterable[Spot]:
    for incident in incidents:
        place: dict[str, Any] | None = incident.document["place"]
        if place:
            yield {
                "key": incident.code,
                "kind": "incident",
                "longitude": place["longitude"],
                "latitude": place["latitude"],
                "uncertainty_km": place["uncertainty_km"],
                "name": Reading(incident.document, language=language).title,
                "url": reverse("incident-detail", args=[incident.code]),
            }
