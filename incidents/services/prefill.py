"""A first description of an incident, from what one report claims."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from geo.precision import NEAR_KM, radius_km
from incidents.services.told import event_dates, located
from incidents.services.whereabouts import named_places
from incidents.whereabouts import main_place
from sources.models import ClaimKind, ClaimStatus, DatePrecision, EventType, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.models import Article, Claim

UNKNOWN_COUNTRY = "ZZZ"  # what CLDR writes for an unknown region; ISO 3166-1 leaves it to its users


def prefill_incident(article: Article) -> dict[str, Any]:
    """Return the fields of a new incident, as ``article`` has them; a person corrects them afterwards."""
    claims = list(
        article.claims.current()
        .exclude(status=ClaimStatus.REJECTED)
        .filter(scope=Scope.INCIDENT)
        .select_related("place")
        .prefetch_related("place__names")
    )
    event_type = _main_event(claims)
    where = best_place(claims, text=article.text)
    return {"event_type": event_type, **_dates(claims), **_whereabouts(where), **_titles(event_type, where)}


def best_place(claims: Sequence[Claim], *, text: str) -> Claim | None:
    """Return the place claim that pins the incident best: the main place of the report, else the smallest area, else the first spot."""
    events = [claim.span_start for claim in claims if claim.kind in {ClaimKind.EVENT, ClaimKind.CASUALTIES}]
    places = [claim for claim in claims if claim.kind == ClaimKind.PLACE]
    index = main_place(named_places(places, text=text), events)
    if index is not None:
        return places[index]
    return min(located(claims), key=_width_and_start, default=None)


def _width_and_start(claim: Claim) -> tuple[float, int]:
    width = radius_km(claim.geo_precision)
    return (width if width > NEAR_KM else math.inf), claim.span_start


def _main_event(claims: Sequence[Claim]) -> str:
    """Return the event type claimed most often; of equals, the one claimed first."""
    types = Counter(claim.event_type for claim in claims if claim.kind == ClaimKind.EVENT and claim.event_type != EventType.OTHER)
    return types.most_common(1)[0][0] if types else EventType.OTHER


def _dates(claims: Sequence[Claim]) -> dict[str, Any]:
    """Return the day of the narrowest date claim; of equals the one claimed most often, then first."""
    dated = event_dates(claims)
    if not dated:
        return {"start_date": None, "end_date": None, "date_precision": ""}
    counts = Counter((claim.date_from, claim.date_to) for claim in dated)
    best = min(dated, key=lambda claim: (_width(claim), -counts[claim.date_from, claim.date_to], claim.span_start))
    start = best.date_from or best.date_to
    precision = best.date_precision or DatePrecision.DAY
    return {"start_date": start, "end_date": best.date_to, "date_precision": precision}


def _width(claim: Claim) -> int:
    if claim.date_from is None or claim.date_to is None:
        return 10_000
    return (claim.date_to - claim.date_from).days


def _whereabouts(where: Claim | None) -> dict[str, Any]:
    if where is None or where.place is None:
        return {"place": None, "point": None, "geo_precision": "", "country": UNKNOWN_COUNTRY}
    return {"place": where.place, "point": where.place.point, "geo_precision": where.geo_precision, "country": where.place.country}


def _titles(event_type: str, where: Claim | None) -> dict[str, str]:
    titles = {}
    for language in ("ar", "en"):
        with translation.override(language):
            what = str(EventType(event_type).label)
            place = where.place.label(language) if where is not None and where.place is not None else ""
            title = gettext("%(what)s, %(place)s") % {"what": what, "place": place} if place else what
            titles[f"title_{language}"] = capfirst(title)
    return titles
