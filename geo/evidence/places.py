"""What a text names and what the gazetteer offers for it: mentions, candidates, and how far apart two of them lie."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geo.likeness import CLOSE
from geo.names import keys_of

if TYPE_CHECKING:
    from geo.precision import Direction, PlaceRelation

EARTH_RADIUS_KM = 6371.0
ADMIN_KINDS = frozenset({"country", "adm1", "adm2", "adm3", "region"})
LOCALITY_KINDS = frozenset({"adm4", "city", "town", "village"})
DISTRICT_KINDS = frozenset({"adm2", "adm3"})
#: Units that a place may be said to lie in.
UNIT_KINDS = frozenset({"adm1", "adm2", "adm3"})
GOVERNORATE_KINDS = frozenset({"adm1"})
#: A settlement this near to the middle of a district of its name is taken for its seat, though the line may part them.
SEAT_KM = 40.0
#: People in a city that needs no country named beside it.
LARGE_CITY = 100_000


class Located(Protocol):
    """What lies somewhere, in degrees of WGS 84."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place as a text names it: ``name`` without class word, ``place_class`` the kind that the class word gave, empty if none.

    ``position`` is the first character of the name in its text, None if unknown. ``is_bare`` says that no word of place leads to the
    name, so that it may be some other word or a person's name; it is no evidence on others then.
    """

    name: str
    relation: PlaceRelation = "in"
    direction: Direction = ""
    distance_km: float | None = None
    place_class: str = ""
    position: int | None = None
    is_bare: bool = False

    @property
    def kind_hint(self) -> str:
        """The kind that the words announce, empty if they do not; "the area of X" announces none, but "of Mount X" a mountain."""
        if self.place_class not in {"", "region"}:
            return self.place_class
        own = keys_of(self.name).place_class
        return own if own == "landmark" or not self.place_class else ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer that a mention may mean.

    ``parent_ids`` runs from the next larger place up to the country, ``beside_ids`` are areas that it does not lie in but right beside,
    as far as that was asked; ``name_similarity`` is ``geo.likeness.similarity`` of the mention and the best of the place's names, and
    ``name_kind`` how that name is used.
    """

    place_id: int
    label: str
    kind: str
    latitude: float
    longitude: float
    country: str
    parent_ids: tuple[int, ...] = ()
    population: int | None = None
    name_similarity: float = 1.0
    name_kind: str = "preferred"
    beside_ids: frozenset[int] = frozenset()

    @property
    def is_close(self) -> bool:
        """Whether the name has the same letters, rather than looking alike."""
        return self.name_similarity >= CLOSE

    def lies_in(self, place_id: int) -> bool:
        """Say whether this is that place or a part of it."""
        return place_id == self.place_id or place_id in self.parent_ids

    def lies_by(self, place_id: int) -> bool:
        """Say whether this lies in that area or right beside it: writers draw the lines of governorates less finely than maps."""
        return place_id in self.beside_ids or self.lies_in(place_id)

    @property
    def is_known_far(self) -> bool:
        """Whether this is a name that reports from elsewhere use alone: of a unit, or of a large city."""
        return self.kind in ADMIN_KINDS or (self.population or 0) >= LARGE_CITY


def shares_name(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates for one name are a place and what is named after it: a governorate, a district, a second entry."""
    if one.lies_in(other.place_id) or other.lies_in(one.place_id):
        return True
    is_seat = (one.kind in LOCALITY_KINDS and other.kind in DISTRICT_KINDS) or (one.kind in DISTRICT_KINDS and other.kind in LOCALITY_KINDS)
    return is_seat and distance_km(one, other) <= SEAT_KM


def distance_km(one: Located, other: Located) -> float:
    """Return the great-circle distance; on a sphere, which at 25 km errs by some 0.1 km."""
    latitude, other_latitude = math.radians(one.latitude), math.radians(other.latitude)
    half_longitude = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin((other_latitude - latitude) / 2) ** 2 + math.cos(latitude) * math.cos(other_latitude) * math.sin(half_longitude) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def bearing_degrees(start: Located, end: Located) -> float:
    """Return the direction from one place to another, clockwise from north; exact enough within a country."""
    east = (end.longitude - start.longitude) * math.cos(math.radians((start.latitude + end.latitude) / 2))
    return math.degrees(math.atan2(east, end.latitude - start.latitude)) % 360
