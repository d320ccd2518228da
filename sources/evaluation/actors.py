"""Scores of the names of those who take part and of those who say so, and of their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.evaluation.matching import pair_up, same_actor
from sources.evaluation.measures import Detection, Measures, Share
from sources.evaluation.mistakes import Mistake, unpaired
from sources.evaluation.names import place_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.evaluation.records import Actor, Records


def score_actors(annotated: Records, predicted: Records) -> tuple[Measures, list[Mistake]]:
    """Score distinct actors, sources among them, by alias, and their roles on the pairs.

    Actors are what annotators mark least completely, so the precision is a lower bound.
    """
    gold, found = _distinct(annotated.actors), _distinct(predicted.actors)
    pairs = pair_up(gold, found, same_actor, _same_role)
    wrong = [pair for pair in pairs if not _same_role(*pair)]
    measures: Measures = {
        "actors": Detection(len(gold), len(found), len(pairs)),
        "actor_role": Share(len(pairs), len(pairs) - len(wrong)),
    }
    mistakes = unpaired("actors", gold, found, pairs=pairs, say=lambda actor: f"{actor.name} ({actor.role})")
    return measures, mistakes + [Mistake("actor_role", "wrong", gold.span, gold.role, given.role) for gold, given in wrong]


def _same_role(gold: Actor, predicted: Actor) -> bool:
    return gold.role == predicted.role


def _distinct(actors: Sequence[Actor]) -> list[Actor]:
    """Keep the first mention of each name in each role."""
    return list({(place_key(actor.name), actor.role): actor for actor in reversed(actors)}.values())
