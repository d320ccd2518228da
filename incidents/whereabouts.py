"""Chooses, of the places that one report names, the one where the incident was.

Reports name the village hit, the town and governorate that it lies in, the towns of people who speak, and those of other news. What
tells them apart: the class word ("the village of"), the words that lead to a name, how near it stands to the attack and its victims,
how early and how often it is named, and whether it lies in the areas that the report names. Measured by ``evaluate_places``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.precision import AREA_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

CLASS_WORD = 2.0
LED_TO = 1.5
EARLY = 1.5
BY_THE_EVENT = 2.0
IN_NAMED_AREA = 1.5
OFTEN = 0.5
KNOWN_SIZE = 0.5
SMALL = 0.5
#: A place of no known size that no words announce as a settlement: many are named like words ("on the spot", "in paradise").
UNANNOUNCED = 1.5
#: "X, west of the town of Y": Y only says where X is.
ONLY_LOCATES = 3.0

#: Below this no place is taken: open is better than wrong, and a lower bar adds nearly as many wrong places as right ones.
LEAST = 4.0

#: How far into a text counts as early, and how far from a word for the event as next to it, in characters.
LEAD = 600
BESIDE = 120
#: From the start of one name to that of another that only locates it.
PHRASE = 60

#: What is announced as a settlement and stays open was perhaps the place: another must do this much better.
LEAD_OVER_UNKNOWN = 0.5
SETTLEMENTS = frozenset({"city", "town", "village", "camp"})
SETTLEMENT_CLASSES = frozenset({"city", "town", "village", "camp", "neighbourhood", "adm2", "adm3", "region"})
LOCATING = frozenset({"part_of", "direction_of", "distance_from"})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place as the gazetteer has it; ``parent_ids`` runs from the next larger place up."""

    place_id: int
    kind: str
    parent_ids: tuple[int, ...] = ()
    has_population: bool = False


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a report names it; ``place`` is None where it stays open, ``start`` is the first character of the name."""

    start: int
    relation: str
    place_class: str
    place: Whereabouts | None
    is_led_to: bool = True


def main_place(named: Sequence[NamedPlace], events: Sequence[int]) -> int | None:
    """Return the index of the name that says where the incident was; None if none says it well enough.

    ``named`` is in the order of the text and holds what is said of the incident itself; ``events`` are the positions of the words for
    the event and its victims. Only spots are chosen, no governorates or countries.
    """
    areas = {name.place.place_id for name in named if name.place is not None and name.place.kind in {"adm1", "adm2", "adm3"}}
    scores: dict[int, list[tuple[float, int]]] = {}
    for index, name in enumerate(named):
        if name.place is None or name.place.kind in AREA_KINDS - {"adm2", "adm3"} or name.relation == "border":
            continue
        score = _score(name, name.place, events) + _area_score(name.place, areas) - ONLY_LOCATES * _only_locates(named, index)
        scores.setdefault(name.place.place_id, []).append((score, -index))
    totals = [(max(said)[0] + OFTEN * math.log(len(said)), max(said)[1]) for said in scores.values()]
    best = max(totals, default=(0.0, 0))
    unknown = max((_score(name, None, events) for name in named if name.place is None and name.place_class in SETTLEMENTS), default=0.0)
    return -best[1] if best[0] >= max(LEAST, unknown + LEAD_OVER_UNKNOWN) else None


def _score(name: NamedPlace, place: Whereabouts | None, events: Sequence[int]) -> float:
    distance = min((abs(event - name.start) for event in events), default=BESIDE)
    return (
        CLASS_WORD * (name.place_class in SETTLEMENT_CLASSES)
        + LED_TO * name.is_led_to
        + EARLY * max(0.0, 1 - name.start / LEAD)
        + BY_THE_EVENT * max(0.0, 1 - distance / BESIDE)
        + KNOWN_SIZE * (place is not None and place.has_population)
        - UNANNOUNCED * (name.relation == "in" and not name.place_class and not (place is not None and place.has_population))
        + SMALL * (place is None or place.kind not in {"adm2", "adm3", "city"})
    )


def _area_score(place: Whereabouts, areas: set[int]) -> float:
    others = areas - {place.place_id}
    if not others:
        return 0.0
    return IN_NAMED_AREA if others.intersection(place.parent_ids) else -IN_NAMED_AREA


def _only_locates(named: Sequence[NamedPlace], index: int) -> bool:
    """Say whether a name stands only to say where the one before it lies."""
    if index == 0 or named[index].relation not in LOCATING:
        return False
    before = named[index - 1]
    return named[index].start - before.start <= PHRASE and (before.is_led_to or before.place_class != "")
