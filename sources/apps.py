"""The sources app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    """Who said what: publishers, archived reports and the claims they make."""

    name = "sources"
    verbose_name = _("Sources")
