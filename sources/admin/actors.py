"""Actors and every way to write their names; no two actors share one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sources.models import Actor, ActorAlias
from sources.names import actor_key
from sources.services.actors import add_aliases

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import HttpRequest

_TAKEN = _("“%(name)s” already means %(actor)s. No two actors can share a name: remove it there first, or write this one out in full.")


class ActorForm(forms.ModelForm):  # type: ignore[type-arg]
    """An actor; says in words what its constraints would refuse."""

    wikidata_id = forms.RegexField(
        r"^Q[0-9]+$", required=False, label=_("Wikidata id"), error_messages={"invalid": _("Write Q and a number, such as Q11209.")}
    )

    class Meta:
        model = Actor
        fields = ("name_ar", "name_en", "kind", "parent", "active_from", "active_to", "wikidata_id", "is_confirmed")
        labels = {
            "name_ar": _("Arabic name"),
            "name_en": _("English name"),
            "kind": _("Kind"),
            "parent": _("Part of"),
            "active_from": _("Active from (year)"),
            "active_to": _("Active to (year)"),
            "is_confirmed": _("Checked by a person"),
        }

    def clean(self) -> dict[str, Any]:
        """Return the values if they can stand together and the names are free."""
        values: dict[str, Any] = super().clean() or {}
        self._check_names(values)
        first, last = values.get("active_from"), values.get("active_to")
        if first and last and first > last:
            self.add_error("active_to", _("The last year is before the first. Swap them, or leave one empty."))
        if self.instance.pk and values.get("parent") == self.instance:
            self.add_error("parent", _("An actor can't be part of itself."))
        return values

    def _check_names(self, values: dict[str, Any]) -> None:
        if not values.get("name_ar") and not values.get("name_en"):
            self.add_error("name_en", _("Give the name in Arabic, in English or in both."))
        for field in ("name_ar", "name_en"):
            name = values.get(field)
            owner = alias_owner(name, besides=self.instance) if name else None
            if owner is not None:
                self.add_error(field, _TAKEN % {"name": name, "actor": owner})


class AliasForm(forms.ModelForm):  # type: ignore[type-arg]
    """One way to write the name; the key by which it is found follows from it."""

    class Meta:
        model = ActorAlias
        fields = ("name",)
        labels = {"name": _("As written")}

    def clean_name(self) -> str:
        """Return the name, with the key of the alias set from it."""
        name = str(self.cleaned_data["name"]).strip()
        self.instance.key = actor_key(name)
        if not self.instance.key:
            raise forms.ValidationError(_("A name needs letters or digits."))
        return name


class AliasFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """All aliases of one actor: each different from the others, and from those of other actors."""

    def clean(self) -> None:
        """Mark each name that another line or another actor has."""
        kept = [form for form in self.forms if form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")]
        seen: dict[str, str] = {}
        for form in kept:
            name, key = form.cleaned_data["name"], form.instance.key
            owner = alias_owner(name, besides=self.instance)
            if owner is not None:
                form.add_error("name", _TAKEN % {"name": name, "actor": owner})
            elif key in seen:
                form.add_error("name", _("This is found under “%(name)s” already, so one of the two is enough.") % {"name": seen[key]})
            seen[key] = name
        super().clean()


def alias_owner(name: str, *, besides: Actor) -> Actor | None:
    """Return the actor other than ``besides`` that ``name`` already means, in any spelling that folds alike."""
    others = ActorAlias.objects.filter(key=actor_key(name)).exclude(actor=besides.pk).select_related("actor")
    alias = others.first()
    return alias.actor if alias else None


class AliasInline(admin.TabularInline):  # type: ignore[type-arg]
    """The aliases of the actor on whose page they stand."""

    model = ActorAlias
    form = AliasForm
    formset = AliasFormSet
    extra = 1

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether a person may change aliases, as taking a wrong one away is such a change."""
        return self.has_change_permission(request, obj)


@admin.register(Actor)
class ActorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Actors; those met in reports and not yet checked by a person can be listed by themselves."""

    form = ActorForm
    inlines = (AliasInline,)
    list_display = ("__str__", "name_ar", "kind", "parent", "is_confirmed")
    list_filter = ("is_confirmed", "kind")
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    search_fields = ("name_ar", "name_en", "aliases__name", "wikidata_id")
    ordering = ("name_en", "name_ar")

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find by any part of a name, and by any spelling that folds alike."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        key = actor_key(search_term)
        return (found | queryset.filter(Q(aliases__key=key)), True) if key else (found, may_repeat)

    def save_related(self, request: HttpRequest, form: Any, formsets: Collection[Any], change: Any) -> None:
        """Save the aliases, and the actor's own names among them, so that it is found by these too."""
        super().save_related(request, form, formsets, change)
        actor: Actor = form.instance
        add_aliases(actor, [name for name in (actor.name_ar, actor.name_en) if name])
