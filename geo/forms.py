"""Forms by which people keep the gazetteer: a place by its two coordinates, a name with the keys that make it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.gis.geos import Point
from django.utils.translation import gettext_lazy as _

from geo.models import WGS84, Place, PlaceName
from geo.names import keys_of
from geo.services import set_keys

if TYPE_CHECKING:
    BasePlaceForm = forms.ModelForm[Place]
    BasePlaceNameForm = forms.ModelForm[PlaceName]
else:
    BasePlaceForm = BasePlaceNameForm = forms.ModelForm


class PlaceForm(BasePlaceForm):
    """A place, its point given as latitude and longitude in WGS 84 degrees."""

    latitude = forms.FloatField(label=_("latitude"), min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("longitude"), min_value=-180, max_value=180)
    country = forms.RegexField(
        r"^[A-Z]{3}$",
        label=_("country"),
        error_messages={"invalid": _("Write the country as its three-letter ISO 3166-1 code in capitals, such as SYR.")},
    )

    class Meta:
        model = Place
        fields = ("kind", "latitude", "longitude", "country", "parent", "pcode", "population", "gazetteer", "gazetteer_id")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if point := self.instance.point:
            self.initial.update(latitude=point.y, longitude=point.x)

    def clean(self) -> dict[str, Any]:
        """Refuse a place that would lie in itself, however many steps up."""
        cleaned = super().clean() or self.cleaned_data
        parent = cleaned.get("parent")
        while parent is not None and self.instance.pk:
            if parent.pk == self.instance.pk:
                self.add_error("parent", _("This place cannot lie in itself. Choose the next larger place."))
                break
            parent = parent.parent
        return cleaned

    def save(self, commit: bool = True) -> Place:  # noqa: FBT001, FBT002 - the signature is Django's
        """Set the point from the two coordinates."""
        self.instance.point = Point(self.cleaned_data["longitude"], self.cleaned_data["latitude"], srid=WGS84)
        return super().save(commit)


class PlaceNameForm(BasePlaceNameForm):
    """A name as people write it; the keys follow from it."""

    class Meta:
        model = PlaceName
        fields = ("name", "language", "kind")
        help_texts = {"language": _("Code of the language, such as ar, en or ku; und if unknown.")}

    def clean_name(self) -> str:
        """Refuse a name that no search could find."""
        name: str = self.cleaned_data["name"]
        if not keys_of(name).key:
            raise forms.ValidationError(_("This name has no letters. Write it as people write it."))
        return name

    def save(self, commit: bool = True) -> PlaceName:  # noqa: FBT001, FBT002 - the signature is Django's
        """Compute the keys, so that the name is found as soon as it is stored."""
        set_keys(self.instance)
        return super().save(commit)
