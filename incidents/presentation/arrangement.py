"""An incident as it can be taken apart or joined: its reports with their claims, and what was rearranged before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from incidents.models import Judgement, PublishedIncident, Rearrangement
from incidents.presentation.claims import attribution_words, value_words
from incidents.presentation.names import look_up
from sources.models import HELD_TRUE, Claim

if TYPE_CHECKING:
    from incidents.models import Incident
    from sources.models import Article


@dataclass(frozen=True, slots=True)
class ClaimChoice:
    """One claim that speaks of the incident: what it says, who says it, its words."""

    claim: Claim
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """One report with those of its claims that speak of the incident; ``is_primary`` if it is mainly about it."""

    article: Article
    is_primary: bool
    claims: list[ClaimChoice]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What can be rearranged, and what was."""

    incident: Incident
    reports: list[ReportChoice]
    acts: list[Rearrangement]
    is_public: bool


def arrangement(incident: Incident) -> Arrangement:
    """Gather the arrangement of ``incident``; the number of queries does not depend on how much is known of it."""
    held = Q(evidence__incident=incident, evidence__judgement=Judgement.POSITIVE, status__in=HELD_TRUE)
    claims = list(
        Claim.objects.filter(held)
        .select_related("article__publisher", "attributed_to", "place", "actor")
        .prefetch_related("place__names")
        .order_by("article__published_date", "article_id", "span_start", "pk")
    )
    names = look_up(countries={claim.nationality for claim in claims if claim.nationality})
    main = set(incident.matches.filter(is_primary=True).values_list("article", flat=True))
    reports: dict[int, ReportChoice] = {}
    for claim in claims:
        report = reports.setdefault(claim.article_id, ReportChoice(claim.article, claim.article_id in main, []))
        report.claims.append(ClaimChoice(claim, value_words(claim, names), attribution_words(claim)))
    return Arrangement(
        incident=incident,
        reports=list(reports.values()),
        acts=list(
            Rearrangement.objects.filter(Q(source=incident) | Q(target=incident))
            .select_related("source", "target", "by", "undone_by")
            .order_by("-at", "-pk")
        ),
        is_public=PublishedIncident.objects.filter(incident=incident).exists(),
    )
