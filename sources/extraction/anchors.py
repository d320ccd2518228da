"""Weighs, by the words alone, the places that a text names: which of them says where the incident was.

Reports name the village hit, the town and governorate that it lies in, the towns of people who speak, and those of other news. What
tells them apart: the class word ("the village of"), the words that lead to a name, how near it stands to the attack and its victims,
how early and how often it is named. Names that only say where the one before them lies ("in the countryside of X, west of Y") form a
phrase with it and do not compete with it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CLASS_WORD = 1.0
LED_TO = 2.0
EARLY = 2.0
BY_THE_EVENT = 2.0
OFTEN = 0.5
#: What the first settlement of a text has over others: reports begin with what happened.
FIRST = 1.0
#: "Near X" says less than "in X"; "between X and Y" less again.
LOOSE = {"near": -0.25, "direction_of": -1.0, "distance_from": -1.0, "between": -1.0}

#: How far into a text counts as early, and how far from a word for the event as next to it, in characters.
LEAD = 1000
BESIDE = 180
#: From the end of one name to the start of another of the same phrase.
PHRASE = 40

SETTLEMENT_CLASSES = frozenset({"city", "town", "village", "camp", "neighbourhood", "adm2", "adm3", "region"})
LOCATING = frozenset({"part_of", "direction_of", "distance_from"})
#: Classes from the smallest to the largest; a name is located by one that is larger.
_SIZES = {
    "landmark": 0, "crossing": 0, "neighbourhood": 0, "camp": 0, "village": 1, "town": 2, "city": 3, "adm3": 4, "region": 5, "adm2": 5,
    "adm1": 6, "country": 7,
}  # fmt: skip
_SMALL, _TOWN, _COUNTRY = 1, 2, 7


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place as a text names it between two characters; ``key`` is the same for all mentions of a name."""

    start: int
    end: int
    key: str
    relation: str
    place_class: str
    is_led_to: bool = True


@dataclass(frozen=True, slots=True)
class Phrase:
    """Indices of mentions of which each locates the one before; ``weight`` is that of the first."""

    indices: tuple[int, ...]
    weight: float


def phrases_of(mentioned: Sequence[Mentioned], events: Sequence[int]) -> list[Phrase]:
    """Return the mentions, in the order of the text, as phrases with their weights; ``events`` are positions of words for the event."""
    often = Counter(mention.key for mention in mentioned)
    groups: list[list[int]] = []
    for index, mention in enumerate(mentioned):
        if index and _locates(mention, mentioned[index - 1]):
            groups[-1].append(index)
        else:
            groups.append([index])
    settled = [any(mentioned[index].place_class in SETTLEMENT_CLASSES for index in group) for group in groups]
    first = settled.index(True) if True in settled else None
    return [
        Phrase(
            tuple(group),
            _weight(mentioned[group[0]], events, often[mentioned[group[0]].key]) + CLASS_WORD * settled[number] + FIRST * (number == first),
        )
        for number, group in enumerate(groups)
    ]


def _locates(mention: Mentioned, before: Mentioned) -> bool:
    """Say whether a name stands only to say where the one before it lies."""
    if mention.start - before.end > PHRASE or mention.key == before.key:
        return False
    if mention.relation in LOCATING:
        return before.is_led_to or before.place_class != ""
    size, size_before = _SIZES.get(mention.place_class), _SIZES.get(before.place_class)
    if size is None:
        return size_before is not None and size_before <= _TOWN and mention.relation == "in" and mention.is_led_to
    return size > (_SMALL if size_before is None else size_before) and (size_before is not None or size >= _COUNTRY)


def _weight(mention: Mentioned, events: Sequence[int], often: int) -> float:
    distance = min((abs(event - mention.start) for event in events), default=BESIDE)
    return (
        LED_TO * mention.is_led_to
        + EARLY * max(0.0, 1 - mention.start / LEAD)
        + BY_THE_EVENT * max(0.0, 1 - distance / BESIDE)
        + OFTEN * math.log(often)
        + LOOSE.get(mention.relation, 0.0)
    )
