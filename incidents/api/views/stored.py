"""Documents of incidents as they are stored, and the way on from those that are not public any more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from incidents.api.endpoints import REVALIDATE
from incidents.api.formats import GEOJSON
from incidents.api.geojson import feature_of
from incidents.api.problems import Problem

if TYPE_CHECKING:
    import datetime

    from rest_framework.request import Request


def address_of(request: Request, code: str) -> str:
    """Return the absolute address of an incident."""
    return request.build_absolute_uri(reverse("api-incident", args=[code]))


def as_stored(rows: Any, *columns: str) -> tuple[Any, ...]:
    """Return columns of the first of ``rows``, and its document as JSON text, not parsed; raises ``NotFound``."""
    row: tuple[Any, ...] | None = rows.annotate(stored=Cast("document", TextField())).values_list(*columns, "stored").first()
    if row is None:
        raise NotFound
    return row


def shown(request: Request, stored: str) -> HttpResponse:
    """Return a document in the format that was asked for."""
    if request.accepted_renderer.format == GEOJSON:
        return Response(feature_of(json.loads(stored)))
    return HttpResponse(stored, content_type="application/json")


def led_on(request: Request, tombstone: dict[str, Any], *, as_of: datetime.date | None = None) -> HttpResponse:
    """Lead to the incident that one was merged into, on the same day if one is given; raises ``Problem`` for one that was retracted."""
    target, why = tombstone["merged_into"], tombstone["why"]
    if target:
        location = address_of(request, target) + (f"?as_of={as_of}" if as_of else "")
        return HttpResponse(status=301, headers={"Location": location, "Cache-Control": REVALIDATE})
    raise Problem(410, "retracted", _("This incident was retracted: %(why)s") % {"why": why})
