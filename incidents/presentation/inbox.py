"""What waits for researchers: reports not yet attached, and incidents on their way to review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from incidents.models import Incident, IncidentState, Match, Review
from sources.models import Article, Claim, ClaimStatus

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet
    from django.utils.functional import Promise

#: The sections of the inbox by their code in the address.
SECTIONS: dict[str, Promise] = {
    "waiting": _("Waiting"),
    "mine": _("Mine"),
    "returned": _("Returned"),
    "submitted": _("In review"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section with how many entries it has."""

    code: str
    title: str
    count: int


def sections(user: User) -> list[Section]:
    """Return all sections with their counts for ``user``."""
    return [Section(code, str(title), entries(code, user).count()) for code, title in SECTIONS.items()]


def entries(section: str, user: User) -> QuerySet[Article] | QuerySet[Incident]:
    """Return the reports of "waiting", or the incidents of another section, those that changed last first."""
    if section == "waiting":
        return waiting_reports()
    incidents = {"mine": mine(user), "returned": with_state(IncidentState.RETURNED), "submitted": with_state(IncidentState.IN_REVIEW)}
    return incidents[section]


def waiting_reports() -> QuerySet[Article]:
    """Return the reports that nobody has attached to an incident, newest first, with their claims counted."""
    attached = Match.objects.filter(article=OuterRef("pk"), is_primary=True)
    undecided = Claim.objects.filter(article=OuterRef("pk"), status=ClaimStatus.PROPOSED).values("article")
    return (
        Article.objects.filter(~Exists(attached))
        .select_related("publisher", "submitted_by")
        .annotate(claims_waiting=Coalesce(Subquery(undecided.annotate(number=Count("pk")).values("number")), 0))
        .order_by("-created_at", "-pk")
    )


def mine(user: User) -> QuerySet[Incident]:
    """Return what ``user`` has begun and not yet submitted: drafts opened or fed by them, and public incidents they added to since."""
    since = Match.objects.filter(incident=OuterRef("pk"), is_primary=True, by=user, at__gt=OuterRef("published__published_at"))
    fed = Match.objects.filter(incident=OuterRef("pk"), is_primary=True, by=user)
    drafts = Q(state=IncidentState.DRAFT) & (Q(created_by=user) | Exists(fed))
    return _listed(Incident.objects.filter(drafts | (Q(state=IncidentState.PUBLISHED) & Exists(since))))


def with_state(state: IncidentState) -> QuerySet[Incident]:
    """Return the incidents in ``state``, whoever works on them."""
    return _listed(Incident.objects.filter(state=state))


def _listed(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    latest = Review.objects.select_related("submitted_by", "decided_by").order_by("-submitted_at")
    attached = Match.objects.filter(is_primary=True).select_related("article__publisher").order_by(F("at").desc(), "pk")
    return (
        incidents.select_related("place")
        .prefetch_related(
            "place__names",
            Prefetch("matches", queryset=attached, to_attr="attached"),
            Prefetch("reviews", queryset=latest, to_attr="submissions"),
        )
        .order_by("-updated_at", "pk")
    )
