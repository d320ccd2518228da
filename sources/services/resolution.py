"""From names in a report to places and actors that are known."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from geo.framing import leads_to_place
from geo.resolution import Direction, Mention, PlaceRelation
from geo.services import resolve_mentions
from sources.models import Actor, ActorAlias, Article, Claim, ClaimKind
from sources.names import actor_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sources.extraction.types import DraftClaim

CANDIDATES_KEPT = 5


def resolve_places(article: Article) -> None:
    """Give each undecided place claim of ``article`` its place, or leave it open with the candidates and why."""
    claims = list(article.claims.current().filter(kind=ClaimKind.PLACE, decided_at__isnull=True))
    mentions = [mention_of(claim, start=claim.span_start, text=article.text) for claim in claims]
    for claim, resolution in zip(claims, resolve_mentions(mentions, home_country=article.publisher.country or None), strict=True):
        claim.place_id = resolution.place_id
        claim.geo_precision = resolution.geo_precision or ""
        claim.place_open_reason = resolution.open_reason
        claim.place_candidates = [asdict(candidate) for candidate in resolution.candidates[:CANDIDATES_KEPT]]
    Claim.objects.bulk_update(claims, ["place", "geo_precision", "place_open_reason", "place_candidates"])


def mention_of(claim: Claim | DraftClaim, *, start: int, text: str) -> Mention:
    """Return the place that a claim names as its text names it, from the character ``start`` on."""
    return Mention(
        name=claim.mention,
        relation=cast(PlaceRelation, claim.relation),
        direction=cast(Direction, claim.direction),
        distance_km=claim.distance_km,
        place_class=claim.place_class,
        position=start,
        is_bare=not (claim.place_class or claim.relation != "in" or leads_to_place(text, start)),
    )


def resolve_actors(article: Article) -> None:
    """Give each claim of ``article`` the known actor behind its source's name, and each actor claim its actor.

    A name that no alias holds is taken as a short form of a longer name of the same report if its words stand in it, in order
    and from a word's start ("the Observatory" after "the Syrian Observatory for Human Rights"). Otherwise it stays open.
    """
    claims = list(article.claims.current().filter(decided_at__isnull=True))
    known = known_actors({name for claim in claims for name in (claim.attribution_name, _actor_name(claim)) if name})
    for claim in claims:
        claim.attributed_to = known.get(actor_key(claim.attribution_name)) if claim.attribution_name else None
        claim.actor = known.get(actor_key(claim.mention)) if claim.kind == ClaimKind.ACTOR else None
    Claim.objects.bulk_update(claims, ["attributed_to", "actor"])


def known_actors(names: Iterable[str]) -> dict[str, Actor]:
    """Return the actors of those ``names`` that are known, by folded name."""
    keys = {actor_key(name) for name in names} - {""}
    found = {alias.key: alias.actor for alias in ActorAlias.objects.filter(key__in=keys).select_related("actor")}
    for key in keys - found.keys():
        longer = next((actor for other, actor in found.items() if _is_short_form(key, other)), None)
        if longer is not None:
            found[key] = longer
    return found


def _actor_name(claim: Claim) -> str:
    return claim.mention if claim.kind == ClaimKind.ACTOR else ""


def _is_short_form(short: str, full: str) -> bool:
    words = iter(full.split())
    return len(short) < len(full) and all(any(word == other for other in words) for word in short.split())
