"""All routes."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import views as auth_views
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/login/", auth_views.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("accounts/logout/", auth_views.LogoutView.as_view(), name="logout"),
    path("language/", include("django.conf.urls.i18n")),
    path("api/", include("incidents.api.urls")),
    path("curate/", include("incidents.urls.curate")),
    path("tiles/", include("geo.urls")),
    path("tiles/", include("incidents.urls.tiles")),
    path("", include("incidents.urls.explore")),
]
