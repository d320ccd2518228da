"""What is published: incidents in lists, one by one, and every version of each."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, PolymorphicProxySerializer, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from incidents.api import examples, pages, parameters
from incidents.api.endpoints import IMMUTABLE, PublicRead
from incidents.api.filters import FILTERS, read_conditions, read_one
from incidents.api.formats import GEOJSON
from incidents.api.geojson import collection_of
from incidents.api.schema import FORMAT, both_formats, problems
from incidents.api.shapes import (
    IncidentFeatureCollectionSerializer,
    IncidentFeatureSerializer,
    IncidentPageSerializer,
    IncidentSerializer,
    TombstoneFeatureSerializer,
    TombstoneSerializer,
)
from incidents.api.views.stored import address_of, as_stored, led_on, shown
from incidents.models import TOMBSTONES, Publication, PublishedIncident
from incidents.services.lineage import tombstone_of

if TYPE_CHECKING:
    from django.http import HttpResponse
    from rest_framework.request import Request

_PAGING = (
    OpenApiParameter(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": pages.LIMIT_AT_MOST, "default": pages.LIMIT},
        description="Incidents on a page.",
    ),
    OpenApiParameter("cursor", str, description="Where the page begins: from the next link of the page before."),
)
_AS_OF = OpenApiParameter(
    "as_of",
    {"type": "string", "format": "date"},
    description="Answer with the version that was public at the end of this day (UTC); 404 if there was none yet.",
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
        after = read_one(request.query_params, "cursor", pages.position, None)
        size = read_one(request.query_params, "limit", pages.limit, pages.LIMIT)
        # Whatever is published changes this number, and it is read first: a page is never newer than its tag says.
        latest = PublishedIncident.objects.order_by("-publication_id").values_list("publication_id", "published_at").first()
        seq, modified = latest or (0, timezone.now())

        def build() -> HttpResponse:
            rows, following = pages.page(conditions, after=after, size=size)
            for row in rows:
                row["url"] = address_of(request, row["code"])
            return self._page(request, rows, following)

        return self.revalidated(request, build, etag=str(seq), modified=modified)

    def _page(self, request: Request, rows: list[dict[str, Any]], following: pages.Position | None) -> Response:
        here = request.build_absolute_uri()
        after = replace_query_param(here, "cursor", following.cursor()) if following else None
        page = {"next": after, "results": rows}
        body = collection_of(page) if request.accepted_renderer.format == GEOJSON else page
        return Response(body, headers={"Link": f'<{after}>; rel="next"'} if after else None)


class IncidentDetail(PublicRead):
    """One published incident, as it stands now or stood on a day."""

    parameters = ("as_of", "format")

    @extend_schema(
        operation_id="get_incident",
        summary="Read an incident",
        description=(
            "The incident as now published: estimates with their derivation, every accepted claim with its quotation and source. The code "
            "of an incident that was merged into another leads to that one; one that was retracted is answered with the reason. With "
            "`as_of`, all this as it was at the end of that day."
        ),
        parameters=[_AS_OF, FORMAT],
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
        day = read_one(request.query_params, "as_of", parameters.day_so_far, None)
        if day is not None:
            return self._as_of(request, code, day)
        try:
            seq, modified, stored = as_stored(PublishedIncident.objects.filter(code=code), "publication_id", "published_at")
        except NotFound:
            return _led_on(request, code)
        return self.revalidated(request, lambda: shown(request, stored), etag=str(seq), modified=modified)

    def _as_of(self, request: Request, code: str, day: datetime.date) -> HttpResponse:
        """Return what the end of ``day`` in UTC left public."""
        end = datetime.datetime.combine(day, datetime.time(), datetime.UTC) + datetime.timedelta(days=1)
        until = Publication.objects.filter(incident__code=code, published_at__lt=end).order_by("-version")
        kind, sha256, modified, stored = as_stored(until, "kind", "sha256", "published_at")
        if kind in TOMBSTONES:
            return led_on(request, json.loads(stored), as_of=day)
        return self.revalidated(request, lambda: shown(request, stored), etag=sha256, modified=modified)


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
        sha256, modified, stored = as_stored(entries, "sha256", "published_at")
        build = lambda: shown(request, stored)  # noqa: E731
        response = self.revalidated(request, build, etag=sha256, modified=modified, cache_control=IMMUTABLE)
        response.headers["Link"] = f'<{address_of(request, code)}>; rel="latest-version"'
        return response


def _led_on(request: Request, code: str) -> HttpResponse:
    tombstone = tombstone_of(code)
    if tombstone is None:
        raise NotFound
    return led_on(request, tombstone.document)
