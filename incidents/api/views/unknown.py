"""Addresses that are none of the API's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponsePermanentRedirect
from django.urls import resolve
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound

from incidents.api.endpoints import Endpoint, OpenToSites

if TYPE_CHECKING:
    from typing import Any

    from rest_framework.request import Request
    from rest_framework.response import Response

URL_NAME = "api-unknown"


@extend_schema(exclude=True)
class UnknownAddress(OpenToSites, Endpoint):
    """Answers 404 as a problem, or leads on where only the last slash is missing, with method and body kept."""

    def http_method_not_allowed(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:  # type: ignore[override]  # as APIView has it
        """Answer any method: none has a handler of its own."""
        if not request.path_info.endswith("/") and resolve(f"{request.path_info}/").url_name != URL_NAME:
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True), preserve_request=True)  # type: ignore[return-value]  # any response is right
        raise NotFound
