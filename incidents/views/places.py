"""The places of the gazetteer: a list to search and browse, and a page for each with what is published of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from geo.base_map import outlines_of
from geo.models import Area, Place, PlaceKind
from geo.precision import precision_of, radius_km
from incidents.forms.places import PlacesForm
from incidents.presentation import language as page_language
from incidents.presentation.timelines import picture_of
from incidents.services.places import incidents_at, newest, timeline
from incidents.views.maps import MapData, Spot, map_data, with_outline

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50
MOST_INCIDENTS = 25
#: Pages of gazetteers that have one for each place.
_ELSEWHERE = {"geonames": "https://www.geonames.org/{}/", "wof": "https://spelunker.whosonfirst.org/id/{}/"}
_NAMES_OF_GAZETTEERS = {"geonames": "GeoNames", "wof": "Who's On First", "pcode": "OCHA P-code", "waqia": "Waqia"}
#: The header of a page says who is logged in and in which language, so that only the reader's own browser may keep it.
_KEPT_S = 60
_KEPT = cache_control(private=True, max_age=_KEPT_S)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the list: its name in the page's language, the one in the other script, what it is and lies in."""

    place: Place
    name: str
    other_name: str
    within: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """An id of a place, with its page in that gazetteer if there are such pages."""

    gazetteer: str
    number: str
    url: str


@require_safe
@_KEPT
@vary_on_cookie
def places(request: HttpRequest) -> HttpResponse:
    """List places that match the filters, the most populous first; ``after`` is the id of the last one of the page before."""
    language = page_language()
    form = PlacesForm(request.GET, language=language)
    found = _found(form, request.GET.get("after", ""))
    shown = found[:PAGE_SIZE]
    context = {
        "form": form,
        "rows": [_row(place, language) for place in shown],
        "after": shown[-1].pk if len(found) > PAGE_SIZE else "",
        "is_first_page": "after" not in request.GET,
    }
    return render(request, "places/list.html", context)


@require_safe
@_KEPT
@vary_on_cookie
def place_detail(request: HttpRequest, place_id: int) -> HttpResponse:
    """Show a place with its names, its ids, what it lies in, and its published incidents in time."""
    place = get_object_or_404(Place.objects.with_names().prefetch_related("identifiers"), pk=place_id)
    area = Area.objects.filter(place=place).order_by("level", "pk").first()
    incidents = incidents_at(place, area)
    line = timeline(incidents)
    language = page_language()
    context = {
        "place": place,
        "name": place.label(language),
        "names": sorted(place.names.all(), key=lambda name: (name.script != "Arab", name.language, name.kind != "preferred", name.name)),
        "identifiers": _identifiers(place),
        "parents": [(parent, parent.label(language)) for parent in _parents(place)],
        "area": area,
        "incidents": newest(incidents, MOST_INCIDENTS),
        "count": line.total if line else incidents.count(),
        "timeline": picture_of(line, language=language) if line else None,
        "map": _map(place, language),
        "language": language,
    }
    return render(request, "places/place.html", context)


def _found(form: PlacesForm, after: str) -> list[Place]:
    """Return a page of places and one more if there is another page."""
    matching = form.matching().select_related("parent").prefetch_related("names", "parent__names")
    called = form.called()
    if called is not None:
        by_id = matching.in_bulk(called)
        return [by_id[place_id] for place_id in called if place_id in by_id][:PAGE_SIZE]
    return list(_behind(matching, after).order_by(F("population").desc(nulls_last=True), "pk")[: PAGE_SIZE + 1])


def _behind(places: QuerySet[Place], after: str) -> QuerySet[Place]:
    last = Place.objects.filter(pk=after).first() if after.isdecimal() and len(after) < 19 else None  # noqa: PLR2004 - a bigint
    if last is None:
        return places
    if last.population is None:
        return places.filter(population__isnull=True, pk__gt=last.pk)
    return places.filter(Q(population__lt=last.population) | Q(population=last.population, pk__gt=last.pk) | Q(population__isnull=True))


def _row(place: Place, language: str) -> PlaceRow:
    name, other = place.label(language), place.label("en" if language == "ar" else "ar")
    return PlaceRow(place, name, other if other != name else "", place.parent.label(language) if place.parent else "")


def _identifiers(place: Place) -> list[Identifier]:
    ids = [(place.gazetteer, place.gazetteer_id), *((other.gazetteer, other.gazetteer_id) for other in place.identifiers.all())]
    if place.pcode:
        ids.append(("pcode", place.pcode))
    return [_identifier(gazetteer, number) for gazetteer, number in dict.fromkeys(ids)]


def _identifier(gazetteer: str, number: str) -> Identifier:
    page = _ELSEWHERE.get(gazetteer, "")
    return Identifier(_NAMES_OF_GAZETTEERS.get(gazetteer, gazetteer), number, page.format(number))


def _parents(place: Place) -> list[Place]:
    """Return what the place lies in, the largest first."""
    parents: list[Place] = []
    parent = place.parent
    while parent is not None and parent not in parents:
        parents.insert(0, parent)
        parent = parent.parent
    return parents


def _map(place: Place, language: str) -> MapData:
    spot: Spot = {
        "key": str(place.pk),
        "kind": "best",
        "longitude": place.point.x,
        "latitude": place.point.y,
        "uncertainty_km": radius_km(precision_of(place.kind)),
        "name": place.label(language),
        "url": reverse("place-detail", args=[place.pk]),
    }
    outlines = outlines_of([place.pk]) if place.kind not in {PlaceKind.CITY, PlaceKind.TOWN} else {}
    return map_data([with_outline(spot, outlines, place.pk)], language=language, with_incidents=True)
