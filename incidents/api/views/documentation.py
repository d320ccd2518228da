"""The description of the API, as OpenAPI and as pages to read and to try it on, all from this host."""

from __future__ import annotations

from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularAPIView, SpectacularRedocView, SpectacularSwaggerView

from incidents.api.endpoints import OpenToSites

# ReDoc fills style elements that it makes empty, and one with a fixed text: these are the hashes of both. Nothing else inline is let in.
_REDOC_STYLES = ["'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", "'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='"]


class Schema(OpenToSites, SpectacularAPIView):
    """OpenAPI 3.1, in YAML or JSON."""


class SwaggerPage(SpectacularSwaggerView):
    """Swagger UI; it needs no exception from the content security policy."""

    url_name = "api-schema"
    template_name = "api/swagger.html"


@method_decorator(csp_update({"style-src": _REDOC_STYLES}), name="dispatch")
class RedocPage(SpectacularRedocView):
    """ReDoc."""

    url_name = "api-schema"
    template_name = "api/redoc.html"
