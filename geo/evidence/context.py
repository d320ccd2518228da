"""All that a text says on one of its names: what the other names say, and the spots already known."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.evidence.places import ADMIN_KINDS, EARTH_RADIUS_KM, distance_km
from geo.evidence.voices import ADMIN_VOICE
from geo.precision import NEAR_KM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.evidence.places import Candidate
    from geo.evidence.voices import Side, Voice

#: What lies further north or south is not near.
NEAR_DEGREES = 1.01 * math.degrees(NEAR_KM / EARTH_RADIUS_KM)
#: From the middle of a governorate to its far end, and somewhat over the line: the largest of Syria reaches 150 km.
UNIT_REACH_KM = 150.0
#: The villages of one incident's reports lie nearer together than this.
APART_KM = 50.0


@dataclass(frozen=True, slots=True)
class Context:
    """The evidence on one mention. ``countries`` weighs each country that other names speak for, the loudest at 1.

    ``loudest`` is what that country has in voices. ``districts`` are the areas whose names are no governorate's. ``within`` are the areas
    in which the words right after the name put it: "X in the countryside of Y".
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    loudest: float = 0.0
    areas: frozenset[int] = frozenset()
    districts: frozenset[int] = frozenset()
    units: Sequence[Candidate] = ()
    within: frozenset[int] = frozenset()
    spots: Sequence[Candidate] = ()
    sides: Sequence[Side] = ()
    home_country: str | None = None

    def speaks_against(self, candidate: Candidate) -> bool:
        """Say whether the text is in other countries.

        A governorate's own name weighs as much as that of one country, and so does a large city's: it takes more than one other name
        to disbelieve it.
        """
        if not self.countries or candidate.country in self.countries or candidate.kind == "country":
            return False
        return not candidate.is_known_far or self.loudest > ADMIN_VOICE

    def is_outside(self, candidate: Candidate) -> bool:
        """Say whether the words put the place elsewhere, as far as the gazetteer knows what it lies in.

        A hamlet of no known size is also not believed far from every area that the text names: it is mostly a namesake.
        """
        if candidate.kind in ADMIN_KINDS or len(candidate.parent_ids) < 2:  # noqa: PLR2004 - in its country, nothing more is known
            return False
        if self.within:
            return not any(map(candidate.lies_by, self.within))
        is_far = bool(self.units) and all(distance_km(candidate, unit) > UNIT_REACH_KM for unit in self.units)
        return is_far and not candidate.population and not any(map(candidate.lies_in, self.areas))

    def is_apart(self, candidate: Candidate) -> bool:
        """Say whether all towns and villages that the text names otherwise are far away; large cities are named from anywhere."""
        spots = [spot for spot in self.spots if not spot.is_known_far]
        return bool(spots) and all(distance_km(candidate, spot) > APART_KM for spot in spots)

    def is_in_another_district(self, candidate: Candidate) -> bool:
        """Say whether the text names districts, and this lies neither in one of them nor right beside."""
        return bool(self.districts) and not any(map(candidate.lies_by, self.districts))

    def nearest_spot(self, candidate: Candidate) -> tuple[Candidate, float] | None:
        """Return the nearest known spot within 25 km with its distance, if there is one."""
        latitude = candidate.latitude
        near = [(spot, distance_km(candidate, spot)) for spot in self.spots if abs(spot.latitude - latitude) <= NEAR_DEGREES]
        nearest = min(near, key=lambda pair: (pair[1], pair[0].place_id), default=None)
        return nearest if nearest is not None and nearest[1] <= NEAR_KM else None


class Chorus:
    """All voices of a text, of which each mention hears those of the others."""

    def __init__(self, voices: Iterable[Voice], sides: Sequence[Side] = ()) -> None:
        self._voices = {voice.group: voice for voice in voices}
        self._on_areas = [voice for voice in self._voices.values() if voice.units]
        self._loudness: dict[str, float] = {}
        self._sides = sides
        for voice in self._voices.values():
            self._loudness[voice.country] = self._loudness.get(voice.country, 0.0) + voice.weight

    def context_of(
        self, group: str, spots: Mapping[str, Candidate], *, within: frozenset[int] = frozenset(), home_country: str | None = None
    ) -> Context:
        """Gather what the names other than this one say.

        ``group`` is the joined key of the name, and ``spots`` are the settled places of the text by that of theirs.
        """
        loudness = self._loudness_without(group)
        loudest = max(loudness.values(), default=0.0)
        heard = [voice for voice in self._on_areas if voice.group != group]
        return Context(
            countries={country: weight / loudest for country, weight in loudness.items()},
            loudest=loudest,
            areas=frozenset().union(*(voice.areas for voice in heard)),
            districts=frozenset().union(*(voice.areas for voice in heard if voice.names_districts)),
            units=[unit for voice in heard for unit in voice.units],
            within=within,
            spots=[spot for other, spot in sorted(spots.items()) if other != group],
            sides=[side for side in self._sides if side.group != group],
            home_country=home_country,
        )

    def _loudness_without(self, group: str) -> dict[str, float]:
        own = self._voices.get(group)
        if own is None:
            return self._loudness
        rest = {**self._loudness, own.country: self._loudness[own.country] - own.weight}
        return {country: weight for country, weight in rest.items() if weight > 0}
