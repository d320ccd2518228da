"""Incidents as GeoJSON (RFC 7946): positions in WGS 84, longitude first; an incident without a position has a null geometry."""

from __future__ import annotations

from typing import Any


def collection_of(page: dict[str, Any]) -> dict[str, Any]:
    """Return a page of incidents as a FeatureCollection; ``next`` is a foreign member."""
    return {"type": "FeatureCollection", "features": [_feature_of_row(row) for row in page["results"]], "next": page["next"]}


def feature_of(document: dict[str, Any]) -> dict[str, Any]:
    """Return an incident's public document as a Feature, the document itself as its properties."""
    place = document.get("place")  # a tombstone has none
    return _feature(document["code"], (place["longitude"], place["latitude"]) if place else None, document)


def _feature_of_row(row: dict[str, Any]) -> dict[str, Any]:
    properties = {name: value for name, value in row.items() if name not in {"longitude", "latitude"}}
    return _feature(row["code"], (row["longitude"], row["latitude"]) if row["longitude"] is not None else None, properties)


def _feature(code: str, coordinates: tuple[float, float] | None, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": coordinates} if coordinates else None
    return {"type": "Feature", "id": code, "geometry": geometry, "properties": properties}
