"""Scores of place names, and of the place where the incident was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.evaluation.matching import pair_up, same_place
from sources.evaluation.measures import Detection, Measures, Share
from sources.evaluation.mistakes import Mistake, unpaired
from sources.evaluation.names import place_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sources.evaluation.records import Place, Records


#: What a country or governorate lacks in weight beside a spot.
AREA = 0.5


def score_places(annotated: Records, predicted: Records) -> tuple[Measures, list[Mistake]]:
    """Score the distinct names and the incident's place.

    Annotators mark each distinct name once, and not every one: the precision is a lower bound. ``main_place`` is right if one of
    their main places, of those with a position if there are such, is among the names that the extractor ties to the incident;
    ``main_place_picked`` if the one that it ties best is main.
    """
    gold, found = _distinct(annotated.places), _distinct(predicted.places)
    pairs = pair_up(gold, found, same_place)
    measures: Measures = {"places": Detection(len(gold), len(found), len(pairs))}
    mistakes = unpaired("places", gold, found, pairs=pairs, say=lambda place: place.name)
    main = [place for place in annotated.places if place.main]
    if not main:
        return measures, mistakes
    picked = main_place(predicted.places)
    finest = _keys(place for place in main if place.is_point) or _keys(main)
    answers = {
        "main_place": bool(finest & _keys(place for place in predicted.places if place.main)),
        "main_place_picked": picked is not None and place_key(picked.name) in _keys(main),
    }
    expected, given = ", ".join(place.name for place in main), picked.name if picked else ""
    for name, right in answers.items():
        measures[name] = Share(1, int(right))
        if not right:
            mistakes.append(Mistake(name, "wrong", picked.span if picked else None, expected, given))
    return measures, mistakes


def main_place(places: Sequence[Place]) -> Place | None:
    """Return the place that pins the incident best: the weightiest, an area with less weight than a spot, then the first."""
    tied = [place for place in places if place.main]
    return min(tied, key=lambda place: (place.is_area * AREA - place.weight, place.span), default=None)


def _keys(places: Iterable[Place]) -> set[str]:
    return {place_key(place.name) for place in places}


def _distinct(places: Sequence[Place]) -> list[Place]:
    """Keep the first mention of each name."""
    return list({place_key(place.name): place for place in reversed(places)}.values())
