"""Putting an incident at a position that no place of the gazetteer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.utils.translation import gettext_lazy as _

from geo.lookup.positions import areas_at
from geo.models import WGS84, Place
from geo.precision import AREA_KINDS, NEAR_KM
from incidents.forms.choosers import PlacePicking

if TYPE_CHECKING:
    from geo.lookup.positions import Surroundings

#: Decimals of a degree that are shown: a tenth of a meter.
_DECIMALS = 6


class PositionByHand(PlacePicking):
    """A form with a place and, where it is known better than by that, a position with its own precision."""

    latitude = forms.FloatField(
        label=_("Latitude, by hand"), required=False, min_value=-90, max_value=90, widget=forms.NumberInput({"step": "any", "dir": "ltr"})
    )
    longitude = forms.FloatField(
        label=_("Longitude, by hand"),
        required=False,
        min_value=-180,
        max_value=180,
        widget=forms.NumberInput({"step": "any", "dir": "ltr"}),
        help_text=_("Both empty: the position of the place. Given without a place: the smallest unit around it is taken."),
    )

    def offer_position(self, place: Place | None, point: Point | None) -> None:
        """Show the position that the incident has, if it is not simply that of its place."""
        if point is not None and (place is None or not point.equals(place.point)):
            self.initial.update(latitude=round(point.y, _DECIMALS), longitude=round(point.x, _DECIMALS))

    def chosen_position(self, place: Place | None) -> tuple[Place | None, Point | None]:
        """Return the place and the position by hand, None if the place says it all; errors are noted at their fields.

        A position that was there before does not outlive a change of the place.
        """
        latitude, longitude = self.cleaned_data.get("latitude"), self.cleaned_data.get("longitude")
        if latitude is None and longitude is None:
            return place, None
        if latitude is None or longitude is None:
            self.add_error("latitude" if latitude is None else "longitude", _("Give both latitude and longitude, or neither."))
            return place, None
        if {"place", "place_name"} & set(self.changed_data) and not {"latitude", "longitude"} & set(self.changed_data):
            return place, None
        if not self.cleaned_data.get("geo_precision"):
            self.add_error("geo_precision", _("Choose how well this position is known."))
        position = Point(longitude, latitude, srid=WGS84)
        if place is None:
            return self._place_around(position), position
        self._check_nearness(place, position)
        return place, position

    def _check_nearness(self, place: Place, position: Point) -> None:
        """Refuse a position that belongs to another place; units reach as far as they reach."""
        away = Place.objects.annotate(away=Distance("point", position)).values_list("away", flat=True).get(pk=place.pk)
        if place.kind not in AREA_KINDS and away.km > NEAR_KM:
            self.add_error(
                "place",
                forms.ValidationError(
                    _("The position by hand lies %(km)s km from this place. Choose another place, or none, or empty the position."),
                    params={"km": f"{away.km:.0f}"},
                ),
            )

    def _place_around(self, position: Point) -> Place | None:
        unit = smallest_unit(areas_at(position.x, position.y))
        if unit is None:
            self.add_error("place", _("No known unit lies around this position. Choose a place too."))
            return None
        return Place.objects.get(pk=unit)


def smallest_unit(around: Surroundings) -> int | None:
    """Return the place of the smallest unit around a position, None where none is known."""
    units = (around.subdistrict, around.district, around.governorate, around.country)
    return next((unit.place_id for unit in units if unit is not None and unit.place_id is not None), None)
