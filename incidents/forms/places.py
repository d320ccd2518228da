"""What the list of places can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geo.finding import places_called, places_in
from geo.models import Place, PlaceKind

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.utils.functional import Promise

#: A name finds at most so many places; whoever means another adds a country or kind.
MOST_CALLED = 100


class PlacesForm(forms.Form):
    """Search and filters of the list of places; what is not valid is said, and filters nothing."""

    q = forms.CharField(label=_("Name of the place"), required=False, max_length=200, widget=forms.TextInput({"type": "search"}))
    country = forms.ChoiceField(label=_("Country"), required=False)
    within = forms.ChoiceField(label=_("Governorate"), required=False)
    kind = forms.ChoiceField(label=_("Kind of place"), required=False, choices=[("", _("Every kind")), *PlaceKind.choices])

    def __init__(self, data: Any, *, language: str) -> None:
        super().__init__(data, label_suffix="")
        countries = _named(Place.objects.filter(kind=PlaceKind.COUNTRY), language)
        self._offer("country", _("Every country"), {place.country: name for place, name in countries.items()})
        units = _named(Place.objects.filter(kind=PlaceKind.ADM1, country=self.data.get("country") or "-"), language)
        self.units = {str(place.pk): place for place in units}
        self._offer("within", _("Every governorate"), {str(place.pk): name for place, name in units.items()})
        if not units:
            del self.fields["within"]
        self.is_valid()

    def _offer(self, name: str, every: Promise, choices: dict[str, str]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", every), *choices.items()]

    @property
    def asked(self) -> dict[str, str]:
        """Return the valid filters that are set."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def matching(self) -> QuerySet[Place]:
        """Return the places that pass the filters other than the name."""
        asked = self.asked
        places = places_in(self.units[asked["within"]]) if "within" in asked else Place.objects.all()
        return places.filter(**{name: asked[name] for name in ("country", "kind") if name in asked})

    def called(self) -> list[int] | None:
        """Return the ids of places of that name, best first; None if no name was asked for."""
        return places_called(self.asked["q"], most=MOST_CALLED) if "q" in self.asked else None


def _named(places: QuerySet[Place], language: str) -> dict[Place, str]:
    """Return the places with their names, in the order of these."""
    return dict(sorted(((place, place.label(language)) for place in places.prefetch_related("names")), key=lambda pair: pair[1]))
