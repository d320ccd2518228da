"""Learning from what people judged on proposed incidents. Needs scikit-learn; import it where it is used."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents import matching
from incidents.matching import Weights, shipped_weights
from incidents.models import Judgement, Match
from incidents.services import matcher_fitting
from incidents.services.matcher_card import MatcherCard, Side
from incidents.services.report_sketches import sketch_report
from incidents.services.sketches import sketch_incidents
from sources.services import classifier
from sources.services.learning import HELD_OUT, LearningError, spread_of_gain

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from incidents.matching import IncidentSketch, ReportSketch

FEWEST_OF_EACH = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person judged on one pair: the amounts of evidence of its best part, whether both are the same incident, the report."""

    terms: Mapping[str, float]
    same: bool
    report: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """Weights as they are stored, with their card."""

    model: bytes
    weights: Weights
    card: MatcherCard


def learn(*, min_judgements: int, now: datetime.datetime) -> Lesson:
    """Fit weights on the older judgements and measure them on the newer ones. Raises ``LearningError`` where there are too few."""
    judged = judgements()
    if len(judged) < min_judgements:
        raise LearningError(
            f"People have judged {len(judged)} proposed incidents; learning begins at {min_judgements}. "
            "Judge more, or give a lower --min-judgements."
        )
    older, newer = _split(judged)
    for which, several in (("older", older), ("newer", newer)):
        _check(which, several)
    model, weights = matcher_fitting.fit([one.terms for one in older], [one.same for one in older], shipped=shipped_weights())
    return Lesson(model, weights, _card(older, newer, weights, now=now))


def judgements() -> list[Judged]:
    """Return what people judged right or wrong, the oldest first; "unsure" teaches nothing."""
    matches = Match.objects.filter(judgement__in=[Judgement.POSITIVE, Judgement.NEGATIVE]).select_related("article__publisher")
    return [_judged(match) for match in matches.order_by("at", "pk").iterator(chunk_size=500)]


def _judged(match: Match) -> Judged:
    """Compare as the machine did then: without what the report itself has since told of the incident."""
    sketches = sketch_incidents([match.incident_id], without=match.article)
    reports = sketch_report(match.article)
    terms = max((_terms(report, sketch) for report in reports for sketch in sketches), key=shipped_weights().of, default={})
    return Judged(terms, match.judgement == Judgement.POSITIVE, match.article_id)


def _terms(report: ReportSketch, incident: IncidentSketch) -> dict[str, float]:
    return {name: amount for ground in matching.grounds(report, incident) for name, amount in ground.terms.items()}


def _split(judged: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """Return the judgements to learn from and the later ones to measure on; all of one report are on one side."""
    begun = list(dict.fromkeys(one.report for one in judged))
    learned_from = set(begun[: int(len(begun) * (1 - HELD_OUT))])
    return [one for one in judged if one.report in learned_from], [one for one in judged if one.report not in learned_from]


def _check(which: str, judged: Sequence[Judged]) -> None:
    same = sum(one.same for one in judged)
    if min(same, len(judged) - same) < FEWEST_OF_EACH:
        raise LearningError(
            f"Among the {which} judgements {same} say the same incident and {len(judged) - same} a different one; at least "
            f"{FEWEST_OF_EACH} of each are needed. Judge more proposals, also those that are wrong, then try again."
        )


def _card(older: Sequence[Judged], newer: Sequence[Judged], weights: Weights, *, now: datetime.datetime) -> MatcherCard:
    same = [one.same for one in newer]
    shipped, learned = _chances(newer, shipped_weights()), _chances(newer, weights)
    return MatcherCard(
        name=f"{now:%Y%m%dT%H%M%S}",
        made_at=now,
        description=matcher_fitting.DESCRIPTION,
        libraries=matcher_fitting.LIBRARIES,
        training=_side(older),
        held_out=_side(newer),
        shipped_auc=classifier.auc(same, shipped),
        shipped_brier=classifier.brier(same, shipped),
        learned_auc=classifier.auc(same, learned),
        learned_brier=classifier.brier(same, learned),
        gain=spread_of_gain([(one.report, one.same, before, after) for one, before, after in zip(newer, shipped, learned, strict=True)]),
        terms=sorted(weights.terms),
    )


def _chances(judged: Sequence[Judged], weights: Weights) -> list[float]:
    return [1 / (1 + math.exp(-(weights.prior + weights.of(one.terms)))) for one in judged]


def _side(judged: Sequence[Judged]) -> Side:
    same = sum(one.same for one in judged)
    return Side(len({one.report for one in judged}), same, len(judged) - same)
