"""How every layer of tiles is answered: checked, cached until its data changes, never slow, and open to other sites.

The address that a layer's description gives for its tiles names the state of the data. Under it a tile never changes and is kept for
good; without it, or with that of another state, a tile is asked for again each time, and 304 says that it is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from geo.tiles import MAX_ZOOM, NoSuchTileError, Tile
from geo.vector_tiles import TileTooSlowError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
RETRY_AFTER_S = 5


@dataclass(frozen=True, slots=True)
class TileLayer:
    """One layer: its name in addresses and tiles, whom to credit, what its attributes mean, its state, and who makes its tiles."""

    name: str
    description: str
    credit: Callable[[], str]
    fields: Mapping[str, str]
    stamp: Callable[[], str]
    make: Callable[[Tile], bytes]

    def serve(self, request: HttpRequest, *, z: int, x: int, y: int) -> HttpResponse:
        """Answer with a tile, or say what is wrong with its address."""
        try:
            tile = Tile(z, x, y)
        except NoSuchTileError as error:
            return _problem(404, _("There is no such tile"), _outside(*error.args))
        stamp = self.stamp()
        etag = f'"{self.name}-{stamp}"'
        response = get_conditional_response(request, etag)
        try:
            response = response or HttpResponse(self.make(tile), content_type=MEDIA_TYPE)
        except TileTooSlowError:
            return _too_slow()
        return _cached(response, etag, FOR_GOOD if request.GET.get("v") == stamp else ASK_AGAIN)

    def describe(self, request: HttpRequest) -> HttpResponse:
        """Answer with the layer's description as TileJSON 3.0."""
        stamp = self.stamp()
        etag = f'"{self.name}-{stamp}"'
        first = request.build_absolute_uri(reverse(f"tiles-{self.name}", args=[0, 0, 0]))
        document = {
            "tilejson": "3.0.0",
            "name": self.name,
            "description": self.description,
            "tiles": [f"{first.removesuffix('0/0/0.mvt')}{{z}}/{{x}}/{{y}}.mvt?v={stamp}"],
            "minzoom": 0,
            "maxzoom": MAX_ZOOM,
            "bounds": [-180, -85.05112877980659, 180, 85.0511287798066],
            "attribution": self.credit(),
            "vector_layers": [{"id": self.name, "description": self.description, "fields": dict(self.fields)}],
        }
        return _cached(get_conditional_response(request, etag) or JsonResponse(document), etag, ASK_AGAIN)


def _cached(response: HttpResponse, etag: str, cache_control: str) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = cache_control
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _outside(what: str, most: int) -> str:
    if what == "zoom":
        return _("Tiles are made up to zoom %(most)s; beyond it, draw these larger.") % {"most": most}
    return _("At this zoom, columns and rows go from 0 to %(most)s.") % {"most": most}


def _too_slow() -> HttpResponse:
    response = _problem(503, _("This tile takes too long just now"), _("Try again in a few seconds, or ask for a larger zoom."))
    response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def _problem(status: int, title: str, detail: str) -> HttpResponse:
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    response = JsonResponse(body, status=status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-store"
    return response
