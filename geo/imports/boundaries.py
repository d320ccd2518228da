"""Units with their outlines, as a GeoJSON file has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.gis.geos import GeometryCollection, GEOSException, GEOSGeometry, MultiPolygon, Polygon

from geo.imports.area_layouts import unit_of
from geo.imports.rows import MAX_LATITUDE, MAX_LONGITUDE, BadRow, WrongFile
from geo.models import WGS84

if TYPE_CHECKING:
    from pathlib import Path

    from geo.imports.area_layouts import Layout, Unit


@dataclass(frozen=True, slots=True)
class Boundary:
    """A unit with its outline, WGS 84."""

    unit: Unit
    outline: MultiPolygon


def read_features(path: Path) -> list[dict[str, Any]]:
    """Return the features of a GeoJSON file, each with properties.

    Raises:
        WrongFile: it is no file, no JSON, or no collection of features.

    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise WrongFile(f"{path} cannot be read: {error.strerror}. Check the name.") from error
    except UnicodeDecodeError as error:
        raise WrongFile(f"{path.name}: expected GeoJSON in UTF-8, found byte 0x{error.object[error.start]:02x}.") from error
    except json.JSONDecodeError as error:
        raise WrongFile(f"Line {error.lineno} of {path.name}: expected GeoJSON, but it is no JSON: {error.msg}.") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not features:
        raise WrongFile(f"{path.name}: expected a GeoJSON FeatureCollection with at least one feature.")
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            raise WrongFile(f"Feature {number} of {path.name}: expected an object with properties.")
    return features


def boundary_of(feature: dict[str, Any], layout: Layout, *, level: int) -> Boundary | None:
    """Return the unit of a feature; None if it is of another level.

    Raises:
        BadRow: its properties or its outline cannot be taken.

    """
    properties = feature["properties"]
    if layout.only:
        name, wanted = layout.only
        if {key.lower(): str(value) for key, value in properties.items()}.get(name) != wanted:
            return None
    return Boundary(unit_of(properties, layout, level=level), outline_of(feature.get("geometry")))


def outline_of(geometry: object) -> MultiPolygon:
    """Return a GeoJSON geometry as valid polygons.

    Raises:
        BadRow: it is no polygon in WGS 84 degrees.

    """
    try:
        shape = GEOSGeometry(json.dumps(geometry))
    except (GEOSException, ValueError, TypeError) as error:
        raise BadRow("expected the geometry of a polygon, found one that cannot be read") from error
    west, south, east, north = shape.extent if not shape.empty else (0.0, 0.0, 0.0, 0.0)
    if max(-west, east) > MAX_LONGITUDE or max(-south, north) > MAX_LATITUDE:
        raise BadRow(f"expected longitude and latitude in degrees, found coordinates as far as {east:g}, {north:g}")
    polygons = _polygons(shape if shape.valid else shape.make_valid())
    if not polygons:
        raise BadRow(f"expected a Polygon or MultiPolygon with an area, found {shape.geom_type}")
    return MultiPolygon(polygons, srid=WGS84)


def _polygons(shape: GEOSGeometry) -> list[Polygon]:
    """Return the polygons in a shape, however deep."""
    if isinstance(shape, Polygon):
        return [] if shape.empty else [shape]
    if isinstance(shape, GeometryCollection):  # and every Multi… is one
        return [polygon for part in shape for polygon in _polygons(part)]
    return []
