"""What each name of a text says about the whereabouts of the others: a country, and areas."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.evidence.places import ADMIN_KINDS, DISTRICT_KINDS, LOCALITY_KINDS, UNIT_KINDS, bearing_degrees
from geo.names import HEAD_WORDS, keys_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.evidence.places import Candidate, Mention
    from geo.precision import Direction

#: A named country or governorate says where the text is; a town that exists in one country only says it half as loudly.
ADMIN_VOICE = 1.0
LOCALITY_VOICE = 0.5

BEARINGS: dict[str, float] = {"n": 0, "ne": 45, "e": 90, "se": 135, "s": 180, "sw": 225, "w": 270, "nw": 315}
#: People are no surveyors: what they call the east reaches to the northeast and southeast, and somewhat beyond.
SIDE_DEGREES = 75.0


@dataclass(frozen=True, slots=True)
class Voice:
    """What one mention says about the whereabouts of the text: a weight for its country, and the areas named, also by their ids.

    ``names_districts`` says that they are no more than districts.
    """

    group: str
    country: str
    weight: float
    units: tuple[Candidate, ...] = ()
    at_border: bool = False
    areas: frozenset[int] = frozenset()
    names_districts: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A side of an area that a text names, "the east of X": as people say it, seen from the town of that name."""

    group: str
    unit: Candidate
    seat: Candidate
    direction: Direction

    def holds(self, candidate: Candidate) -> bool:
        """Say whether a place in that area lies on that side."""
        off = abs(bearing_degrees(self.seat, candidate) - BEARINGS[self.direction])
        return candidate.lies_by(self.unit.place_id) and min(off, 360 - off) <= SIDE_DEGREES


def sides_of(mentions: Sequence[Mention], candidates: Sequence[Sequence[Candidate]]) -> list[Side]:
    """Return the sides of areas that a text names."""
    sides = []
    for mention, places in zip(mentions, candidates, strict=True):
        if mention.direction not in BEARINGS or mention.relation not in {"part_of", "direction_of"}:
            continue
        close = [place for place in places if place.is_close]
        for unit in (place for place in close if place.kind in UNIT_KINDS):
            seats = [place for place in close if place.kind in LOCALITY_KINDS and place.lies_in(unit.place_id) and place.population]
            sides.append(Side(keys_of(mention.name).key_joined, unit, max(seats, key=_size, default=unit), mention.direction))
    return sides


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


def _voice(mention: Mention, candidates: Sequence[Candidate]) -> Voice | None:
    close = [candidate for candidate in candidates if candidate.is_close]
    admin = [candidate for candidate in close if candidate.kind in ADMIN_KINDS] if _may_be_admin(mention) else []
    if mention.is_bare and keys_of(mention.name).key_bare in HEAD_WORDS:
        return None
    meant = admin or ([] if mention.is_bare else close)
    countries = {candidate.country for candidate in meant}
    if len(countries) != 1:
        return None
    units = tuple(candidate for candidate in admin if candidate.kind != "country")
    return Voice(
        group=keys_of(mention.name).key_joined,
        country=countries.pop(),
        weight=ADMIN_VOICE if admin else LOCALITY_VOICE,
        units=units,
        at_border=mention.relation == "border",
        areas=frozenset(unit.place_id for unit in units),
        names_districts=all(unit.kind in DISTRICT_KINDS for unit in units),
    )


def _may_be_admin(mention: Mention) -> bool:
    return not mention.kind_hint or mention.kind_hint in ADMIN_KINDS


def _size(place: Candidate) -> tuple[int, int]:
    return place.population or 0, -place.place_id
