"""Routes of the API."""

from __future__ import annotations

from django.urls import path, re_path
from django.views.generic import RedirectView

from incidents.api.views import unknown
from incidents.api.views.articles import ReportDetail, ReportHandIn
from incidents.api.views.changes import ChangeFeed
from incidents.api.views.documentation import RedocPage, Schema, SwaggerPage
from incidents.api.views.incidents import IncidentDetail, IncidentList, IncidentVersion

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api-docs"), name="api"),
    path("docs/", SwaggerPage.as_view(), name="api-docs"),
    path("redoc/", RedocPage.as_view(), name="api-redoc"),
    path("schema/", Schema.as_view(), name="api-schema"),
    path("v1/articles/", ReportHandIn.as_view(), name="api-articles"),
    path("v1/articles/<int:pk>/", ReportDetail.as_view(), name="api-report"),
    path("v1/changes/", ChangeFeed.as_view(), name="api-changes"),
    path("v1/incidents/", IncidentList.as_view(), name="api-incidents"),
    path("v1/incidents/<slug:code>/", IncidentDetail.as_view(), name="api-incident"),
    path("v1/incidents/<slug:code>/v/<int:version>/", IncidentVersion.as_view(), name="api-incident-version"),
    re_path("", unknown.UnknownAddress.as_view(), name=unknown.URL_NAME),
]
