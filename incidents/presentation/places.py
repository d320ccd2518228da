"""Where, in words: the place as the report relates to it, and how well it is known."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from geo.models import GeoPrecision
from geo.precision import radius_km
from sources.models import Direction, PlaceRelation


def place_words(place: str, relation: str, direction: str = "", distance_km: float | None = None) -> str:
    """Return where something is said to be, such as "west of Deir Ballut"; ``place`` is a name, the others codes."""
    toward = str(Direction(direction).label) if direction else ""
    values = {"place": place, "direction": toward, "km": f"{distance_km or 0:g}"}
    if relation == PlaceRelation.DISTANCE_FROM and distance_km is not None:
        return (_("%(km)s km %(direction)s of %(place)s") if toward else _("%(km)s km from %(place)s")) % values
    if toward and relation in {PlaceRelation.DIRECTION_OF, PlaceRelation.DISTANCE_FROM}:
        return pgettext("where", "%(direction)s of %(place)s") % values
    if toward and relation in {PlaceRelation.PART_OF, PlaceRelation.IN}:
        return pgettext("where", "in the %(direction)s of %(place)s") % values
    return _around(relation) % values


def _around(relation: str) -> str:
    words = {
        PlaceRelation.NEAR: pgettext("where", "near %(place)s"),
        PlaceRelation.DIRECTION_OF: pgettext("where", "outside %(place)s"),
        PlaceRelation.DISTANCE_FROM: pgettext("where", "outside %(place)s"),
        PlaceRelation.BETWEEN: pgettext("where", "between places, one of them %(place)s"),
        PlaceRelation.BORDER: pgettext("where", "at the border with %(place)s"),
    }
    return words.get(PlaceRelation(relation), pgettext("where", "in %(place)s"))


def precision_words(geo_precision: str, distance_km: float | None = None) -> str:
    """Return how well a place is known, with the radius; empty while it is open."""
    if not geo_precision:
        return ""
    radius = radius_km(geo_precision, distance_km=distance_km)
    return _("%(precision)s, uncertain by %(km)s km") % {"precision": GeoPrecision(geo_precision).label, "km": f"{radius:g}"}
