"""The page of one incident, as it is published now or as one version of the ledger has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from incidents.models import Grading, Publication, PublishedIncident
from incidents.presentation import language as page_language
from incidents.views.linked_data import linked_data
from incidents.views.maps import incident_spots, map_data
from incidents.views.readings import Reading
from incidents.views.testimony import origin_count, participations, report_voices, scoped_statements
from incidents.views.tolls import tolls
from incidents.views.whereabouts import whereabouts
from sources.models import EventType

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def incident_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show an incident as it is published now; one that is not public answers like one that does not exist."""
    newest = get_object_or_404(PublishedIncident.objects.select_related("publication"), code=code)
    return render(request, "incidents/incident.html", _context(request, newest.publication, newest))


@require_safe
def incident_version(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """Show an incident as that version of the ledger has it."""
    newest = get_object_or_404(PublishedIncident, code=code)
    publication = get_object_or_404(Publication, incident=newest.pk, version=version)
    return render(request, "incidents/incident.html", _context(request, publication, newest))


def _context(request: HttpRequest, publication: Publication, newest: PublishedIncident) -> dict[str, Any]:
    language = page_language()
    reading = Reading(publication.document, language=language)
    url = request.build_absolute_uri(reverse("incident-version", args=[newest.code, publication.version]))
    return {
        "code": newest.code,
        "document": publication.document,
        "reading": reading,
        "event_type": EventType(reading.document["event"]["type"]).label,
        "grading": Grading(reading.document["grading"]).label,
        "parts": participations(reading),
        "publication": publication,
        "newest": newest,
        "version_url": url,
        "newest_url": request.build_absolute_uri(reverse("incident-detail", args=[newest.code])),
        "tolls": tolls(reading),
        "scoped": scoped_statements(reading),
        "places": whereabouts(reading),
        "map": map_data(incident_spots(publication.document, language=language), language=language),
        "voices": report_voices(reading),
        "origin_count": origin_count(reading),
        "versions": Publication.objects.filter(incident=newest.pk).defer("document").order_by("-version"),
        "linked_data": linked_data(reading, url=url),
    }
