"""Routes of the tiles of incidents."""

from __future__ import annotations

from django.urls import path

from incidents.views import tiles

urlpatterns = [
    path("incidents.json", tiles.incidents_description, name="tiles-incidents-description"),
    path("incidents/<int:z>/<int:x>/<int:y>.mvt", tiles.incidents, name="tiles-incidents"),
]
