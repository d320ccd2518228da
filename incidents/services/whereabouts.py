"""Hands the places that a report names to the choice of the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.names import keys_of
from geo.services import parents_of
from incidents.whereabouts import NamedPlace, Whereabouts
from sources.extraction.anchors import Mentioned
from sources.services.resolution import mention_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.models import Place
    from sources.extraction.types import DraftClaim
    from sources.models import Claim


def named_places(claims: Sequence[Claim], *, text: str) -> list[NamedPlace]:
    """Return the place claims of one report as it names them, in their order; one query."""
    parents = parents_of({claim.place_id for claim in claims if claim.place_id is not None})
    return [named_place(claim, start=claim.span_start, text=text, place=claim.place, parents=parents) for claim in claims]


def named_place(
    claim: Claim | DraftClaim, *, start: int, text: str, place: Place | None, parents: Mapping[int, tuple[int, ...]]
) -> NamedPlace:
    """Return one place claim as its text names it, from the character ``start`` on, with the ``place`` that it resolves to."""
    mention = mention_of(claim, start=start, text=text)
    where = None
    if place is not None:
        where = Whereabouts(place.pk, place.kind, parents[place.pk], has_population=bool(place.population))
    key, end = keys_of(mention.name).key_joined, start + len(claim.quote)
    return NamedPlace(Mentioned(start, end, key, mention.relation, mention.place_class, is_led_to=not mention.is_bare), where)
