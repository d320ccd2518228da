"""Handing reports in, and asking how far the machine has come with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from incidents.api import examples
from incidents.api.endpoints import Endpoint
from incidents.api.permissions import MayIngest
from incidents.api.schema import problems
from incidents.api.serializers import HandInSerializer, ReportSerializer
from incidents.tasks import process_article
from sources.errors import InputError
from sources.models import Article, ArticleState
from sources.services.archive import HandedIn, archive_report, find_publisher

if TYPE_CHECKING:
    from typing import Any

    from rest_framework.request import Request

    from sources.services.archive import Archived

_AGENT_AT_MOST = 200
# The archive's names of what is handed in, where the API's differ.
_FIELDS = {"published": "published_date"}


class ReportHandIn(Endpoint):
    """Reports, by ``POST``."""

    permission_classes = (MayIngest,)

    @extend_schema(
        operation_id="hand_in_report",
        summary="Hand in a report",
        description=(
            "Archives the text and has it read in the background. The same bytes twice give the same report: the first time the answer "
            "is 201, from then on 200. What is wrong is said before anything is saved."
        ),
        request=HandInSerializer,
        responses={
            200: OpenApiResponse(ReportSerializer, description="These bytes are known already."),
            201: OpenApiResponse(ReportSerializer, description="Archived; it waits to be read."),
            **problems(400, 401, 403, 413, 415, 422, 429),
        },
        examples=[*examples.HAND_IN, *examples.problems(400, 401, 403, 413, 415, 422, 429)],
        tags=["articles"],
    )
    def post(self, request: Request) -> Response:
        """Archive a report and have it read."""
        given = HandInSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        archived = _archive(given.validated_data, request)
        if archived.article.state == ArticleState.RECEIVED:
            article_id = archived.article.pk
            # If no message gets through, the report is found all the same, by the task that looks for what waits.
            transaction.on_commit(lambda: process_article.delay(article_id), robust=True)
        report = ReportSerializer(archived.article, context={"request": request}).data
        name = "Location" if archived.is_new else "Content-Location"
        return Response(report, status=201 if archived.is_new else 200, headers={name: report["url"]})


class ReportDetail(Endpoint):
    """One report, for those who handed it in and for researchers."""

    permission_classes = (MayIngest,)

    @extend_schema(
        operation_id="get_report",
        summary="Ask how far a report has come",
        description="For keys of people who handed the report in, and of researchers; to others there is nothing here.",
        responses={200: ReportSerializer, **problems(401, 403, 404, 429)},
        examples=[*examples.REPORT, *examples.problems(401, 403, 404, 429)],
        tags=["articles"],
    )
    def get(self, request: Request, pk: int) -> Response:
        """Return the report's state and hashes."""
        article = Article.objects.select_related("publisher").filter(pk=pk).first()
        if article is None or not _may_see(cast(User, request.user), article):
            raise NotFound
        return Response(ReportSerializer(article, context={"request": request}).data, headers={"Cache-Control": "no-store"})


def _archive(values: dict[str, Any], request: Request) -> Archived:
    try:
        report = HandedIn(
            raw=values["text"].encode(),
            publisher=find_publisher(values["publisher"]),
            published=values["published_date"],
            url=values["url"],
            title=values["title"],
        )
        agent = f"api {request.headers.get('User-Agent', '')}".strip()[:_AGENT_AT_MOST]
        return archive_report(report, by=cast(User, request.user), agent=agent, now=timezone.now())
    except InputError as error:
        error.field = _FIELDS.get(error.field, error.field)
        raise


def _may_see(user: User, article: Article) -> bool:
    return article.captures.filter(captured_by=user).exists() or user.has_perm("incidents.curate_incident")
