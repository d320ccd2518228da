"""The feed of changes: what happened to the published incidents, in the order of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from incidents.api import examples, pages, parameters
from incidents.api.endpoints import PublicRead
from incidents.api.filters import read_one
from incidents.api.schema import problems
from incidents.api.shapes import ChangePageSerializer
from incidents.models import Publication

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse
    from rest_framework.request import Request

_PARAMETERS = [
    OpenApiParameter(
        "since",
        {"type": "integer", "minimum": 0, "maximum": parameters.LARGEST, "default": 0},
        description="Number of the last change that you know; 0 begins at the first.",
    ),
    OpenApiParameter(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": pages.LIMIT_AT_MOST, "default": pages.LIMIT},
        description="Changes on a page.",
    ),
]


class ChangeFeed(PublicRead):
    """What was published, corrected, merged, split and retracted, oldest first.

    Whoever publishes holds the ledger's lock until the transaction has ended. So entries become visible in the order of their
    numbers, and a client that asks for what came after the last number that it saw misses nothing.
    """

    renderer_classes = (JSONRenderer,)
    parameters = ("since", "limit")

    @extend_schema(
        operation_id="list_changes",
        summary="Follow changes",
        description=(
            "Every publication since a number, oldest first: an incident published for the first time, corrected, split, or taken back "
            "because it was merged into another or retracted. Numbers have no gaps, and none appears after a higher one. Follow `next` "
            "until it is null; later, ask again with `since` as the last `seq` that you have read. The document is at `url`. A hash "
            "covers the document and the hash before, so it stands for everything published up to there."
        ),
        parameters=_PARAMETERS,
        responses={200: ChangePageSerializer, **problems(400, 406, 429)},
        examples=[*examples.CHANGES, *examples.problems(400, 406, 429)],
        tags=["changes"],
    )
    def get(self, request: Request) -> HttpResponse:
        """Return a page."""
        since = read_one(request.query_params, "since", parameters.count, 0)
        size = read_one(request.query_params, "limit", pages.limit, pages.LIMIT)
        # The page, and whether there is another, follow from the newest entry that either may show: the tag is its number.
        seen = Publication.objects.filter(seq__lte=since + size + 1).order_by("-seq").values_list("seq", flat=True).first()
        # No date: two entries may have the same second, and a client that asks by date would miss the later one.
        return self.revalidated(request, lambda: _page(request, since, size), etag=str(seen or 0), modified=None)


def _page(request: Request, since: int, size: int) -> Response:
    rows = list(_rows(since)[: size + 1])
    results = [{**row, "url": _version_address(request, row)} for row in rows[:size]]
    following = replace_query_param(request.build_absolute_uri(), "since", results[-1]["seq"]) if len(rows) > size else None
    return Response({"next": following, "results": results}, headers={"Link": f'<{following}>; rel="next"'} if following else None)


def _rows(since: int) -> QuerySet[Publication, Any]:
    return (
        Publication.objects.filter(seq__gt=since)
        .order_by("seq")
        .values(
            "seq",
            "kind",
            "version",
            "published_at",
            "sha256",
            code=F("incident__code"),
            merged_into=KeyTextTransform("merged_into", "document"),
        )
    )


def _version_address(request: Request, row: dict[str, Any]) -> str:
    return request.build_absolute_uri(reverse("api-incident-version", args=[row["code"], row["version"]]))
