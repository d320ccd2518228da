"""What the place picker of a form is given; static/js/place_picker.js does the rest."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from geo.precision import RADIUS_KM
from incidents.views.maps import MapData, map_data


class PickerData(MapData):
    """A map without spots, where to ask for places, how far each precision reaches, and the picker's words."""

    search_url: str
    around_url: str
    radius_km: dict[str, float]
    picker_words: dict[str, str]


def picker_data(*, language: str) -> PickerData:
    """Return the data of a place picker."""
    return {
        **map_data([], language=language),
        "search_url": reverse("places-to-pick"),
        "around_url": reverse("places-around"),
        "radius_km": RADIUS_KM,
        "picker_words": {
            "taken": _("Taken: {name}"),
            "by_hand": _("Put by hand. Choose how well this position is known, then save."),
            "failed": _("The places could not be asked for. Type the name and save: the form looks it up."),
            "position": _("position by hand"),
        },
    }
