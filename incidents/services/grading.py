"""Suggests a grade for an incident from its accepted claims."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from incidents.estimates import RELIABILITIES
from incidents.grading import ReportedHarm, Suggestion, suggest
from incidents.services.evidence import accepted_claims, origin_of
from sources.models import ActorRole, ClaimKind, Outcome, Polarity, Qualifier, Scope, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import Incident
    from sources.models import Claim

_HARM = {Outcome.KILLED, Outcome.INJURED, Outcome.CASUALTIES}
_ACCEPTING = {StatementKind.CLAIM_OF_RESPONSIBILITY, StatementKind.CONFIRMATION}


def suggest_grading(incident: Incident) -> tuple[Suggestion, dict[str, str]]:
    """Return the grade that the accepted claims of ``incident`` lead to, and what to call each origin and party that it names."""
    claims = list(accepted_claims(incident))
    names = dict(origin_of(claim) for claim in claims)
    names |= {_party(claim): str(claim.actor) for claim in claims if claim.actor_id}
    return suggest(reported_harm(claims)), names


def reported_harm(claims: Iterable[Claim]) -> ReportedHarm:
    """Return what ``claims`` say of harm, by origin. Of several outlets that quote one origin the most reliable counts."""
    origins: dict[str, str] = {}
    accused: dict[str, set[str]] = defaultdict(set)
    groups, accepting, accused_parties = set(), set(), set()
    for claim in claims:
        origin, _label = origin_of(claim)
        if _is_harm(claim):
            letter = claim.article.publisher.reliability
            origins[origin] = min(origins.get(origin, letter), letter, key=RELIABILITIES.index)
            groups.add(claim.group)
        elif claim.kind == ClaimKind.ACTOR and claim.actor_id and claim.actor_role == ActorRole.ALLEGED_PERPETRATOR:
            accused[origin].add(_party(claim))
            accused_parties.add(_party(claim))
        elif claim.kind == ClaimKind.ACTOR and claim.actor_id and claim.actor_role == ActorRole.CLAIMANT:
            accepting.add(_party(claim))
        elif claim.kind == ClaimKind.STATEMENT and claim.statement_kind in _ACCEPTING and claim.attributed_to_id:
            accepting.add(_speaking(claim))
    claimants = {party for party in accepting if party in accused_parties or not accused_parties}
    return ReportedHarm(origins=origins, groups=groups, accused=accused, accepting=claimants)


def _is_harm(claim: Claim) -> bool:
    if claim.kind != ClaimKind.CASUALTIES or claim.scope != Scope.INCIDENT or claim.outcome not in _HARM:
        return False
    return claim.polarity != Polarity.NEGATED and (claim.qualifier == Qualifier.UNSPECIFIED or claim.value_max != 0)


def _party(claim: Claim) -> str:
    return f"actor:{claim.actor_id}"


def _speaking(claim: Claim) -> str:
    return f"actor:{claim.attributed_to_id}"
