"""What the place picker asks: places by name or id, and what lies around a position. Without scripts the forms do all of it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from geo.finding import places_called
from geo.lookup.positions import areas_at
from geo.models import Place
from geo.precision import precision_of, radius_km
from incidents.presentation import language
from incidents.views.curate_access import researchers_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from geo.lookup.positions import Surroundings

MOST_OFFERED = 10
_MOST_DIGITS = 18
_NEAR_KM = 50.0


@require_safe
@researchers_only
def places_to_pick(request: HttpRequest) -> HttpResponse:
    """Answer with places of a name (``q``) or with those of some ids (``ids``, with commas), best first."""
    ids = [int(text) for text in request.GET.get("ids", "").split(",") if text.isdecimal() and len(text) <= _MOST_DIGITS]
    found = ids[:MOST_OFFERED] or places_called(request.GET.get("q", ""), most=MOST_OFFERED)
    return JsonResponse({"places": _entries(found), "words": "" if found else _nothing(request.GET.get("q", ""))})


@require_safe
@researchers_only
def places_around(request: HttpRequest) -> HttpResponse:
    """Answer with the units around a position and the nearest place, smallest first, and say it in words."""
    try:
        around = areas_at(float(request.GET.get("longitude", "")), float(request.GET.get("latitude", "")), language=language())
    except ValueError:
        return JsonResponse({"places": [], "words": _("This is no position on the map.")}, status=400)
    return JsonResponse({"places": _entries(_ids(around)), "words": _in_words(around)})


def _nothing(name: str) -> str:
    return _("The gazetteer has no place called “%(name)s”. Try another spelling, or click on the map.") % {"name": name} if name else ""


def _ids(around: Surroundings) -> list[int]:
    units = [unit.place_id for unit in (around.subdistrict, around.district, around.governorate, around.country) if unit and unit.place_id]
    nearest = around.nearest
    return [nearest.place_id, *units] if nearest and nearest.km <= _NEAR_KM else units


def _in_words(around: Surroundings) -> str:
    """Return where the position lies: the nearest place with its distance, then the units, smallest first."""
    units = [unit.label for unit in (around.subdistrict, around.district, around.governorate, around.country) if unit]
    near = []
    if around.nearest and around.nearest.km <= _NEAR_KM:
        near = [_("%(km)s km from %(place)s") % {"km": f"{around.nearest.km:.1f}", "place": around.nearest.label}]
    return " · ".join([*near, *units]) or _("No known unit or place lies around this position.")


def _entries(ids: Sequence[int]) -> list[dict[str, Any]]:
    by_id = Place.objects.with_names().prefetch_related("parent__names", "parent__parent__names").in_bulk(ids)
    return [_entry(by_id[place_id]) for place_id in dict.fromkeys(ids) if place_id in by_id]


def _entry(place: Place) -> dict[str, Any]:
    parents = [place.parent, place.parent.parent if place.parent else None]
    precision = precision_of(place.kind)
    return {
        "id": place.pk,
        "name": place.label(language()),
        "kind": str(place.get_kind_display()),
        "within": " · ".join(parent.label(language()) for parent in parents if parent),
        "longitude": place.point.x,
        "latitude": place.point.y,
        "radius_km": radius_km(precision),
    }
