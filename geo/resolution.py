"""Rank the places that each mention of a text may mean, with reasons that add up, and settle only what the text settles.

The order of the evidence: same country as the other names of the text, then same area, then near the places already settled, then the kind
that the words announce, then size. Where that does not tell two places apart the mention stays open, with its list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.evidence import (
    ADMIN_KINDS,
    Candidate,
    Chorus,
    Context,
    Mention,
    qualifiers_of,
    sides_of,
    voices_of,
    with_city_hints,
)
from geo.names import is_generic, keys_of
from geo.precision import Direction, GeoPrecisionCode, PlaceRelation, precision_of
from geo.reasons import Ranked, Reason, ReasonCode, is_border_side, ranked
from geo.settling import MARGIN, OpenReason, is_close_by, is_rival, open_reason_of, outgrows

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Candidate", "Direction", "GeoPrecisionCode", "Mention", "OpenReason", "PlaceRelation", "Ranked", "Reason", "ReasonCode", "Resolution",
    "rank_all",
]  # fmt: skip

#: Settled places make others near them likelier; three rounds carry that as far as any report read so far needs.
ROUNDS = 3
LISTED = 10


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention means. ``place_id`` and ``geo_precision`` are None while it is open; ``open_reason`` then says why.

    ``margin`` is the lead over the next candidate that is not a part or a whole of the first; where it is too small but all that may be
    meant lie within 25 km, ``place_id`` is the likeliest and the precision says "near". ``border_context`` marks an area or a
    country that is named for its border only: it is where the border is, not where the incident was.
    """

    place_id: int | None
    geo_precision: GeoPrecisionCode | None
    score: float
    margin: float
    candidates: tuple[Ranked, ...]
    open_reason: OpenReason = ""
    border_context: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Where another spelling of a name would be believed: in these areas; ``is_said`` if the words right after the name give them."""

    areas: frozenset[int]
    is_said: bool = False


def rank_all(
    mentions: Sequence[Mention],
    candidates_by_mention: Sequence[Sequence[Candidate]],
    *,
    home_country: str | None = None,
    settled: Sequence[Resolution] = (),
) -> list[Resolution]:
    """Resolve all mentions of one text together, in their order; ``candidates_by_mention`` has one list for each.

    ``home_country`` (ISO 3166-1 alpha-3) is the publisher's: it puts candidates in order but settles nothing across a border.
    ``settled`` are the resolutions with fewer candidates, if that was tried before. The same input gives the same answer.
    """
    mentions = with_city_hints(mentions, candidates_by_mention)
    chorus = Chorus(voices_of(mentions, candidates_by_mention), sides_of(mentions, candidates_by_mention))
    within = qualifiers_of(mentions, candidates_by_mention)
    same = [replace(mention, position=None) for mention in mentions]  # reports repeat their names
    groups = [keys_of(mention.name).key_joined for mention in mentions]
    spots = _settled_spots(mentions, candidates_by_mention, settled) if settled else {}
    resolutions: list[Resolution] = []
    for _round in range(ROUNDS):
        known: dict[tuple[Mention, frozenset[int]], Resolution] = {}
        for mention, group, candidates, areas in zip(same, groups, candidates_by_mention, within, strict=True):
            if (mention, areas) not in known:
                context = chorus.context_of(group, spots, within=areas, home_country=home_country)
                known[mention, areas] = _resolve(mention, candidates, context)
        resolutions = [known[asked] for asked in zip(same, within, strict=True)]
        found = _settled_spots(mentions, candidates_by_mention, resolutions)
        if found == spots:
            break
        spots = found
    return resolutions


def searches_for(
    mentions: Sequence[Mention], candidates: Sequence[Sequence[Candidate]], resolutions: Sequence[Resolution]
) -> list[Search | None]:
    """Return, for each mention, where to look for another spelling of it; None where there is nothing to look for.

    That is in the areas named right after it, else in all areas of the text, else in the governorates of its settled places.
    """
    within = qualifiers_of(mentions, candidates)
    units = [unit for voice in voices_of(mentions, candidates) for unit in voice.units]
    inner = {unit.place_id for unit in units if any(map(unit.lies_in, {other.place_id for other in units if other is not unit}))}
    spots = _settled_spots(mentions, candidates, resolutions).values()
    named = frozenset(unit.place_id for unit in units) or frozenset().union(*(spot.parent_ids[-2:-1] for spot in spots))
    return [
        _search(mention, (areas or named) - inner, is_said=bool(areas)) if _is_searched(mention, resolution) else None
        for mention, resolution, areas in zip(mentions, resolutions, within, strict=True)
    ]


def _search(mention: Mention, areas: frozenset[int], *, is_said: bool) -> Search:
    return Search(frozenset()) if mention.is_bare else Search(areas, is_said=is_said)


def _is_searched(mention: Mention, resolution: Resolution) -> bool:
    return resolution.place_id is None and mention.kind_hint not in {"country", "adm1"} and not is_generic(mention.name)


def _settled_spots(
    mentions: Sequence[Mention], candidates: Sequence[Sequence[Candidate]], resolutions: Sequence[Resolution]
) -> dict[str, Candidate]:
    return {
        keys_of(mention.name).key_joined: candidate
        for mention, choices, resolution in zip(mentions, candidates, resolutions, strict=True)
        for candidate in choices
        if candidate.place_id == resolution.place_id and candidate.kind not in ADMIN_KINDS and not mention.is_bare
    }


def _resolve(mention: Mention, candidates: Sequence[Candidate], context: Context) -> Resolution:
    order = sorted(((ranked(mention, place, candidates, context), place) for place in candidates), key=_order)
    if not order:
        return Resolution(None, None, 0.0, 0.0, (), open_reason="unknown_name")
    best, place = order[0]
    rivals = [(score, other) for score, other in order[1:] if is_rival(place, other)]
    margin = round(best.score - rivals[0][0].score, 4) if rivals else best.score
    equals = [other for score, other in rivals if round(best.score - score.score, 4) < MARGIN and not outgrows(order[0], (score, other))]
    open_reason = open_reason_of(mention, order, context) or ("" if all(is_close_by(place, other) for other in equals) else "close_call")
    listed = tuple(score for score, _ in order[:LISTED])
    if open_reason:
        return Resolution(None, None, best.score, margin, listed, open_reason=open_reason)
    precision = precision_of(place.kind, "near" if equals else mention.relation, mention.direction)
    return Resolution(place.place_id, precision, best.score, margin, listed, border_context=is_border_side(mention, place))


def _order(pair: tuple[Ranked, Candidate]) -> tuple[float, int]:
    return -pair[0].score, pair[0].place_id
