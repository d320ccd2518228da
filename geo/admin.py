"""Keep the gazetteer: places with their names; areas and the files that were imported can be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from geo.forms import PlaceForm, PlaceNameForm
from geo.models import Area, Dataset, Place, PlaceName
from geo.names import keys_of
from geo.services import renew_known_names

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

    BasePlaceAdmin = admin.ModelAdmin[Place]
    BaseAreaAdmin = admin.ModelAdmin[Area]
    BaseDatasetAdmin = admin.ModelAdmin[Dataset]
    BasePlaceNameInline = admin.TabularInline[PlaceName, Place]
else:
    BasePlaceAdmin = BaseAreaAdmin = BaseDatasetAdmin = admin.ModelAdmin
    BasePlaceNameInline = admin.TabularInline


class PlaceNameInline(BasePlaceNameInline):
    """The names of a place; one added here is found at once."""

    model = PlaceName
    form = PlaceNameForm
    extra = 1


@admin.register(Place)
class PlaceAdmin(BasePlaceAdmin):
    """Places, found by any spelling of any of their names."""

    form = PlaceForm
    inlines = (PlaceNameInline,)
    list_display = ("__str__", "kind", "country", "parent", "pcode", "gazetteer", "gazetteer_id")
    list_filter = ("kind", "country", "gazetteer")
    list_per_page = 50
    ordering = ("pk",)
    search_fields = ("pcode", "gazetteer_id")  # and names, by get_search_results
    autocomplete_fields = ("parent",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        """Fetch the names of each place and of its parent once."""
        return super().get_queryset(request).select_related("parent").prefetch_related("names", "parent__names")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Place], search_term: str) -> tuple[QuerySet[Place], bool]:
        """Search names by their folded keys, so that either script and any spelling will do."""
        found, may_have_duplicates = super().get_search_results(request, queryset, search_term)
        if key := keys_of(search_term).key_joined:
            named = queryset.filter(pk__in=PlaceName.objects.filter(key_joined__startswith=key).values("place"))
            return found | named, may_have_duplicates
        return found, may_have_duplicates

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 - the signature is Django's
        """Read changed names anew in this process."""
        super().save_related(request, form, formsets, change)
        renew_known_names()


class ReadOnly:
    """What files bring is looked at, and changed by importing again."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002, D102 - the signature is Django's
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002, D102 - likewise
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002, D102 - likewise
        return False


@admin.register(Area)
class AreaAdmin(ReadOnly, BaseAreaAdmin):
    """Outlines of units."""

    list_display = ("__str__", "name_ar", "level", "pcode", "country")
    list_filter = ("level", "country")
    search_fields = ("name_en", "name_ar", "pcode")
    ordering = ("level", "pcode")
    exclude = ("outline",)  # thousands of coordinates tell a reader nothing


@admin.register(Dataset)
class DatasetAdmin(ReadOnly, BaseDatasetAdmin):
    """Files of places and outlines: whom to credit, under which license, and whether each was read to its end."""

    list_display = ("name", "file", "licence", "version", "rows", "imported_at")
    list_filter = ("licence",)
    search_fields = ("name", "file")
    ordering = ("name", "file")
