"""Which format an answer has: ``?format=``, else the header Accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer

from incidents.api.problems import FieldError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rest_framework.renderers import BaseRenderer

GEOJSON = "geojson"


class GeoJsonRenderer(JSONRenderer):
    """JSON that says it is GeoJSON (RFC 7946); the view gives it features."""

    media_type = "application/geo+json"
    format = GEOJSON


class FormatNegotiation(DefaultContentNegotiation):
    """REST framework's negotiation, with an unknown ``?format=`` as a 400 that names the known ones."""

    def filter_renderers(self, renderers: Iterable[BaseRenderer], format: str) -> list[BaseRenderer]:  # noqa: A002 - the parent's signature
        """Return the renderers of ``format``."""
        renderers = list(renderers)
        wanted = [renderer for renderer in renderers if renderer.format == format]
        if not wanted:
            known = ", ".join(renderer.format or "" for renderer in renderers)
            detail = _("There is no format “%(format)s”. Use one of: %(known)s.") % {"format": format, "known": known}
            raise Problem(400, "unknown_format", detail, errors=[FieldError("format", "unknown_format", detail)])
        return wanted
