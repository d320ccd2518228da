"""Chooses, of the places that one report names, the one where the incident was.

The words weigh the names (``sources.extraction.anchors``); the gazetteer adds whether a place lies in the areas that the report
names, and whether it is of known size: many hamlets are named like words. Measured by ``evaluate_places``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.precision import AREA_KINDS
from sources.extraction.anchors import SETTLEMENT_CLASSES, Mentioned, phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.extraction.anchors import Phrase

IN_NAMED_AREA = 2.25
KNOWN_SIZE = 0.5
SMALL = 0.75
#: A place of no known size that no words announce as a settlement: many are named like words ("on the spot", "in paradise").
UNANNOUNCED = 1.0
#: What the town that a village lies by has less than the village itself, which the gazetteer lacks.
STANDS_IN = 1.0

#: Below this no place is taken: open is better than wrong, and a lower bar adds nearly as many wrong places as right ones.
LEAST = 5.0

#: What is announced as a settlement and stays open was perhaps the place: another must do this much better.
LEAD_OVER_UNKNOWN = 0.5
#: From the end of one name of a list to the start of the next, in characters.
NEXT = 10
SETTLEMENTS = frozenset({"city", "town", "village", "camp"})
#: Areas small enough for a place in them to be near their middle.
SMALL_AREAS = frozenset({"adm2", "adm3"})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place as the gazetteer has it; ``parent_ids`` runs from the next larger place up."""

    place_id: int
    kind: str
    parent_ids: tuple[int, ...] = ()
    has_population: bool = False


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a report names it; ``place`` is None where it stays open."""

    mention: Mentioned
    place: Whereabouts | None


def main_place(named: Sequence[NamedPlace], events: Sequence[int]) -> int | None:
    """Return the index of the name that says where the incident was; None if none says it well enough.

    ``named`` is in the order of the text and holds what is said of the incident itself; ``events`` are the positions of the words for
    the event and its victims. Only spots are chosen, and districts, no governorates or countries. Where the gazetteer lacks a village,
    the town or district that the words put it in stands in for it.
    """
    areas = {name.place.place_id for name in named if name.place is not None and name.place.kind in SMALL_AREAS | {"adm1"}}
    scores: dict[int, tuple[float, int]] = {}
    unknown = 0.0
    for phrase in phrases_of([name.mention for name in named], events):
        index = _answer(named, phrase)
        if index is None:
            blocks = named[phrase.indices[0]].mention.place_class in SETTLEMENTS and not _has_neighbor(named, phrase)
            unknown = max(unknown, phrase.weight + SMALL if blocks else 0.0)
            continue
        place = named[index].place
        assert place is not None  # noqa: S101 - _answer chooses none that is open
        score = phrase.weight + _place_score(named[index], place, areas) - STANDS_IN * (index != phrase.indices[0])
        scores[place.place_id] = max(scores.get(place.place_id, (0.0, 0)), (score, -index))
    best = max(scores.values(), default=(0.0, 0))
    return -best[1] if best[0] >= max(LEAST, unknown + LEAD_OVER_UNKNOWN) else None


def _answer(named: Sequence[NamedPlace], phrase: Phrase) -> int | None:
    """Return the first name of a phrase that is a spot or a small area, and not a border.

    "East of X" with no word for a town is mostly the east of a governorate: it stands in for nothing.
    """
    for index in phrase.indices:
        place, mention = named[index].place, named[index].mention
        if place is None or place.kind in AREA_KINDS - SMALL_AREAS or mention.relation == "border":
            continue
        if index == phrase.indices[0] or mention.relation != "direction_of" or mention.place_class:
            return index
    return None


def _has_neighbor(named: Sequence[NamedPlace], phrase: Phrase) -> bool:
    """Say whether a list goes on with a known place after an unknown one: "the villages of X and Y"."""
    last = phrase.indices[-1]
    if last + 1 == len(named):
        return False
    one, other = named[last].mention, named[last + 1]
    alike = one.place_class == other.mention.place_class and other.mention.start - one.end <= NEXT
    return alike and other.place is not None and other.place.kind not in AREA_KINDS


def _place_score(name: NamedPlace, place: Whereabouts, areas: set[int]) -> float:
    announced = name.mention.relation != "in" or name.mention.place_class in SETTLEMENT_CLASSES
    return (
        KNOWN_SIZE * place.has_population
        - UNANNOUNCED * (not announced and not place.has_population)
        + SMALL * (place.kind not in SMALL_AREAS | {"city"})
        + _area_score(place, areas)
    )


def _area_score(place: Whereabouts, areas: set[int]) -> float:
    others = areas - {place.place_id}
    if not others:
        return 0.0
    return IN_NAMED_AREA if others.intersection(place.parent_ids) else -IN_NAMED_AREA
