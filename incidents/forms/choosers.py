"""Fields that offer places and actors by the names that the reader knows them by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from geo.models import Place
from geo.names import keys_of
from sources.models import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

PLACES_OFFERED = 10
_MOST_DIGITS = 18  # of an id


def _language() -> str:
    return "ar" if (get_language() or "").startswith("ar") else "en"


class DayInput(forms.DateInput):
    """The browser's own picker of a day, which wants ISO 8601."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class ActorField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A known actor."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Actor.objects.all(), **options)

    def label_from_instance(self, obj: Actor) -> str:
        """Return the actor's name in the reader's language."""
        return obj.label(_language())


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """One of a few places; a form says which by ``offer``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Place.objects.none(), **options)

    def offer(self, place_ids: Iterable[int]) -> None:
        """Offer these places."""
        self.queryset = Place.objects.filter(pk__in=set(place_ids)).select_related("parent").prefetch_related("names", "parent__names")

    def label_from_instance(self, obj: Place) -> str:
        """Return the place's name with its kind and what it lies in, so that places of one name can be told apart."""
        parts = [obj.label(_language()), str(obj.get_kind_display()), obj.parent.label(_language()) if obj.parent else ""]
        return " · ".join(part for part in parts if part)


class PlacePicking(forms.Form):
    """A form with a place: one of those offered, or any other of the gazetteer by its name."""

    place = PlaceField(label=_("Place"), required=False, empty_label=_("not decided"))
    place_name = forms.CharField(
        label=_("Another place, by name"), required=False, max_length=200, help_text=_("In any spelling, Arabic or Latin.")
    )

    def offer_places(self, place_ids: Iterable[int]) -> None:
        """Offer these places in the list."""
        self.offered = {place_id for place_id in (*place_ids, self._picked()) if place_id}
        place_field(self).offer(self.offered)

    def _picked(self) -> int:
        """Return the place that was sent: one found by name, or on the map, joins the list."""
        sent = self.data.get("place", "") if self.is_bound else ""
        return int(sent) if sent.isdecimal() and len(sent) <= _MOST_DIGITS else 0

    def clean_place_name(self) -> Place | None:
        """Return the one place of that name; where there are several, they join the list to choose from."""
        name = self.cleaned_data["place_name"].strip()
        if not name:
            return None
        found = list(_named(name)[: PLACES_OFFERED + 1])
        if not found:
            raise forms.ValidationError(
                _("The gazetteer has no place called “%(name)s”. Try another spelling, or leave the place open."), params={"name": name}
            )
        if len(found) > 1:
            place_field(self).offer(self.offered | {place.pk for place in found[:PLACES_OFFERED]})
            raise forms.ValidationError(
                _("Several places are called “%(name)s”. They are in the list now: choose one there, and empty this field."),
                params={"name": name},
            )
        return found[0]

    def chosen_place(self) -> Place | None:
        """Return the place by name if one was given, else the one from the list."""
        chosen: Place | None = self.cleaned_data.get("place_name") or self.cleaned_data.get("place")
        return chosen


def place_field(form: forms.Form) -> PlaceField:
    """Return the form's field of places."""
    field = form.fields["place"]
    if not isinstance(field, PlaceField):
        raise TypeError(field)
    return field


def _named(name: str) -> QuerySet[Place]:
    keys = keys_of(name)
    same = Q(names__key_joined=keys.key_joined) | Q(names__key_bare=keys.key_bare)
    return Place.objects.filter(same).distinct().order_by("pk")
