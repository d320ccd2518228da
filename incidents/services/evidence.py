"""Keeping an incident's evidence, estimates and participations in step with what people decided on its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents import estimates
from incidents.estimates import ClaimFigure
from incidents.models import Estimate, Evidence, Incident, Judgement, Participation
from incidents.services.indexing import index_incident
from sources.models import HELD_TRUE, ActorKind, ActorRole, Claim, ClaimKind, ClaimStatus, Polarity, Scope
from sources.names import actor_key

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User
    from django.db.models import QuerySet

    from sources.models import Article


def link_claims(article: Article, incident: Incident, *, by: User, now: datetime.datetime) -> None:
    """Make every claim of ``article`` about its own incident evidence of ``incident``; claims that speak of others are not."""
    stamps = {"by": by, "at": now}
    for claim in article.claims.current():
        if claim.scope == Scope.INCIDENT and claim.status != ClaimStatus.REJECTED:
            Evidence.objects.get_or_create(claim=claim, incident=incident, defaults={"judgement": Judgement.POSITIVE, **stamps})
    strayed = Evidence.objects.filter(claim__article=article, incident=incident).exclude(claim__scope=Scope.INCIDENT)
    strayed.exclude(judgement=Judgement.NEGATIVE).update(judgement=Judgement.NEGATIVE, **stamps)


def accepted_claims(incident: Incident) -> QuerySet[Claim]:
    """Return the claims that people accepted and that are evidence of ``incident``, in a stable order."""
    return (
        Claim.objects.filter(evidence__incident=incident, evidence__judgement=Judgement.POSITIVE, status__in=HELD_TRUE)
        .select_related("article__publisher", "article__copy_of", "attributed_to", "place", "actor", "subset_of")
        .prefetch_related("place__names")
        .order_by("article__published_date", "article_id", "span_start", "pk")
    )


def renew_derived(incident: Incident) -> None:
    """Compute the estimates and participations of ``incident`` afresh from its accepted claims, and by what it is found; overrides stay."""
    claims = list(accepted_claims(incident))
    _renew_estimates(incident, claims)
    _renew_participations(incident, claims)
    index_incident(incident)


def _renew_estimates(incident: Incident, claims: list[Claim]) -> None:
    results = estimates.combine([figure_of(claim) for claim in claims if _counts(claim)], rule=incident.estimate_rule)
    kept = []
    for result in results:
        estimate, _created = Estimate.objects.update_or_create(
            incident=incident,
            outcome=result.outcome,
            group=result.group,
            nationality=result.nationality,
            defaults={name: getattr(result, name) for name in ("low", "best", "high", "is_open", "rule", "derivation")},
        )
        kept.append(estimate.pk)
    unfounded = incident.estimates.exclude(pk__in=kept)
    unfounded.filter(override_by__isnull=True).delete()
    unfounded.update(low=None, best=None, high=None, is_open=False, derivation=estimates.NOTHING_SAID)


def _counts(claim: Claim) -> bool:
    """Say whether a claim gives a toll of the incident; a part of a figure of the same people is no rival of the whole."""
    whole = claim.subset_of
    is_part = whole is not None and (whole.outcome, whole.group, whole.nationality) == (claim.outcome, claim.group, claim.nationality)
    return claim.kind == ClaimKind.CASUALTIES and claim.scope == Scope.INCIDENT and not is_part


def figure_of(claim: Claim) -> ClaimFigure:
    """Return the casualty figure of ``claim`` as estimates take it."""
    key, label = origin_of(claim)
    return ClaimFigure(
        claim_id=claim.pk,
        origin=key,
        origin_label=label,
        outcome=claim.outcome,
        group=claim.group,
        nationality=claim.nationality,
        low=claim.value_min or 0,
        high=claim.value_max,
        qualifier=claim.qualifier,
        is_negated=claim.polarity == Polarity.NEGATED,
        said_on=_said_on(claim.article),
        article_id=claim.article_id,
        reliability=claim.article.publisher.reliability,
    )


def _said_on(article: Article) -> datetime.date | None:
    """Return the day as of which a report speaks: a near-copy repeats what its first report said on its own day."""
    first = article.copy_of
    return first.published_date if first is not None and first.published_date else article.published_date


def origin_of(claim: Claim) -> tuple[str, str]:
    """Return a stable key and a name for who says the claim: the known actor, the name as written, or else the publisher.

    "Local sources" of two outlets need not be the same people: unnamed sources are one origin for each publisher.
    """
    publisher, actor = claim.article.publisher, claim.attributed_to
    if actor is not None and actor.kind == ActorKind.UNNAMED:
        return f"unnamed:{actor.pk}:{publisher.pk}", f"{actor} ({publisher})"
    if actor is not None:
        return f"actor:{actor.pk}", str(actor)
    if claim.attribution_name:
        return f"name:{actor_key(claim.attribution_name)}", claim.attribution_name
    return f"publisher:{publisher.pk}", str(publisher)


def _renew_participations(incident: Incident, claims: list[Claim]) -> None:
    parts = {(claim.actor_id, claim.actor_role) for claim in claims if claim.actor_id is not None and claim.kind == ClaimKind.ACTOR}
    with_a_part = {actor_id for actor_id, role in parts if role != ActorRole.PARTY}
    parts -= {(actor_id, ActorRole.PARTY.value) for actor_id in with_a_part}  # "was involved" adds nothing to what the part was
    for actor_id, role in sorted(parts):
        Participation.objects.get_or_create(incident=incident, actor_id=actor_id, role=ActorRole(role))
    for participation in incident.participations.all():
        if (participation.actor_id, participation.role) not in parts:
            participation.delete()
