"""Which incident a report may be about: candidates by indexes, scores from the pure matching, proposals as rows."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from django.db import transaction

from incidents import matching
from incidents.models import Judgement, Match
from incidents.services.candidates import find_candidates
from incidents.services.echoes import echoes_of
from incidents.services.matcher_store import active_weights
from incidents.services.report_sketches import sketch_report
from incidents.services.sketches import sketch_incidents

if TYPE_CHECKING:
    from incidents.matching import Scored
    from sources.models import Article

PROPOSALS_KEPT = 5
# Below this a candidate is not worth a person's look. Between this and matching.LIKELY it is shown, and the report still looks new.
POSSIBLE = 0.02


def rank_incidents(article: Article) -> list[Scored]:
    """Return the incidents that ``article`` may be about, best first, each scored with its reasons; stores nothing."""
    reports = sketch_report(article)
    echoes = echoes_of(article, reports[0])
    reports = [replace(report, words=echoes.words, copies=echoes.copies) for report in reports]
    found = find_candidates(reports, also=echoes.incidents)
    return matching.rank(reports, sketch_incidents(found, without=article, words=echoes.shared), weights=active_weights())


@transaction.atomic
def propose_incidents(article: Article) -> list[Scored]:
    """Rank the incidents for ``article`` and keep the possible ones as unjudged ``Match`` rows.

    What a person judged stays as it is. Returns every candidate's score, best first; see ``matching.looks_new``.
    """
    ranked = rank_incidents(article)
    judged = set(article.matches.exclude(judgement=Judgement.UNJUDGED).values_list("incident_id", flat=True))
    kept = [scored for scored in ranked if scored.score >= POSSIBLE and scored.incident_id not in judged][:PROPOSALS_KEPT]
    article.matches.filter(judgement=Judgement.UNJUDGED).exclude(incident__in=[scored.incident_id for scored in kept]).delete()
    for scored in kept:
        Match.objects.update_or_create(
            article=article,
            incident_id=scored.incident_id,
            defaults={"score": scored.score, "reasons": [asdict(reason) for reason in scored.reasons]},
        )
    return ranked
