"""Publishers with their reliability, and their feeds."""

from __future__ import annotations

import re
import zoneinfo
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from sources.models import Feed, Publisher

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

_ISO3 = re.compile(r"[A-Z]{3}")


class PublisherForm(forms.ModelForm):  # type: ignore[type-arg]
    """A publisher; says in words what its constraints would refuse."""

    class Meta:
        model = Publisher
        fields = ("slug", "name_ar", "name_en", "kind", "scale", "reliability", "languages", "country", "timezone", "homepage")
        labels = {
            "slug": _("Short name"),
            "name_ar": _("Arabic name"),
            "name_en": _("English name"),
            "kind": _("Kind"),
            "scale": _("Reach"),
            "reliability": _("Reliability"),
            "languages": _("Languages"),
            "country": _("Country"),
            "timezone": _("Time zone"),
            "homepage": _("Home page"),
        }
        help_texts = {
            "slug": _("Used in addresses, by the API and by the command line. Programs rely on it, so do not change it later."),
            "reliability": _("How far this outlet can be relied on in general, whatever one report says."),
            "languages": _("Language codes with commas between them, such as ar, en."),
            "country": _("Three capital letters (ISO 3166-1), such as SYR. Places in its reports are looked for there first."),
            "timezone": _("The zone in which its reports are dated, such as Asia/Damascus."),
        }

    def clean_country(self) -> str:
        """Return the country's code, in capitals."""
        country = str(self.cleaned_data["country"]).strip().upper()
        if country and not _ISO3.fullmatch(country):
            raise ValidationError(_("Write three letters, such as SYR, or leave it empty."))
        return country

    def clean_timezone(self) -> str:
        """Return the zone if there is one of that name."""
        name = str(self.cleaned_data["timezone"]).strip()
        if name not in zoneinfo.available_timezones():
            raise ValidationError(_("There is no time zone of that name. Write it as Area/City, such as Asia/Damascus."))
        return name

    def clean(self) -> dict[str, Any]:
        """Return the values if the publisher has a name."""
        values: dict[str, Any] = super().clean() or {}
        if not values.get("name_ar") and not values.get("name_en"):
            self.add_error("name_en", _("Give the name in Arabic, in English or in both."))
        return values


class FeedInline(admin.TabularInline):  # type: ignore[type-arg]
    """The feeds of the publisher on whose page they stand."""

    model = Feed
    extra = 0
    fields = ("url", "language", "is_active", "last_polled_at", "last_error")
    readonly_fields = ("last_polled_at", "last_error")


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Publishers and what they are known for."""

    form = PublisherForm
    inlines = (FeedInline,)
    list_display = ("slug", "name_ar", "name_en", "kind", "scale", "reliability", "country", "report_count")
    list_filter = ("reliability", "kind", "scale")
    search_fields = ("slug", "name_ar", "name_en", "homepage")
    ordering = ("slug",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        """Return publishers with the number of their reports."""
        publishers: QuerySet[Publisher] = super().get_queryset(request)
        return publishers.annotate(report_count=Count("articles"))

    @admin.display(description=_("reports"), ordering="report_count")
    def report_count(self, publisher: Publisher) -> int:
        """Return how many reports it published."""
        count: int = publisher.report_count  # type: ignore[attr-defined]  # annotated above
        return count


@admin.register(Feed)
class FeedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Feeds of all publishers, those that fail among them."""

    list_display = ("url", "publisher", "language", "is_active", "last_polled_at", "last_error")
    list_filter = ("is_active", "language")
    list_select_related = ("publisher",)
    search_fields = ("url", "publisher__slug", "publisher__name_ar", "publisher__name_en")
    autocomplete_fields = ("publisher",)
    readonly_fields = ("last_polled_at", "last_error")
    ordering = ("url",)
