"""All evidence about one pair added up, and candidates put in order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from incidents.matching.content import actors, copied, event_type, words
from incidents.matching.dates import calendar, published, stated
from incidents.matching.places import areas, distance, named
from incidents.matching.sketches import Ground, IncidentSketch, Reason, ReportSketch, Scored
from incidents.matching.tolls import figures
from incidents.matching.weights import Weights, shipped_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: From this score on a candidate is put forward as the report's incident; below it for all, the report looks new.
LIKELY = 0.5
#: From this score on a machine that has nobody to ask may take a candidate for the report's incident.
SURE = 0.88
#: Grounds with less weight are not worth a person's reading.
_LEAST_TOLD = 0.05
_RULES = (copied, named, areas, distance, stated, published, calendar, event_type, figures, actors, words)
_OVERFLOW = 700.0


def grounds(report: ReportSketch, incident: IncidentSketch) -> list[Ground]:
    """Return everything that speaks for or against the pair, unweighed."""
    return [ground for rule in _RULES for ground in rule(report, incident)]


def score(report: ReportSketch, incident: IncidentSketch, *, weights: Weights | None = None) -> Scored:
    """Say how likely ``report`` is about ``incident``, and why; with the shipped weights where none are given."""
    weights = weights or shipped_weights()
    found = grounds(report, incident)
    reasons = [Reason(ground.code, ground.values, round(weights.of(ground.terms), 4)) for ground in found]
    log_odds = weights.prior + math.fsum(weights.of(ground.terms) for ground in found)
    told = sorted((reason for reason in reasons if abs(reason.weight) >= _LEAST_TOLD), key=lambda reason: -abs(reason.weight))
    return Scored(incident.incident_id, 1 / (1 + math.exp(min(_OVERFLOW, -log_odds))), tuple(told))


def rank(reports: Sequence[ReportSketch], incidents: Iterable[IncidentSketch], *, weights: Weights | None = None) -> list[Scored]:
    """Return all ``incidents``, best first, each as the item of a report that fits it best has it; equal scores by id."""
    best = [max((score(report, incident, weights=weights) for report in reports), key=_by_score) for incident in incidents]
    return sorted(best, key=lambda candidate: (-candidate.score, candidate.incident_id))


def looks_new(ranked: Iterable[Scored]) -> bool:
    """Say whether none of the candidates is likely, as when there are none."""
    return all(candidate.score < LIKELY for candidate in ranked)


def _by_score(scored: Scored) -> float:
    return scored.score
