"""Scores of casualty figures: found or not, by kind, and what is said of those that were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.evaluation.matching import pair_up, same_figure, same_magnitude, same_words
from sources.evaluation.measures import Detection, Measures, Share, Tally
from sources.evaluation.mistakes import Mistake, describe, unpaired
from sources.evaluation.names import same_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sources.evaluation.records import Casualties, CasualtyKind, Records

Scored = tuple[Measures, list[Mistake]]
Pairs = list[tuple["Casualties", "Casualties"]]


def score_figures(annotated: Records, predicted: Records) -> Scored:
    """Score the casualty records of one text: figures in numbers, words without a number, and the figures that are never to be.

    Numbers and words are never pooled (annotation conventions of the gold format).
    """
    measures: Measures = {}
    mistakes: list[Mistake] = []
    for scorer in (_score_numbers, _score_vague, _score_unspecified, _score_zeros):
        more, errors = scorer(annotated.casualties, predicted.casualties)
        measures |= more
        mistakes += errors
    return measures, mistakes


def _of_kind(items: Sequence[Casualties], kind: CasualtyKind) -> list[Casualties]:
    return [item for item in items if item.kind == kind]


def _score_numbers(annotated: Sequence[Casualties], predicted: Sequence[Casualties]) -> Scored:
    """Score figures in numbers, "no casualties" among them, as ``casualties``, and their attributes on the pairs.

    A prediction that matches only an implicit figure (a named person, a list) is no invention. ``implicit`` is the recall of those;
    ``implicit_right`` the share of the predictions marked as implicit that match one.
    """
    gold, found = _of_kind(annotated, "numeric"), _of_kind(predicted, "numeric")
    pairs = pair_up(gold, found, same_figure, _same_people)
    named = _of_kind(annotated, "implicit")
    marked = _of_kind(predicted, "implicit")
    implicit = pair_up(named, [*marked, *_without(found, pairs)], same_figure)
    explicit = _without(found, implicit)
    measures: Measures = {
        "casualties": Detection(len(gold), len(explicit), len(pairs)),
        "implicit": Share(len(named), len(implicit), "recall"),
        "implicit_right": Share(len(marked), len(marked) - len(_without(marked, implicit)), "precision"),
    }
    mistakes = unpaired("casualties", gold, explicit, pairs=pairs, say=describe)
    mistakes += unpaired("implicit", named, _without(marked, implicit), pairs=implicit, say=describe)
    more, errors = _score_attributes(pairs)
    return measures | more, mistakes + errors


def _same_people(gold: Casualties, predicted: Casualties) -> bool:
    return (gold.group, gold.background) == (predicted.group, predicted.background)


def _without(items: Sequence[Casualties], pairs: Pairs) -> list[Casualties]:
    taken = {id(pair[1]) for pair in pairs}
    return [item for item in items if id(item) not in taken]


def _score_attributes(pairs: Pairs) -> Scored:
    """Score each attribute of matched figures, and as ``strict`` how many have all of them right."""
    judges: dict[str, Callable[[Casualties, Casualties], bool]] = {
        "attribution": lambda gold, given: same_source(gold.attribution, given.attribution),
        "group": lambda gold, given: gold.group == given.group,
        "qualifier": lambda gold, given: gold.is_range or gold.qualifier == given.qualifier,
        "background": lambda gold, given: gold.background == given.background,
    }
    answers = {name: [judge(gold, given) for gold, given in pairs] for name, judge in judges.items()}
    measures: Measures = {name: Share(len(pairs), sum(right)) for name, right in answers.items()}
    measures["strict"] = Share(len(pairs), sum(map(all, zip(*answers.values(), strict=True))))
    ranges = sum(gold.is_range for gold, _ in pairs)  # the gold format has no qualifier for them
    measures["qualifier"] = Share(len(pairs) - ranges, sum(answers["qualifier"]) - ranges)
    mistakes = [
        Mistake(name, "wrong", gold.span, str(getattr(gold, name)), str(getattr(given, name)))
        for name, right in answers.items()
        for (gold, given), is_right in zip(pairs, right, strict=True)
        if not is_right
    ]
    return measures, mistakes


def _score_vague(annotated: Sequence[Casualties], predicted: Sequence[Casualties]) -> Scored:
    """Score magnitude words, by their order of magnitude alone."""
    gold, found = _of_kind(annotated, "vague"), _of_kind(predicted, "vague")
    pairs = pair_up(gold, found, same_magnitude)
    return {"vague": Detection(len(gold), len(found), len(pairs))}, unpaired("vague", gold, found, pairs=pairs, say=describe)


def _score_unspecified(annotated: Sequence[Casualties], predicted: Sequence[Casualties]) -> Scored:
    """Score "several" and its like. Bare plurals are not annotated: a predicted one counts only where it matches."""
    gold, found = _of_kind(annotated, "unspecified"), _of_kind(predicted, "unspecified")
    pairs = pair_up(gold, found, same_words)
    free = _without(found, pairs)
    counted = [item for item in found if item.low > 1 or item not in free]
    mistakes = unpaired("unspecified", gold, counted, pairs=pairs, say=describe)
    return {"unspecified": Detection(len(gold), len(counted), len(pairs))}, mistakes


def _score_zeros(annotated: Sequence[Casualties], predicted: Sequence[Casualties]) -> Scored:
    """Count the predictions of "none" where no annotator marked one: nothing worse can be said of a toll that nobody knows."""
    zeros = [item for item in annotated if item.value == 0]
    false = [item for item in predicted if item.high == 0 and not any(item.span.overlaps(zero.span) for zero in zeros)]
    mistakes = [Mistake("false_zeros", "invented", item.span, given=describe(item)) for item in false]
    return {"false_zeros": Tally(1, len(false))}, mistakes
