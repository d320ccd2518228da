"""What the map component is given: places with their uncertainty, which tiles lie below and above them, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from geo.base_map import outlines_of
from geo.precision import radius_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.models import Place
    from sources.models import Claim

#: Precisions that name a unit: where its outline is known, that is drawn and no circle.
UNIT_PRECISIONS = frozenset({"adm1", "adm2", "adm3", "country"})


class Spot(TypedDict):
    """One place on the map. ``kind`` is best, rival or incident; ``url`` is where its mark leads, ``key`` that of its entry in a list.

    The place lies in ``outline``, a GeoJSON geometry, or where that is not known within ``uncertainty_km`` of the position.
    """

    key: str
    kind: str
    longitude: float
    latitude: float
    uncertainty_km: float
    name: str
    url: str
    outline: NotRequired[dict[str, Any]]


class MapData(TypedDict):
    """All that static/js/map.js is given; ``words`` are its controls' names, ``style`` is a deployer's own base map."""

    spots: Sequence[Spot]
    language: str
    tiles: dict[str, str]
    style: str
    incident_url: str
    words: dict[str, str]


def map_data(spots: Sequence[Spot], *, language: str, with_incidents: bool = False) -> MapData:
    """Return the data of a map that shows ``spots`` and, if asked for, all published incidents."""
    layers = ["boundaries", "places", *(["incidents"] if with_incidents else [])]
    return {
        "spots": spots,
        "language": language,
        "tiles": {layer: reverse(f"tiles-{layer}-description") for layer in layers},
        "style": settings.MAP_STYLE_URL,
        "incident_url": reverse("incident-detail", args=["CODE"]),
        "words": _words(),
    }


def incident_spots(document: dict[str, Any], *, language: str) -> list[Spot]:
    """Return the best place of a public document and its rivals; their keys are their numbers in that order."""
    best = [document["place"]] if document["place"] else []
    places = [*best, *document["rival_places"]]
    outlines = outlines_of({place["id"] for place in places if place["geo_precision"] in UNIT_PRECISIONS})
    return [_incident_spot(place, str(number), outlines, language) for number, place in enumerate(places)]


def _incident_spot(place: dict[str, Any], key: str, outlines: dict[int, dict[str, Any]], language: str) -> Spot:
    spot = place_spot(place, key=key, kind="rival" if "claim" in place else "best", language=language)
    return with_outline(spot, outlines, place["id"])


def place_spot(place: dict[str, Any], *, key: str, kind: str, language: str) -> Spot:
    """Return the spot of a place as public documents have it; its mark leads to the entry in the list beside the map."""
    return {
        "key": key,
        "kind": kind,
        "longitude": place["longitude"],
        "latitude": place["latitude"],
        "uncertainty_km": place["uncertainty_km"],
        "name": place["name"][language] or place["name"]["en" if language == "ar" else "ar"],
        "url": f"#place-{key}",
    }


def claim_spots(claims: Iterable[Claim], *, best: int | None, language: str) -> list[Spot]:
    """Return the places that claims of one report give, each once under its id as key; all but the ``best`` one are rivals.

    Countries are left out: they are known without a map, and one wide enough for them shows nothing else.
    """
    placed = {claim.place_id: claim for claim in sorted(claims, key=lambda claim: (-claim.span_start, -claim.pk))}
    outlines = outlines_of({place_id for place_id, claim in placed.items() if place_id and claim.geo_precision in UNIT_PRECISIONS})
    return [
        with_outline(_claim_spot(claim, claim.place, best, language), outlines, claim.place.pk)
        for claim in placed.values()
        if claim.place is not None and claim.geo_precision not in {"", "country"}
    ]


def _claim_spot(claim: Claim, place: Place, best: int | None, language: str) -> Spot:
    return {
        "key": str(place.pk),
        "kind": "best" if place.pk == best else "rival",
        "longitude": place.point.x,
        "latitude": place.point.y,
        "uncertainty_km": radius_km(claim.geo_precision, distance_km=claim.distance_km),
        "name": place.label(language),
        "url": f"#claim-{claim.pk}",
    }


def with_outline(spot: Spot, outlines: dict[int, dict[str, Any]], place_id: int) -> Spot:
    """Return the spot with the outline of its place, if that is known."""
    return {**spot, "outline": outlines[place_id]} if place_id in outlines else spot


def _words() -> dict[str, str]:
    return {
        "title": _("Map"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "scroll": _("Hold Ctrl and scroll to zoom"),
        "touch": _("Move the map with two fingers"),
        "failed": _("This browser can't draw the map. The list beside it says the same."),
        "killed": pgettext("on the map", "reported killed"),
        "close": pgettext("on the map", "Close"),
        "more": pgettext("on the map", "More: {count}"),
        "in_view": pgettext("on the map", "Published incidents in view: {count}"),
        "zoom_to_list": pgettext("on the map", "Zoom in to list them one by one."),
    }
