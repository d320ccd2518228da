"""The admin site: its names, and who may enter."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class WaqiaAdminSite(admin.AdminSite):
    """Django's admin with the project's own titles."""

    site_header = _("Waqia administration")
    site_title = _("Waqia")
    index_title = _("Review and upkeep")
    enable_nav_sidebar = False


class WaqiaAdminConfig(AdminConfig):
    """Make ``WaqiaAdminSite`` the default admin site."""

    default_site = "config.admin.WaqiaAdminSite"
