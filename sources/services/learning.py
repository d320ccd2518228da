"""Learning from what people decided on claims that the machine proposed. Needs scikit-learn; import it where it is used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from django.db.models.functions import Coalesce, Length

from sources.models import DECIDED, HELD_TRUE, Article, Claim
from sources.services import classifier
from sources.services.claim_features import features_of, rules_confidence
from sources.services.model_card import Bin, ModelCard, Part, Quality

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from sources.services.claim_features import Features

#: The newest quarter of the decisions is only measured on: what is foretold in use lies in the future too.
HELD_OUT = 0.25
#: Below this many accepted or rejected claims on either side an AUC says next to nothing.
FEWEST_OF_EACH = 10
BINS = 5
DRAWS = 200


class LearningError(Exception):
    """There is too little to learn from; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on one proposal. ``report`` is the same for a report and its near-copies."""

    features: Features
    accepted: bool
    rules: float
    report: int
    at: datetime.datetime
    extractor: str


@dataclass(frozen=True, slots=True)
class _Report:
    first: int
    language: str
    length: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A model as it is stored, with its card."""

    stored: bytes
    card: ModelCard


def learn(*, min_claims: int, now: datetime.datetime) -> Lesson:
    """Fit a model on the older decisions and measure it on the newer ones. Raises ``LearningError`` where there are too few."""
    decisions = decisions_made()
    if len(decisions) < min_claims:
        raise LearningError(
            f"People have decided on {len(decisions)} claims of the machine; learning begins at {min_claims}. "
            "Decide on more, or give a lower --min-claims."
        )
    older, newer = split_by_time(decisions)
    _check("older", older)
    _check("newer", newer)
    model = classifier.fit([one.features for one in older], [one.accepted for one in older])
    return Lesson(classifier.to_bytes(model), _card(older, newer, classifier.chances(model, [one.features for one in newer]), now=now))


def decisions_made() -> list[Decision]:
    """Return what people decided on claims of an extractor, oldest decision first; superseded claims are left out."""
    claims = Claim.objects.filter(run__isnull=False, status__in=DECIDED).select_related("run").order_by("decided_at", "pk")
    reports = Article.objects.filter(claims__in=claims.order_by()).distinct()
    about = {
        report: _Report(first, language, length)
        for report, first, language, length in reports.values_list("pk", Coalesce("copy_of_id", "pk"), "language", Length("text"))
    }
    return [_decision(claim, about[claim.article_id]) for claim in claims.iterator(chunk_size=2000)]


def _decision(claim: Claim, report: _Report) -> Decision:
    if claim.run is None or claim.decided_at is None:
        message = f"claim {claim.pk} is no decided claim of an extractor"
        raise ValueError(message)
    return Decision(
        features=features_of(claim, language=report.language, text_length=report.length),
        accepted=claim.status in HELD_TRUE,
        rules=rules_confidence(claim),
        report=report.first,
        at=claim.decided_at,
        extractor=f"{claim.run.extractor} {claim.run.version} (configuration {claim.run.configuration_sha256[:12]})",
    )


def split_by_time(decisions: Sequence[Decision]) -> tuple[list[Decision], list[Decision]]:
    """Return decisions to learn from and later ones to measure on; all of one report and its near-copies are on one side."""
    begun: dict[int, datetime.datetime] = {}
    for one in decisions:
        begun[one.report] = min(one.at, begun.get(one.report, one.at))
    ordered = sorted(decisions, key=lambda one: (begun[one.report], one.report))
    learned_from = {one.report for one in ordered[: int(len(ordered) * (1 - HELD_OUT))]}
    return [one for one in ordered if one.report in learned_from], [one for one in ordered if one.report not in learned_from]


def _check(which: str, decisions: Sequence[Decision]) -> None:
    accepted = sum(one.accepted for one in decisions)
    rejected = len(decisions) - accepted
    if min(accepted, rejected) < FEWEST_OF_EACH:
        raise LearningError(
            f"Among the {which} decisions {accepted} claims were accepted and {rejected} rejected; at least {FEWEST_OF_EACH} of each "
            f"are needed, in different reports. Decide on more reports, rejecting what is wrong, then try again."
        )


def _card(older: Sequence[Decision], newer: Sequence[Decision], said: list[float], *, now: datetime.datetime) -> ModelCard:
    accepted = [one.accepted for one in newer]
    share = sum(one.accepted for one in older) / len(older)
    return ModelCard(
        name=f"{now:%Y%m%dT%H%M%S}",
        made_at=now,
        description=classifier.DESCRIPTION,
        libraries=classifier.LIBRARIES,
        extractors=dict(Counter(one.extractor for one in [*older, *newer])),
        training=_part(older),
        held_out=_part(newer),
        rules=_quality(accepted, [one.rules for one in newer]),
        constant=_quality(accepted, [share] * len(newer)),
        learned=_quality(accepted, said),
        gain=auc_gain(newer, said),
        calibration=calibration(accepted, said),
        features=sorted({name for one in older for name in one.features}),
    )


def _part(decisions: Sequence[Decision]) -> Part:
    accepted = sum(one.accepted for one in decisions)
    days = [one.at for one in decisions]
    return Part(len({one.report for one in decisions}), accepted, len(decisions) - accepted, min(days), max(days))


def _quality(accepted: list[bool], said: list[float]) -> Quality:
    return Quality(auc=classifier.auc(accepted, said), brier=classifier.brier(accepted, said))


def auc_gain(decisions: Sequence[Decision], said: Sequence[float]) -> tuple[float, float]:
    """Return the 5th and 95th percentile of the gain in AUC over the rules, drawing the reports of ``decisions`` with replacement."""
    return spread_of_gain([(one.report, one.accepted, one.rules, chance) for one, chance in zip(decisions, said, strict=True)])


def spread_of_gain(rows: Sequence[tuple[int, bool, float, float]]) -> tuple[float, float]:
    """Return the 5th and 95th percentile of the gain in AUC, drawing reports with replacement; 0 and 0 where none can be told.

    A row has the report, what a person decided, what was said before and what is said now. Reports are drawn rather than rows, because
    what is right or wrong in one report hangs together. The draws are always the same.
    """
    by_report: dict[int, list[tuple[bool, float, float]]] = {}
    for report, decided, before, now in rows:
        by_report.setdefault(report, []).append((decided, before, now))
    draw = Random(0)  # noqa: S311 - statistics, not secrets
    gains = []
    for _ in range(DRAWS):
        drawn = [row for several in draw.choices(list(by_report.values()), k=len(by_report)) for row in several]
        decided_on = [row[0] for row in drawn]
        if len(set(decided_on)) > 1:  # an AUC needs both
            gains.append(classifier.auc(decided_on, [row[2] for row in drawn]) - classifier.auc(decided_on, [row[1] for row in drawn]))
    gains.sort()
    return (gains[len(gains) // 20], gains[-1 - len(gains) // 20]) if gains else (0.0, 0.0)


def calibration(accepted: Sequence[bool], said: Sequence[float]) -> list[Bin]:
    """Return up to ``BINS`` groups of equal size, from the least sure to the surest."""
    ordered = sorted(zip(said, accepted, strict=True))
    cuts = [round(len(ordered) * cut / BINS) for cut in range(BINS + 1)]
    groups = [ordered[start:end] for start, end in pairwise(cuts) if end > start]
    return [Bin(len(group), sum(chance for chance, _ in group) / len(group), sum(yes for _, yes in group) / len(group)) for group in groups]
