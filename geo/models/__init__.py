"""Where: places with their names in every script, and areas with their outlines."""

from geo.models.area import Area
from geo.models.choices import WEB_MERCATOR, WGS84, GeoPrecision, NameKind, PlaceKind
from geo.models.dataset import Dataset
from geo.models.map_layer import LayerChange, MapLayer
from geo.models.place import Place, PlaceIdentifier, PlaceName, PlaceQuerySet

__all__ = [
    "WEB_MERCATOR",
    "WGS84",
    "Area",
    "Dataset",
    "GeoPrecision",
    "LayerChange",
    "MapLayer",
    "NameKind",
    "Place",
    "PlaceIdentifier",
    "PlaceKind",
    "PlaceName",
    "PlaceQuerySet",
]
