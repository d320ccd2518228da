"""The incidents app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IncidentsConfig(AppConfig):
    """What is held to be true: incidents, evidence, review and publication."""

    name = "incidents"
    verbose_name = _("Incidents")
