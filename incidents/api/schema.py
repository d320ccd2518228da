"""What the OpenAPI description says of all operations: keys, formats and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from incidents.api import problems as problem_details
from incidents.api.formats import GEOJSON, GeoJsonRenderer

if TYPE_CHECKING:
    from drf_spectacular.openapi import AutoSchema

JSON = "application/json"

FORMAT = OpenApiParameter(
    "format", {"type": "string", "enum": ["json", GEOJSON]}, description="Format of the answer, instead of the header Accept."
)

_MEANINGS = {
    400: "The request can't be understood; errors name the fields or parameters.",
    401: "No key, or one that is unknown, expired or revoked.",
    403: "The key lacks the scope.",
    404: "There is nothing at this address.",
    406: "No such format.",
    410: "Was published and retracted; detail says why. Its versions stay readable.",
    413: "Too large.",
    415: "Not JSON in UTF-8.",
    422: "Understood, but it can't be taken as it is; detail says what to do.",
    429: "Too many requests; Retry-After says when to go on.",
}


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # drf-spectacular types it in part
    """Describes ``KeyAuthentication``."""

    target_class = "incidents.api.authentication.KeyAuthentication"
    name = "key"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:  # noqa: ARG002 - the parent's signature
        """Return the security scheme."""
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Api-Key` and a space before the key. Public reads need none; with one they have a higher rate.",
        }


class FieldErrorSerializer(serializers.Serializer[Any]):
    """What is wrong with one field or parameter."""

    field = serializers.CharField(help_text="Name of the field or parameter, empty for the whole.")
    code = serializers.CharField(help_text="What is wrong, for programs.")
    detail = serializers.CharField(help_text="What is wrong, for people.")


class ProblemSerializer(serializers.Serializer[Any]):
    """Problem details (RFC 9457)."""

    type = serializers.CharField(help_text="URI of the kind of problem.")
    title = serializers.CharField(help_text="The kind of problem, in the language of Accept-Language.")
    status = serializers.IntegerField(help_text="HTTP status.")
    detail = serializers.CharField(help_text="What is wrong and what to do about it, in that language.")
    instance = serializers.CharField(help_text="Path of the request.")
    code = serializers.CharField(help_text="The kind of problem, for programs; it does not change.")
    errors = FieldErrorSerializer(  # type: ignore[assignment]  # the name is RFC 9457's own example, and only declared here
        many=True, help_text="Field by field, where that can be said."
    )


def problems(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """Return the documented responses of an operation's errors."""
    return {(status, problem_details.MEDIA_TYPE): OpenApiResponse(ProblemSerializer, description=_MEANINGS[status]) for status in statuses}


def both_formats(json: Any, geojson: Any) -> dict[tuple[int, str], Any]:
    """Return the documented responses of a read in JSON and GeoJSON."""
    return {(200, JSON): json, (200, GeoJsonRenderer.media_type): geojson}
