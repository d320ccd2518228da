"""Routes of the base map's tiles."""

from __future__ import annotations

from django.urls import path

from geo.views import base_map

urlpatterns = [
    path("places.json", base_map.places_description, name="tiles-places-description"),
    path("places/<int:z>/<int:x>/<int:y>.mvt", base_map.places, name="tiles-places"),
    path("boundaries.json", base_map.boundaries_description, name="tiles-boundaries-description"),
    path("boundaries/<int:z>/<int:x>/<int:y>.mvt", base_map.boundaries, name="tiles-boundaries"),
]
