"""The inbox: what waits, what is one's own, what came back, what is in review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

from incidents.presentation.inbox import SECTIONS, entries, sections
from incidents.views.curate_access import researchers_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from incidents.views.curate_access import ResearcherRequest

PER_PAGE = 50


@require_GET
@researchers_only
def inbox(request: ResearcherRequest) -> HttpResponse:
    """Show one section of the inbox; an unknown one is the first."""
    section = request.GET.get("show", "")
    section = section if section in SECTIONS else "waiting"
    page = Paginator(entries(section, request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "curate/inbox.html", {"section": section, "sections": sections(request.user), "page": page})
