"""Pairs what was predicted with what was annotated: one to one, as many pairs as can be.

The rules are those of the project's evaluation design: the same document, spans that share a code point, the same status, the same
minimum and maximum. Group, source, qualifier and background are then judged on the pairs, not used to make them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sources.evaluation.names import place_key, same_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sources.evaluation.records import Actor, Casualties, Date, Place

G = TypeVar("G")
P = TypeVar("P")


def pair_up(
    gold: Sequence[G], predicted: Sequence[P], agrees: Callable[[G, P], bool], prefers: Callable[[G, P], bool] | None = None
) -> list[tuple[G, P]]:
    """Return a largest set of pairs that agree, no item in two of them; of partners that are free, one that *prefers* likes goes first.

    Kuhn's augmenting paths: a maximum matching of the bipartite graph.
    """
    edges = [[at for at, item in enumerate(predicted) if agrees(wanted, item)] for wanted in gold]
    if prefers is not None:
        for wanted, partners in zip(gold, edges, strict=True):
            partners.sort(key=lambda at, wanted=wanted: not prefers(wanted, predicted[at]))  # type: ignore[misc]
    owner: dict[int, int] = {}
    for number in range(len(gold)):
        _augment(number, edges, owner, set())
    return [(gold[number], predicted[at]) for at, number in sorted(owner.items(), key=lambda link: link[1])]


def _augment(number: int, edges: list[list[int]], owner: dict[int, int], seen: set[int]) -> bool:
    for at in edges[number]:
        if at in seen:
            continue
        seen.add(at)
        if at not in owner or _augment(owner[at], edges, owner, seen):
            owner[at] = number
            return True
    return False


def same_status(gold: Casualties, predicted: Casualties) -> bool:
    """Compare outcomes; a combined toll matches a combined toll, or any one outcome that the annotator says it covers."""
    if not gold.covers:
        return not predicted.covers and gold.status == predicted.status
    return bool(predicted.covers) or predicted.status in {gold.status, *gold.covers}


def same_words(gold: Casualties, predicted: Casualties) -> bool:
    """Compare where and of what two records speak, not how many: all that can be asked of a phrase without a number."""
    return gold.span.overlaps(predicted.span) and same_status(gold, predicted)


def same_figure(gold: Casualties, predicted: Casualties) -> bool:
    """Say whether two records give the same bounds for the same words."""
    return same_words(gold, predicted) and (gold.low, gold.high) == (predicted.low, predicted.high)


def same_magnitude(gold: Casualties, predicted: Casualties) -> bool:
    """Compare magnitude words by their order of magnitude; their minimum is a convention (dozens 20, hundreds 200)."""
    return same_words(gold, predicted) and len(str(gold.low)) == len(str(predicted.low))


def same_days(gold: Date, predicted: Date) -> bool:
    """Say whether two date expressions overlap and stand for the same days; no day is known matches any."""
    if not gold.span.overlaps(predicted.span):
        return False
    return gold.first is None or (gold.first, gold.last) == (predicted.first, predicted.last)


def same_place(gold: Place, predicted: Place) -> bool:
    """Compare two place names, wherever they stand: annotators mark each distinct name once."""
    return place_key(gold.name) == place_key(predicted.name)


def same_actor(gold: Actor, predicted: Actor) -> bool:
    """Compare two actors by alias, wherever they stand."""
    return same_source(gold.name, predicted.name)
