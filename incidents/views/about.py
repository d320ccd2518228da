"""Where the places and outlines come from, for whoever uses them and for those to be credited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from geo.models import Dataset

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def data_sources(request: HttpRequest) -> HttpResponse:
    """List the imported files with their licenses; one that is still being imported is not there yet."""
    datasets = Dataset.objects.filter(imported_at__isnull=False).order_by("name", "file")
    return render(request, "about/data.html", {"datasets": datasets})
