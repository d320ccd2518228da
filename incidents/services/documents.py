"""The public document of an incident: everything that is published of it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.precision import ACLED_GEO_PRECISION, UCDP_WHERE_PREC, radius_km
from incidents.acled import acled_event
from incidents.services.evidence import accepted_claims
from incidents.services.lineage import lineage
from incidents.services.told import located
from sources.models import ClaimKind, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.models import Place
    from incidents.models import Estimate, Incident
    from sources.models import Actor, Article, Claim

UCDP_DATE_PREC = {"exact_time": 1, "day": 1, "range_2_6d": 2, "week": 3, "month": 4, "year_or_more": 5}
ACLED_TIME_PRECISION = {"exact_time": 1, "day": 1, "range_2_6d": 2, "week": 2, "month": 3, "year_or_more": 3}


def public_document(incident: Incident) -> dict[str, Any]:
    """Return the document as JSON-ready values, from the incident and its accepted claims as they stand now.

    Version and time of publication are not in it: the ledger adds them when it numbers the entry.
    """
    claims = list(accepted_claims(incident))
    estimates = list(incident.estimates.order_by("outcome", "group", "nationality"))
    return {
        "code": incident.code,
        "title": {"ar": incident.title_ar, "en": incident.title_en},
        "summary": incident.summary,
        "event": _event(incident),
        "date": _date(incident),
        "place": _whereabouts(incident),
        "rival_places": _rival_places(incident, claims),
        "grading": incident.grading,
        "participations": [
            {"actor": _actor(part.actor), "role": part.role, "status": part.status}
            for part in incident.participations.select_related("actor").order_by("role", "actor_id")
        ],
        "estimates": [_estimate(estimate) for estimate in estimates],
        "claims": [_claim(claim) for claim in claims],
        "reports": _reports(claims),
        "related": lineage(incident),
    }


def _event(incident: Incident) -> dict[str, Any]:
    acled_type, acled_sub_type = acled_event(incident.event_type, incident.sub_event_type)
    return {"type": incident.event_type, "acled_event_type": acled_type, "acled_sub_event_type": acled_sub_type}


def _date(incident: Incident) -> dict[str, Any]:
    return {
        "start": _day(incident.start_date),
        "end": _day(incident.end_date),
        "precision": incident.date_precision,
        "ucdp_date_prec": UCDP_DATE_PREC.get(incident.date_precision),
        "acled_time_precision": ACLED_TIME_PRECISION.get(incident.date_precision),
    }


def _whereabouts(incident: Incident) -> dict[str, Any] | None:
    if incident.place is None or incident.point is None:
        return None
    return {
        **_place(incident.place),
        "longitude": incident.point.x,
        "latitude": incident.point.y,
        **_precision(incident.geo_precision),
    }


def _rival_places(incident: Incident, claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Return the other places of village size or smaller that accepted claims give, each once, best known first."""
    limit = radius_km("near_place")
    rivals: dict[int, Claim] = {}
    for claim in sorted(located(claims), key=lambda claim: radius_km(claim.geo_precision)):
        if (
            claim.place_id
            and claim.place_id != incident.place_id
            and radius_km(claim.geo_precision) <= limit
            and claim.scope == Scope.INCIDENT
        ):
            rivals.setdefault(claim.place_id, claim)
    return [
        {
            **_place(claim.place),
            "longitude": claim.place.point.x,
            "latitude": claim.place.point.y,
            **_precision(claim.geo_precision),
            "relation": claim.relation,
            "direction": claim.direction,
            "claim": claim.pk,
        }
        for claim in rivals.values()
        if claim.place is not None
    ]


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.pk,
        "name": {"ar": place.label("ar"), "en": place.label("en")},
        "kind": place.kind,
        "country": place.country,
        "pcode": place.pcode,
    }


def _precision(code: str) -> dict[str, Any]:
    return {
        "geo_precision": code,
        "uncertainty_km": radius_km(code),
        "ucdp_where_prec": UCDP_WHERE_PREC.get(code),
        "acled_geo_precision": ACLED_GEO_PRECISION.get(code),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {"id": actor.pk, "name": {"ar": actor.name_ar, "en": actor.name_en}, "kind": actor.kind}


def _estimate(estimate: Estimate) -> dict[str, Any]:
    is_overridden = estimate.override_by_id is not None
    return {
        "outcome": estimate.outcome,
        "group": estimate.group,
        "nationality": estimate.nationality,
        "low": estimate.override_low if is_overridden else estimate.low,
        "best": estimate.override_best if is_overridden else estimate.best,
        "high": estimate.override_high if is_overridden else estimate.high,
        "is_open": estimate.is_open and not is_overridden,
        "rule": estimate.rule,
        "derivation": estimate.derivation,
        "override": {"why": estimate.override_why, "computed": [estimate.low, estimate.best, estimate.high]} if is_overridden else None,
    }


_VALUES: dict[str, tuple[str, ...]] = {
    ClaimKind.CASUALTIES: ("outcome", "group", "nationality", "value_min", "value_max", "qualifier"),
    ClaimKind.EVENT: ("event_type",),
    ClaimKind.PLACE: ("mention", "relation", "direction", "distance_km", "geo_precision"),
    ClaimKind.DATE: ("date_from", "date_to", "date_precision", "date_role"),
    ClaimKind.ACTOR: ("mention", "actor_role"),
    ClaimKind.STATEMENT: ("statement_kind",),
}


def _claim(claim: Claim) -> dict[str, Any]:
    values = {name: _plain(getattr(claim, name)) for name in _VALUES[claim.kind]}
    if claim.kind == ClaimKind.CASUALTIES:
        values["subset_of"] = claim.subset_of_id
    if claim.place is not None:
        values["place"] = _place(claim.place)
    if claim.actor is not None:
        values["actor"] = _actor(claim.actor)
    return {
        "id": claim.pk,
        "kind": claim.kind,
        "report": claim.article_id,
        "quote": claim.quote,
        "span": [claim.span_start, claim.span_end],
        "attribution": {
            "name": claim.attribution_name,
            "mode": claim.attribution_mode,
            "via": claim.attribution_via,
            "actor": _actor(claim.attributed_to) if claim.attributed_to else None,
        },
        "polarity": claim.polarity,
        "modality": claim.modality,
        "scope": claim.scope,
        "status": claim.status,
        **values,
    }


def _reports(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    articles = {claim.article_id: claim.article for claim in claims}
    return [_report(article) for article in articles.values()]


def _report(article: Article) -> dict[str, Any]:
    publisher = article.publisher
    return {
        "id": article.pk,
        "publisher": {
            "slug": publisher.slug,
            "name": {"ar": publisher.name_ar, "en": publisher.name_en},
            "reliability": publisher.reliability,
        },
        "title": article.title,
        "url": article.canonical_url or article.url,
        "published_date": _day(article.published_date),
        "language": article.language,
        "text_sha256": article.text_sha256,
        "source_sha256": article.source_sha256,
    }


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
