"""Names of places, countries and actors in the active language, looked up for a whole page at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import get_language

from geo.models import Place, PlaceKind
from sources.models import Actor, Publisher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def language() -> str:
    """Return the language in which names are to be given: "ar" or "en"."""
    return "ar" if (get_language() or "").startswith("ar") else "en"


@dataclass(frozen=True, slots=True)
class Names:
    """Places, actors and publishers by id, countries by ISO 3166-1 alpha-3, as far as they were asked for and are known."""

    places: Mapping[int, Place] = field(default_factory=dict)
    actors: Mapping[int, Actor] = field(default_factory=dict)
    publishers: Mapping[int, Publisher] = field(default_factory=dict)

    def place(self, place_id: int) -> str:
        """Return the name of a place, empty if it was not looked up."""
        return self.places[place_id].label(language()) if place_id in self.places else ""

    def actor(self, actor_id: int) -> str:
        """Return the name of an actor, empty if it was not looked up."""
        return self.actors[actor_id].label(language()) if actor_id in self.actors else ""

    def publisher(self, publisher_id: int) -> str:
        """Return the name of a publisher, empty if it was not looked up."""
        return publisher_name(self.publishers[publisher_id]) if publisher_id in self.publishers else ""

    def country(self, code: str) -> str:
        """Return the name of a country, or its code where the gazetteer has no such country."""
        found = (place for place in self.places.values() if place.kind == PlaceKind.COUNTRY and place.country == code)
        return next((place.label(language()) for place in found), code)


def publisher_name(publisher: Publisher) -> str:
    """Return the name of ``publisher`` in the active language, else the other."""
    first, second = (publisher.name_ar, publisher.name_en) if language() == "ar" else (publisher.name_en, publisher.name_ar)
    return first or second


def look_up(
    *, places: Iterable[int] = (), countries: Iterable[str] = (), actors: Iterable[int] = (), publishers: Iterable[int] = ()
) -> Names:
    """Return the names of all that is asked for; five queries, and none for what is not asked for."""
    place_ids, codes, actor_ids, publisher_ids = set(places), set(countries) - {""}, set(actors), set(publishers)
    wanted = Place.objects.filter(Q(pk__in=place_ids) | Q(kind=PlaceKind.COUNTRY, country__in=codes))
    known = wanted.select_related("parent").prefetch_related("names", "parent__names")
    return Names(
        places={place.pk: place for place in known} if place_ids or codes else {},
        actors=Actor.objects.in_bulk(actor_ids) if actor_ids else {},
        publishers=Publisher.objects.in_bulk(publisher_ids) if publisher_ids else {},
    )
