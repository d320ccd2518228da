"""What the map component draws: places with their uncertainty, and names of the gazetteer around them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypedDict

from django.contrib.gis.geos import Polygon
from django.db.models import F
from django.utils.translation import gettext as _

from geo.models import WGS84, Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Names in a wide map would hide it; the largest places come first.
_MOST_LABELS = 40
_KM_PER_DEGREE = 111.2
_LEAST_MARGIN_KM = 15.0
_LABELED = (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.CAMP, PlaceKind.CROSSING)
_WIDE_LABELED = (PlaceKind.CITY,)
_WIDE_DEGREES = 2.5


class Spot(TypedDict):
    """One place on the map. ``kind`` is best, rival or incident; ``url`` is empty where the mark leads nowhere."""

    kind: str
    longitude: float
    latitude: float
    uncertainty_km: float
    name: str
    url: str


class Label(TypedDict):
    """A name of the gazetteer, in the page's language."""

    kind: str
    longitude: float
    latitude: float
    name: str


class MapData(TypedDict):
    """All that static/js/map.js is given; ``words`` are its controls' names."""

    spots: Sequence[Spot]
    labels: Sequence[Label]
    words: dict[str, str]


def map_data(spots: Sequence[Spot], *, language: str) -> MapData:
    """Return the data of a map that shows ``spots``, with the names around them."""
    taken = {(spot["longitude"], spot["latitude"]) for spot in spots}
    labels = [label for label in _labels_around(spots, language) if (label["longitude"], label["latitude"]) not in taken]
    return {"spots": spots, "labels": labels, "words": _words()}


def incident_spots(document: dict[str, Any], *, language: str) -> list[Spot]:
    """Return the best place of a public document and its rivals."""
    best = [_spot("best", document["place"], language)] if document["place"] else []
    return best + [_spot("rival", place, language) for place in document["rival_places"]]


def _spot(kind: str, place: dict[str, Any], language: str) -> Spot:
    return {
        "kind": kind,
        "longitude": place["longitude"],
        "latitude": place["latitude"],
        "uncertainty_km": place["uncertainty_km"],
        "name": place["name"][language] or place["name"]["en" if language == "ar" else "ar"],
        "url": "",
    }


def _labels_around(spots: Iterable[Spot], language: str) -> list[Label]:
    box = _box(spots)
    if box is None:
        return []
    west, south, east, north = box.extent
    kinds = _WIDE_LABELED if max(east - west, north - south) > _WIDE_DEGREES else _LABELED
    places = Place.objects.filter(point__within=box, kind__in=kinds).order_by(F("population").desc(nulls_last=True), "kind", "pk")
    return [
        {"kind": place.kind, "longitude": place.point.x, "latitude": place.point.y, "name": place.label(language)}
        for place in places.prefetch_related("names")[:_MOST_LABELS]
    ]


def _box(spots: Iterable[Spot]) -> Polygon | None:
    corners = [corner for spot in spots for corner in _corners(spot)]
    if not corners:
        return None
    longitudes, latitudes = zip(*corners, strict=True)
    box = Polygon.from_bbox((min(longitudes), min(latitudes), max(longitudes), max(latitudes)))
    box.srid = WGS84
    return box


def _corners(spot: Spot) -> Iterable[tuple[float, float]]:
    high = (2 * spot["uncertainty_km"] + _LEAST_MARGIN_KM) / _KM_PER_DEGREE
    wide = high / math.cos(math.radians(spot["latitude"]))
    yield spot["longitude"] - wide, spot["latitude"] - high
    yield spot["longitude"] + wide, spot["latitude"] + high


def _words() -> dict[str, str]:
    return {
        "title": _("Map"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "scroll": _("Hold Ctrl and scroll to zoom"),
        "touch": _("Move the map with two fingers"),
        "failed": _("This browser can't draw the map. The list beside it says the same."),
    }
