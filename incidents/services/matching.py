"""Which incident a report may be about: candidates from the database, scores from the pure matching, proposals as rows."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from incidents import matching
from incidents.models import Incident, Judgement, Match
from incidents.services.sketches import sketch_incidents, sketch_report

if TYPE_CHECKING:
    from incidents.matching import ReportSketch, Scored
    from sources.models import Article

PROPOSALS_KEPT = 5
# Below this a candidate is not worth a person's look. Between this and matching.LIKELY it is shown, and the report still looks new.
POSSIBLE = 0.2
WINDOW = datetime.timedelta(days=10)
CANDIDATES_AT_MOST = 500


@transaction.atomic
def propose_incidents(article: Article) -> list[Scored]:
    """Score ``article`` against the incidents near it in time and keep the possible ones as unjudged ``Match`` rows.

    What a person judged stays as it is. Returns every candidate's score, best first; see ``matching.looks_new``.
    """
    report = sketch_report(article)
    judged = set(article.matches.exclude(judgement=Judgement.UNJUDGED).values_list("incident_id", flat=True))
    ranked = matching.rank(report, sketch_incidents(_candidates(report)))
    kept = [scored for scored in ranked if scored.score >= POSSIBLE and scored.incident_id not in judged][:PROPOSALS_KEPT]
    article.matches.filter(judgement=Judgement.UNJUDGED).exclude(incident__in=[scored.incident_id for scored in kept]).delete()
    for scored in kept:
        Match.objects.update_or_create(
            article=article,
            incident_id=scored.incident_id,
            defaults={"score": scored.score, "reasons": [asdict(reason) for reason in scored.reasons]},
        )
    return ranked


def _candidates(report: ReportSketch) -> list[Incident]:
    """Return the standing incidents within ten days of the report's dates, and those without a date."""
    days = [day for window in report.windows for day in (window.first, window.last)] + ([report.published] if report.published else [])
    near = Q(start_date__lte=max(days) + WINDOW, end_date__gte=min(days) - WINDOW) if days else Q()
    return list(Incident.objects.standing().filter(near | Q(start_date__isnull=True)).order_by("-start_date", "pk")[:CANDIDATES_AT_MOST])
