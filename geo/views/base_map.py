"""The tiles of the base map: places and boundaries."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from geo.base_map import boundaries_tile, credits_of_data, layer_stamp, places_tile
from geo.models import MapLayer
from geo.views.serving import TileLayer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_NAMES = {"name_ar": "Name in Arabic letters", "name_en": "Name in Latin letters"}

PLACES = TileLayer(
    MapLayer.PLACES.value,
    "Places of the gazetteer, each from the zoom on at which there is room for it",
    credits_of_data,
    {
        "kind": "What it is: country, adm1, city, town, village, camp, crossing, neighbourhood, landmark",
        "population": "People, where known",
        "map_zoom": "From which zoom on it is shown",
        **_NAMES,
    },
    functools.partial(layer_stamp, MapLayer.PLACES),
    places_tile,
)
BOUNDARIES = TileLayer(
    MapLayer.BOUNDARIES.value,
    "Outlines of administrative units",
    credits_of_data,
    {"level": "0 country to 4 community", "country": "ISO 3166-1 alpha-3", "pcode": "P-code of the unit", **_NAMES},
    functools.partial(layer_stamp, MapLayer.BOUNDARIES),
    boundaries_tile,
)


@require_safe
def places(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """Answer with a tile of places."""
    return PLACES.serve(request, z=z, x=x, y=y)


@require_safe
def places_description(request: HttpRequest) -> HttpResponse:
    """Describe the layer of places."""
    return PLACES.describe(request)


@require_safe
def boundaries(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """Answer with a tile of outlines."""
    return BOUNDARIES.serve(request, z=z, x=x, y=y)


@require_safe
def boundaries_description(request: HttpRequest) -> HttpResponse:
    """Describe the layer of outlines."""
    return BOUNDARIES.describe(request)
