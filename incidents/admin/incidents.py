"""Incidents to look at: where each stands, and everything that was done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.admin.timeline import timeline
from incidents.models import Estimate, Incident
from sources.admin import ViewOnlyAdmin

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class EstimateInline(admin.TabularInline):  # type: ignore[type-arg]  # takes no argument at run time
    """The estimates of an incident, computed and set by hand."""

    model = Estimate
    fields = ("outcome", "group", "nationality", "low", "best", "high", "override_low", "override_best", "override_high", "override_why")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any) -> bool:  # type: ignore[override]  # noqa: ARG002
        """Return False: estimates follow from claims."""
        return False


@admin.register(Incident)
class IncidentAdmin(ViewOnlyAdmin):
    """Incidents; they are edited where their evidence is, on the researchers' pages."""

    change_form_template = "admin/change_form.html"  # the one view-only record with a history of its own
    inlines = (EstimateInline,)
    list_display = ("code", "title_ar", "title_en", "state", "event_type", "start_date", "country", "grading", "updated_at")
    list_filter = ("state", "grading", "event_type", "country")
    search_fields = ("code", "title_ar", "title_en")
    date_hierarchy = "start_date"
    ordering = ("-updated_at",)
    fields = (
        "code",
        "state",
        "merged_into",
        "title_ar",
        "title_en",
        "summary",
        "event_type",
        "sub_event_type",
        "start_date",
        "end_date",
        "date_precision",
        "place",
        "position",
        "geo_precision",
        "country",
        "grading",
        "revision",
        "created_by",
        "created_at",
        "updated_at",
    )
    readonly_fields = fields

    @admin.display(description=_("Position"))
    def position(self, incident: Incident) -> str:
        """Return latitude and longitude, always with digits 0 to 9."""
        if incident.point is None:
            return ""
        return format_html('<bdi dir="ltr">{}, {}</bdi>', f"{incident.point.y:.5f}", f"{incident.point.x:.5f}")

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show everything that was done to the incident, newest first, from the history that the database keeps."""
        del extra_context
        incident = get_object_or_404(Incident, pk=int(object_id) if object_id.isdecimal() else 0)
        if not self.has_view_permission(request, incident):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("History of %(code)s") % {"code": incident.code},
            "incident": incident,
            "entries": timeline(incident)[::-1],
        }
        return TemplateResponse(request, "admin/incidents/incident/history.html", context)
