"""The page of one incident, as it is published now or as one version of the ledger has it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from incidents.models import TOMBSTONES, Grading, Publication, PublishedIncident
from incidents.presentation import language as page_language
from incidents.services.lineage import tombstone_of
from incidents.views.linked_data import linked_data
from incidents.views.maps import incident_spots, map_data
from incidents.views.readings import Reading
from incidents.views.testimony import origin_count, participations, report_voices, scoped_statements
from incidents.views.tolls import tolls
from incidents.views.whereabouts import whereabouts
from sources.models import EventType

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

#: By name in the document's ``related``; documents published before 2026-12 have none.
_RELATED = {"merged_from": _("Merged from"), "split_into": _("Split into"), "split_from": _("Split from")}


@require_safe
def incident_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show an incident as it is published now; one that never was public answers like one that does not exist.

    The code of one that was merged leads to the other, that of one that was retracted to the reason.
    """
    newest = PublishedIncident.objects.select_related("publication").filter(code=code).first()
    if newest is not None:
        return render(request, "incidents/incident.html", _context(request, newest.publication, newest.version))
    tombstone = tombstone_of(code)
    if tombstone is None:
        raise Http404
    if tombstone.document["merged_into"]:
        return redirect("incident-detail", tombstone.document["merged_into"], permanent=True)
    return render(request, "incidents/tombstone.html", _tombstone(tombstone), status=HTTPStatus.GONE)


@require_safe
def incident_version(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """Show an incident as that version of the ledger has it."""
    publication = get_object_or_404(Publication.objects.select_related("incident"), incident__code=code, version=version)
    if publication.kind in TOMBSTONES:
        return render(request, "incidents/tombstone.html", _tombstone(publication))
    newest = publication.incident.publications.aggregate(newest=Max("version"))["newest"]
    return render(request, "incidents/incident.html", _context(request, publication, newest))


def _tombstone(publication: Publication) -> dict[str, Any]:
    return {"code": publication.document["code"], "publication": publication, "versions": _versions(publication)}


def _versions(publication: Publication) -> QuerySet[Publication]:
    return Publication.objects.filter(incident=publication.incident_id).defer("document").order_by("-version")


def _context(request: HttpRequest, publication: Publication, newest: int) -> dict[str, Any]:
    language = page_language()
    reading = Reading(publication.document, language=language)
    document = publication.document
    code = document["code"]
    url = request.build_absolute_uri(reverse("incident-version", args=[code, publication.version]))
    return {
        "code": code,
        "document": document,
        "reading": reading,
        "event_type": EventType(reading.document["event"]["type"]).label,
        "grading": Grading(reading.document["grading"]).label,
        "parts": participations(reading),
        "publication": publication,
        "newest": newest,
        "version_url": url,
        "newest_url": request.build_absolute_uri(reverse("incident-detail", args=[code])),
        "tolls": tolls(reading),
        "scoped": scoped_statements(reading),
        "related": [(words, codes) for name, words in _RELATED.items() if (codes := document.get("related", {}).get(name))],
        "places": whereabouts(reading),
        "map": map_data(incident_spots(document, language=language), language=language),
        "voices": report_voices(reading),
        "origin_count": origin_count(reading),
        "versions": _versions(publication),
        "linked_data": linked_data(reading, url=url),
    }
