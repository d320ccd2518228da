"""An incident as a researcher works on it: its figures with their origins, its reports, what it still needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.models import EDITABLE_STATES, EstimateRule
from incidents.presentation import estimates
from incidents.presentation.estimates import EstimateWords, estimate_words
from incidents.presentation.gradings import GradingWords, actors_named, grading_words
from incidents.presentation.names import language, look_up
from incidents.services.grading import suggest_grading
from incidents.services.submitting import missing_for_review
from sources.models import Group, Outcome

if TYPE_CHECKING:
    from incidents.models import Estimate, Incident, Match, Review


@dataclass(frozen=True, slots=True)
class IncidentPanel:
    """What the page shows of one incident. ``review`` is its latest submission, None if it never was submitted."""

    incident: Incident
    title: str
    estimates: list[EstimateWords]
    suggested: GradingWords
    reports: list[Match]
    missing: list[str]
    review: Review | None
    is_editable: bool

    @property
    def rules(self) -> list[tuple[str, str]]:
        """Return the rules that its figures can be computed by: code and name."""
        return [(rule.value, str(rule.label)) for rule in EstimateRule]


def incident_panel(incident: Incident) -> IncidentPanel:
    """Gather the panel of ``incident``; the number of queries does not depend on how much is known of it."""
    computed = sorted(incident.estimates.all(), key=_order)
    suggestion, labels = suggest_grading(incident)
    names = look_up(
        countries={estimate.nationality for estimate in computed},
        actors=estimates.actors_in(computed) | actors_named(suggestion),
        publishers=estimates.publishers_in(computed),
    )
    return IncidentPanel(
        incident=incident,
        title=incident.title(language()),
        estimates=[estimate_words(estimate, names) for estimate in computed],
        suggested=grading_words(suggestion, labels, names),
        reports=list(
            incident.matches.filter(is_primary=True).select_related("article__publisher").order_by("article__published_date", "pk")
        ),
        missing=[str(need) for need in missing_for_review(incident)],
        review=incident.reviews.select_related("submitted_by", "decided_by").order_by("-submitted_at").first(),
        is_editable=incident.state in EDITABLE_STATES,
    )


def _order(estimate: Estimate) -> tuple[int, int, str]:
    """Put the dead first and wholes before their parts, as the code lists do."""
    return Outcome.values.index(estimate.outcome), Group.values.index(estimate.group), estimate.nationality
