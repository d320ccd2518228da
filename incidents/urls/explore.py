"""Routes of the public pages."""

from __future__ import annotations

from django.urls import path

from incidents.views.about import data_sources
from incidents.views.explore import explore
from incidents.views.incident_page import incident_detail, incident_version
from incidents.views.methodology import methods, words
from incidents.views.places import place_detail, places

urlpatterns = [
    path("", explore, name="explore"),
    path("incidents/<str:code>/", incident_detail, name="incident-detail"),
    path("incidents/<str:code>/v/<int:version>/", incident_version, name="incident-version"),
    path("places/", places, name="places"),
    path("places/<int:place_id>/", place_detail, name="place-detail"),
    path("about/data/", data_sources, name="about-data"),
    path("methodology/", methods, name="methodology"),
    path("methodology/words/<slug:topic>/", words, name="methodology-words"),
]
