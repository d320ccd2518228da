"""All evidence about one pair added up, and candidates put in order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from incidents.matching.content import actors, event_type, figures, words
from incidents.matching.sketches import IncidentSketch, ReportSketch, Scored
from incidents.matching.space_and_time import date, place, publication
from incidents.matching.weights import HAND_SET, Weights

if TYPE_CHECKING:
    from collections.abc import Iterable

#: From this score on a candidate is put forward as the report's incident; below it for all, the report looks new.
#: Hand-set so that one village on one day suffices, and a village alone, or a day with a kind of attack alone, does not.
LIKELY = 0.7


def score(report: ReportSketch, incident: IncidentSketch, *, weights: Weights = HAND_SET) -> Scored:
    """Say how likely ``report`` is about ``incident``, and why."""
    reasons = [
        *place(report, incident, weights=weights),
        *date(report, incident, weights=weights),
        *publication(report, incident, weights=weights),
        *event_type(report, incident, weights=weights),
        *figures(report, incident, weights=weights),
        *actors(report, incident, weights=weights),
        *words(report, incident, weights=weights),
    ]
    log_odds = weights.prior + math.fsum(reason.weight for reason in reasons)
    ordered = sorted(reasons, key=lambda reason: -abs(reason.weight))
    return Scored(incident.incident_id, 1 / (1 + math.exp(-log_odds)), tuple(ordered))


def rank(report: ReportSketch, incidents: Iterable[IncidentSketch], *, weights: Weights = HAND_SET) -> list[Scored]:
    """Return all ``incidents`` scored against ``report``, best first; equal scores by id, so that the order is always one."""
    scored = [score(report, incident, weights=weights) for incident in incidents]
    return sorted(scored, key=lambda candidate: (-candidate.score, candidate.incident_id))


def looks_new(ranked: Iterable[Scored]) -> bool:
    """Say whether none of the candidates is likely, as when there are none."""
    return all(candidate.score < LIKELY for candidate in ranked)
