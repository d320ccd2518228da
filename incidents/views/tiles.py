"""The tiles of published incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from geo.views.serving import TileLayer
from incidents.services.map_tiles import incidents_stamp, incidents_tile

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

INCIDENTS = TileLayer(
    "incidents",
    "Published incidents: up to zoom 7 how many lie where, at their mean position, then each of them",
    lambda: "Waqia",
    {
        "count": "Up to zoom 7: how many incidents",
        "code": "From zoom 8 on, as all that follows: public code",
        "type": "Kind of event",
        "date": "First day, ISO 8601",
        "killed_low": "Lowest estimate of people killed",
        "killed_high": "Highest estimate of people killed",
        "precision": "How well the position is known",
        "title_ar": "From zoom 10 on: Arabic title",
        "title_en": "From zoom 10 on: English title",
    },
    incidents_stamp,
    incidents_tile,
)


@require_safe
def incidents(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """Answer with a tile of incidents."""
    return INCIDENTS.serve(request, z=z, x=x, y=y)


@require_safe
def incidents_description(request: HttpRequest) -> HttpResponse:
    """Describe the layer of incidents."""
    return INCIDENTS.describe(request)
