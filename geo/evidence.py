"""What the places of one text say about each other: the countries and areas that it names, and the spots already known.

A mention never speaks for itself: the evidence on one name is what the *other* names of the text say.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from geo.names import CLOSE, keys_of
from geo.precision import NEAR_KM, Direction, PlaceRelation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

EARTH_RADIUS_KM = 6371.0
#: What lies further north or south is not near.
NEAR_DEGREES = 1.01 * math.degrees(NEAR_KM / EARTH_RADIUS_KM)
ADMIN_KINDS = frozenset({"country", "adm1", "adm2", "adm3", "region"})
LOCALITY_KINDS = frozenset({"adm4", "city", "town", "village"})
DISTRICT_KINDS = frozenset({"adm2", "adm3"})
#: Units that a place may be said to lie in.
UNIT_KINDS = frozenset({"adm1", "adm2", "adm3"})
GOVERNORATE_KINDS = frozenset({"adm1"})
#: Characters from the end of a name to the start of another within which that one may say where it lies: one phrase.
QUALIFIER_REACH = 40
#: From the middle of a governorate to its far end, and somewhat over the line: the largest of Syria reaches 150 km.
UNIT_REACH_KM = 150.0
#: A settlement this near to the middle of a district of its name is taken for its seat, though the line may part them.
SEAT_KM = 40.0

#: A named country or governorate says where the text is; a town that exists in one country only says it half as loudly.
ADMIN_VOICE = 1.0
LOCALITY_VOICE = 0.5


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
        """The kind that the words announce, empty if they do not; "the area of X" announces none."""
        if self.place_class == "region":
            return ""
        return self.place_class or keys_of(self.name).place_class


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer that a mention may mean.

    ``parent_ids`` runs from the next larger place up to the country; ``name_similarity`` is ``geo.names.similarity`` of the mention
    and the best of the place's names, and ``name_kind`` how that name is used.
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

    @property
    def is_close(self) -> bool:
        """Whether the name has the same letters, rather than looking alike."""
        return self.name_similarity >= CLOSE

    def lies_in(self, place_id: int) -> bool:
        """Say whether this is that place or a part of it."""
        return place_id == self.place_id or place_id in self.parent_ids


@dataclass(frozen=True, slots=True)
class Voice:
    """What one mention says about the whereabouts of the text: a weight for each country, and the areas named."""

    group: str
    country: str
    weight: float
    units: tuple[Candidate, ...] = ()
    at_border: bool = False

    @property
    def areas(self) -> frozenset[int]:
        """The areas named, by id."""
        return frozenset(unit.place_id for unit in self.units)


@dataclass(frozen=True, slots=True)
class Context:
    """The evidence on one mention. ``countries`` weighs each country that other names speak for, the loudest at 1.

    ``loudest`` is what that country has in voices. ``within`` are the areas in which the words right after the name put it: "X in the
    countryside of Y".
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    loudest: float = 0.0
    areas: frozenset[int] = frozenset()
    units: Sequence[Candidate] = ()
    within: frozenset[int] = frozenset()
    spots: Sequence[Candidate] = ()
    home_country: str | None = None

    def speaks_against(self, candidate: Candidate) -> bool:
        """Say whether the text is in other countries.

        A governorate's own name weighs as much as that of one country, so it takes more than one other name to disbelieve it.
        """
        if not self.countries or candidate.country in self.countries or candidate.kind == "country":
            return False
        return candidate.kind not in ADMIN_KINDS or self.loudest > ADMIN_VOICE

    def is_outside(self, candidate: Candidate) -> bool:
        """Say whether the words put the place elsewhere, as far as the gazetteer knows what it lies in.

        A hamlet of no known size is also not believed far from every area that the text names: it is mostly a namesake.
        """
        if candidate.kind in ADMIN_KINDS or len(candidate.parent_ids) < 2:  # noqa: PLR2004 - in its country, nothing more is known
            return False
        if self.within:
            return not any(map(candidate.lies_in, self.within))
        is_far = bool(self.units) and all(distance_km(candidate, unit) > UNIT_REACH_KM for unit in self.units)
        return is_far and not candidate.population and not any(map(candidate.lies_in, self.areas))

    def nearest_spot(self, candidate: Candidate) -> tuple[Candidate, float] | None:
        """Return the nearest known spot within 25 km with its distance, if there is one."""
        latitude = candidate.latitude
        near = [(spot, distance_km(candidate, spot)) for spot in self.spots if abs(spot.latitude - latitude) <= NEAR_DEGREES]
        nearest = min(near, key=lambda pair: (pair[1], pair[0].place_id), default=None)
        return nearest if nearest is not None and nearest[1] <= NEAR_KM else None


def voices_of(mentions: Sequence[Mention], candidates: Sequence[Sequence[Candidate]]) -> list[Voice]:
    """Return what each mention says, once for each name; a name that fits several countries says nothing.

    A border has two sides. A unit named as the far side ("the border with Hatay") is not where the text is; but when both units of a
    border lie in one country, or the text names that country's places otherwise, the border is an inner one and speaks.
    """
    spoken = [voice for voice in map(_voice, mentions, candidates) if voice]
    voices = {voice.group: voice for voice in sorted(spoken, key=lambda voice: not voice.at_border)}  # said inside once is inside
    inside = {voice.country for voice in voices.values() if not voice.at_border}
    sides = Counter(voice.country for voice in voices.values() if voice.at_border)
    return [voice for voice in voices.values() if not voice.at_border or voice.country in inside or sides[voice.country] > 1]


def qualifiers_of(mentions: Sequence[Mention], candidates: Sequence[Sequence[Candidate]]) -> list[frozenset[int]]:
    """Return the areas that the names right after each mention put it in; mentions are in the order of the text."""
    within: list[frozenset[int]] = [frozenset()] * len(mentions)
    for index in reversed(range(len(mentions) - 1)):
        if _qualifies(mentions[index + 1], mentions[index]):
            kinds = UNIT_KINDS if mentions[index + 1].relation != "direction_of" else GOVERNORATE_KINDS
            named = (place for place in candidates[index + 1] if place.is_close and place.kind in kinds)
            within[index] = within[index + 1].union(place.place_id for place in named)
    return within


def with_city_hints(mentions: Sequence[Mention]) -> list[Mention]:
    """Take a bare name right after a neighborhood's for the city, not the governorate: "the neighborhood of X in Aleppo"."""
    hinted = list(mentions)
    for index, (before, mention) in enumerate(pairwise(mentions), start=1):
        if before.kind_hint == "neighbourhood" and not mention.kind_hint and mention.relation == "in" and _is_one_phrase(before, mention):
            hinted[index] = replace(mention, place_class="city")
    return hinted


def _is_one_phrase(before: Mention, mention: Mention) -> bool:
    if before.position is None or mention.position is None:
        return True
    return mention.position - before.position - len(before.name) <= QUALIFIER_REACH


def _qualifies(following: Mention, mention: Mention) -> bool:
    """Say whether a name tells where the one before it lies: "Sarmada in the north of Idlib", "Sarmada, Idlib governorate".

    East of a name that a governorate bears is mostly in that governorate, though the words measure from its capital.
    """
    if following.relation not in {"part_of", "direction_of"} and following.kind_hint not in UNIT_KINDS:
        return False
    return _is_one_phrase(mention, following)


def context_of(
    mention: Mention,
    voices: Iterable[Voice],
    spots: Mapping[str, Candidate],
    *,
    within: frozenset[int] = frozenset(),
    home_country: str | None = None,
) -> Context:
    """Gather what the other names say. ``spots`` are the settled places of the text by the joined key of their name."""
    own = keys_of(mention.name).key_joined
    heard = [voice for voice in voices if voice.group != own]
    loudness: dict[str, float] = {}
    for voice in heard:
        loudness[voice.country] = loudness.get(voice.country, 0.0) + voice.weight
    loudest = max(loudness.values(), default=0.0)
    return Context(
        countries={country: weight / loudest for country, weight in loudness.items()},
        loudest=loudest,
        areas=frozenset().union(*(voice.areas for voice in heard)),
        units=[unit for voice in heard for unit in voice.units],
        within=within,
        spots=[spot for group, spot in sorted(spots.items()) if group != own],
        home_country=home_country,
    )


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


def _voice(mention: Mention, candidates: Sequence[Candidate]) -> Voice | None:
    close = [candidate for candidate in candidates if candidate.is_close]
    admin = [candidate for candidate in close if candidate.kind in ADMIN_KINDS] if _may_be_admin(mention) else []
    meant = admin or ([] if mention.is_bare else close)
    countries = {candidate.country for candidate in meant}
    if len(countries) != 1:
        return None
    return Voice(
        group=keys_of(mention.name).key_joined,
        country=countries.pop(),
        weight=ADMIN_VOICE if admin else LOCALITY_VOICE,
        units=tuple(candidate for candidate in admin if candidate.kind != "country"),
        at_border=mention.relation == "border",
    )


def _may_be_admin(mention: Mention) -> bool:
    return not mention.kind_hint or mention.kind_hint in ADMIN_KINDS
