"""The geo app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GeoConfig(AppConfig):
    """Where: the gazetteer."""

    name = "geo"
    verbose_name = _("Places")

    def ready(self) -> None:
        """Register the start-up checks."""
        from geo import checks  # noqa: F401, PLC0415 - registering needs the app registry
