"""What is published: incidents in lists, one by one, and every version of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, PolymorphicProxySerializer, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from incidents.api import examples, pages
from incidents.api.endpoints import IMMUTABLE, REVALIDATE, PublicRead
from incidents.api.filters import FILTERS, bad_parameters, read_conditions, read_parameter
from incidents.api.formats import GEOJSON
from incidents.api.geojson import collection_of, feature_of
from incidents.api.parameters import BadValueError
from incidents.api.problems import FieldError, Problem
from incidents.api.schema import FORMAT, both_formats, problems
from incidents.api.shapes import (
    IncidentFeatureCollectionSerializer,
    IncidentFeatureSerializer,
    IncidentPageSerializer,
    IncidentSerializer,
    TombstoneFeatureSerializer,
    TombstoneSerializer,
)
from incidents.models import Publication, PublishedIncident
from incidents.services.lineage import tombstone_of

if TYPE_CHECKING:
    import datetime

    from rest_framework.request import Request

_PAGING = (
    OpenApiParameter(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": pages.LIMIT_AT_MOST, "default": pages.LIMIT},
        description="Incidents on a page.",
    ),
    OpenApiParameter("cursor", str, description="Where the page begins: from the next link of the page before."),
)


_VERSION = PolymorphicProxySerializer(
    component_name="IncidentOrTombstone", serializers=[IncidentSerializer, TombstoneSerializer], resource_type_field_name=None
)
_VERSION_FEATURE = PolymorphicProxySerializer(
    component_name="IncidentOrTombstoneFeature",
    serializers=[IncidentFeatureSerializer, TombstoneFeatureSerializer],
    resource_type_field_name=None,
)


class IncidentList(PublicRead):
    """The published incidents, newest first."""

    parameters = (*(spec.name for spec in FILTERS), "limit", "cursor", "format")

    @extend_schema(
        operation_id="list_incidents",
        summary="List published incidents",
        description=(
            "Newest first, a page at a time; follow `next` until it is null. Filters narrow it down together. A parameter that is not "
            "known is refused, so that a typing error does not pass for an answer."
        ),
        parameters=[*(spec.parameter() for spec in FILTERS), *_PAGING, FORMAT],
        responses={**both_formats(IncidentPageSerializer, IncidentFeatureCollectionSerializer), **problems(400, 406, 429)},
        examples=[*examples.PAGE, *examples.problems(400, 406, 429)],
        tags=["incidents"],
    )
    def get(self, request: Request) -> HttpResponse:
        """Return a page."""
        conditions = read_conditions(request.query_params)
        after = self._read("cursor", pages.position, None)
        size = self._read("limit", pages.limit, pages.LIMIT)
        # Whatever is published changes this number, and it is read first: a page is never newer than its tag says.
        latest = PublishedIncident.objects.order_by("-publication_id").values_list("publication_id", "published_at").first()
        seq, modified = latest or (0, timezone.now())

        def build() -> HttpResponse:
            rows, following = pages.page(conditions, after=after, size=size)
            for row in rows:
                row["url"] = _address(request, row["code"])
            return self._page(request, rows, following)

        return self.revalidated(request, build, etag=str(seq), modified=modified)

    def _read(self, name: str, read: Any, default: Any) -> Any:
        if name not in self.request.query_params:
            return default
        try:
            return read_parameter(self.request.query_params, name, read)
        except BadValueError as error:
            raise bad_parameters([FieldError(name, error.code, error.message)]) from error

    def _page(self, request: Request, rows: list[dict[str, Any]], following: pages.Position | None) -> Response:
        here = request.build_absolute_uri()
        after = replace_query_param(here, "cursor", following.cursor()) if following else None
        page = {"next": after, "results": rows}
        body = collection_of(page) if request.accepted_renderer.format == GEOJSON else page
        return Response(body, headers={"Link": f'<{after}>; rel="next"'} if after else None)


class IncidentDetail(PublicRead):
    """One published incident, as it stands now."""

    @extend_schema(
        operation_id="get_incident",
        summary="Read an incident",
        description=(
            "The incident as now published: estimates with their derivation, every accepted claim with its quotation and source. The code "
            "of an incident that was merged into another leads to that one; one that was retracted is answered with the reason."
        ),
        parameters=[FORMAT],
        responses={
            **both_formats(IncidentSerializer, IncidentFeatureSerializer),
            301: OpenApiResponse(description="Merged into the incident that the header Location leads to."),
            **problems(400, 404, 406, 410, 429),
        },
        examples=[*examples.INCIDENT, *examples.problems(400, 404, 406, 410, 429)],
        tags=["incidents"],
    )
    def get(self, request: Request, code: str) -> HttpResponse:
        """Return the document as stored."""
        try:
            seq, modified, stored = _as_stored(PublishedIncident.objects.filter(code=code), "publication_id", "published_at")
        except NotFound:
            return _led_on(request, code)
        return self.revalidated(request, lambda: _shown(request, stored), etag=str(seq), modified=modified)


class IncidentVersion(PublicRead):
    """One version of an incident, as it was published then; it never changes."""

    @extend_schema(
        operation_id="get_incident_version",
        summary="Read a version of an incident",
        description=(
            "The document of one publication, from the ledger. It never changes, so it can be cited and kept. The version with which an "
            "incident was merged or retracted says why."
        ),
        parameters=[FORMAT],
        responses={**both_formats(_VERSION, _VERSION_FEATURE), **problems(400, 404, 406, 429)},
        examples=[*examples.INCIDENT, *examples.problems(400, 404, 406, 429)],
        tags=["incidents"],
    )
    def get(self, request: Request, code: str, version: int) -> HttpResponse:
        """Return the document of the ledger's entry."""
        entries = Publication.objects.filter(incident__code=code, version=version)
        sha256, modified, stored = _as_stored(entries, "sha256", "published_at")
        build = lambda: _shown(request, stored)  # noqa: E731
        response = self.revalidated(request, build, etag=sha256, modified=modified, cache_control=IMMUTABLE)
        response.headers["Link"] = f'<{_address(request, code)}>; rel="latest-version"'
        return response


def _address(request: Request, code: str) -> str:
    return request.build_absolute_uri(reverse("api-incident", args=[code]))


def _led_on(request: Request, code: str) -> HttpResponse:
    """Lead to the incident that one was merged into; raises ``Problem`` for one that was retracted, ``NotFound`` if it never was public."""
    tombstone = tombstone_of(code)
    if tombstone is None:
        raise NotFound
    target, why = tombstone.document["merged_into"], tombstone.document["why"]
    if target:
        return HttpResponse(status=301, headers={"Location": _address(request, target), "Cache-Control": REVALIDATE})
    raise Problem(410, "retracted", _("This incident was retracted: %(why)s") % {"why": why})


def _as_stored(rows: Any, *columns: str) -> tuple[Any, datetime.datetime, str]:
    """Return two columns of the one row there is, and its document as JSON text, not parsed; raises ``NotFound``."""
    row: tuple[Any, datetime.datetime, str] | None = (
        rows.annotate(stored=Cast("document", TextField())).values_list(*columns, "stored").first()
    )
    if row is None:
        raise NotFound
    return row


def _shown(request: Request, stored: str) -> HttpResponse:
    if request.accepted_renderer.format == GEOJSON:
        return Response(feature_of(json.loads(stored)))
    return HttpResponse(stored, content_type="application/json")
