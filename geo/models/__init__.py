"""Where: places with their names in every script, and areas with their outlines."""

from geo.models.area import Area
from geo.models.choices import WGS84, GeoPrecision, NameKind, PlaceKind
from geo.models.dataset import Dataset
from geo.models.place import Place, PlaceIdentifier, PlaceName, PlaceQuerySet

__all__ = [
    "WGS84",
    "Area",
    "Dataset",
    "GeoPrecision",
    "NameKind",
    "Place",
    "PlaceIdentifier",
    "PlaceKind",
    "PlaceName",
    "PlaceQuerySet",
]
