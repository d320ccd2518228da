"""Reads vector tiles with GDAL, which knows nothing of how Waqia makes them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.gis.gdal import CoordTransform, DataSource, SpatialReference
from django.contrib.gis.geos import GEOSGeometry

from geo.tiles import Tile


class Feature(NamedTuple):
    """A feature with its attributes, and its geometry in WGS 84."""

    values: dict[str, Any]
    geometry: GEOSGeometry


def tile_at(longitude: float, latitude: float, *, zoom: int) -> Tile:
    """Return the tile of that zoom that holds a position, found by its bounds alone."""
    for x in range(1 << zoom):
        west, _south, east, _north = Tile(zoom, x, 0).bounds()
        if west <= longitude < east:
            break
    for y in range(1 << zoom):
        _west, south, _east, north = Tile(zoom, x, y).bounds()
        if south <= latitude < north:
            return Tile(zoom, x, y)
    raise ValueError(latitude)


def address(layer: str, tile: Tile) -> str:
    return f"/tiles/{layer}/{tile.z}/{tile.x}/{tile.y}.mvt"


def read_tile(content: bytes, tile: Tile) -> list[Feature]:
    """Return the features of the tile's only layer, in their order; none for an empty tile."""
    if not content:
        return []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / str(tile.z) / str(tile.x) / f"{tile.y}.mvt"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        (layer,) = DataSource(f"MVT:{path}")
        to_degrees = CoordTransform(SpatialReference(3857), SpatialReference("OGC:CRS84"))
        features = []
        for feature in layer:
            geometry = feature.geom
            geometry.transform(to_degrees)
            values = {field: feature.get(field) for field in layer.fields}
            features.append(Feature({name: value for name, value in values.items() if value is not None}, geometry.geos))
    return features
