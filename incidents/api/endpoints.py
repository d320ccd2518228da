"""What all endpoints share: their formats and limits, and for public reads also caching and access from other sites."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from incidents.api.formats import FormatNegotiation, GeoJsonRenderer
from incidents.api.parsers import JsonObjectParser
from incidents.api.problems import FieldError, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from django.http import HttpResponse
    from rest_framework.request import Request

    from incidents.api.throttling import RateLimit

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "public, no-cache"


class Endpoint(APIView):
    """An API view that tells how much of the rate limit is left."""

    content_negotiation_class = FormatNegotiation
    renderer_classes: Sequence[type[BaseRenderer]] = (JSONRenderer,)
    parser_classes = (JsonObjectParser,)
    http_method_names: Sequence[str] = [name for name in APIView.http_method_names if name != "options"]
    metadata_class = None  # the description of the API is /api/schema/
    rate_limit: RateLimit | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a body of unknown length, which would be taken for an empty one."""
        super().initial(request, *args, **kwargs)
        if "Transfer-Encoding" in request.headers and not request.headers.get("Content-Length"):
            raise Problem(411, "length_required", _("Send the body in one piece, with its length in the header Content-Length."))

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add the headers of the rate limit."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.rate_limit is not None:
            for name, value in self.rate_limit.headers().items():
                response.headers[name] = value
        return response


class OpenToSites(APIView):
    """Lets pages of other sites read an endpoint from the browser (CORS), without cookies.

    A few headers on reads is all that is needed, so there is no middleware and no dependency for it.
    """

    http_method_names: Sequence[str] = APIView.http_method_names

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add the headers, on errors too."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After"
        return response

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:  # type: ignore[override]  # noqa: ARG002 - as APIView has it
        """Answer a preflight."""
        headers = {
            "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
            "Access-Control-Allow-Headers": "Authorization, If-Modified-Since, If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
        return Response(status=204, headers=headers)


class PublicRead(OpenToSites, Endpoint):
    """A read of what is published, in JSON or GeoJSON; a query parameter that is not in ``parameters`` is refused."""

    renderer_classes: Sequence[type[BaseRenderer]] = (JSONRenderer, GeoJsonRenderer)
    parameters: ClassVar[tuple[str, ...]] = ("format",)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse parameters that mean nothing, rather than to answer another question than was asked."""
        super().initial(request, *args, **kwargs)
        unknown = [name for name in request.query_params if name not in self.parameters]
        if unknown and request.method != "OPTIONS":
            detail = _("There is no parameter %(unknown)s. Known are: %(known)s.") % {
                "unknown": ", ".join(unknown),
                "known": ", ".join(self.parameters),
            }
            errors = [FieldError(name, "unknown_parameter", _("There is no such parameter.")) for name in unknown]
            raise Problem(400, "unknown_parameter", detail, errors=errors)

    def revalidated(
        self,
        request: Request,
        build: Callable[[], HttpResponse],
        *,
        etag: str,
        modified: datetime.datetime | None,
        cache_control: str = REVALIDATE,
    ) -> HttpResponse:
        """Return a 304 if the client has the answer already, else what ``build`` makes; either with the validators.

        ``etag`` is without quotes; ``modified`` is None where a date tells less than the tag.
        Raises ``Problem`` for a precondition that fails.
        """
        weak = f'W/"{etag}.{request.accepted_renderer.format}"'
        second = _second_over(modified)
        known = get_conditional_response(request._request, weak, second)  # noqa: SLF001 - it reads META
        if known is not None and known.status_code == HTTPStatus.PRECONDITION_FAILED:
            raise Problem(412, "precondition_failed", _("This is no longer the version that your condition names. Read it afresh."))
        response = known or build()
        response.headers["ETag"] = weak
        response.headers["Cache-Control"] = cache_control
        if second is not None:
            response.headers["Last-Modified"] = http_date(second)
        return response


def _second_over(modified: datetime.datetime | None) -> int | None:
    """Return the second of a time; None while it lasts, as it may see another publication, which a date in seconds could not tell apart."""
    second = int(modified.timestamp()) if modified else None
    return second if second is not None and second < int(timezone.now().timestamp()) else None
