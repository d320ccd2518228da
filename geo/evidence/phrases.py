"""What the words right beside a name say of it: the area that it lies in, and whether the city or its governorate is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.evidence.places import GOVERNORATE_KINDS, LOCALITY_KINDS, UNIT_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.evidence.places import Candidate, Mention

#: Characters from the end of a name to the start of another within which that one may say where it lies: one phrase.
QUALIFIER_REACH = 40


def qualifiers_of(mentions: Sequence[Mention], candidates: Sequence[Sequence[Candidate]]) -> list[frozenset[int]]:
    """Return the areas that the names right after each mention put it in; mentions are in the order of the text."""
    within: list[frozenset[int]] = [frozenset()] * len(mentions)
    for index in reversed(range(len(mentions) - 1)):
        if _qualifies(mentions[index + 1], mentions[index]):
            kinds = UNIT_KINDS if mentions[index + 1].relation != "direction_of" else GOVERNORATE_KINDS
            named = (place for place in candidates[index + 1] if place.is_close and place.kind in kinds)
            within[index] = within[index + 1].union(place.place_id for place in named)
    return within


def with_city_hints(mentions: Sequence[Mention], candidates: Sequence[Sequence[Candidate]]) -> list[Mention]:
    """Take a bare name for the city, not the governorate of that name, where the text is in its streets.

    That is right after a landmark ("the market of X in Aleppo"), and anywhere in a text that names a neighborhood.
    """
    has_neighborhood = any(mention.kind_hint == "neighbourhood" for mention in mentions)
    hinted = list(mentions)
    for index, (mention, places) in enumerate(zip(mentions, candidates, strict=True)):
        if mention.kind_hint or mention.relation != "in" or not _is_capital(places):
            continue
        before = mentions[index - 1] if index else None
        if has_neighborhood or (before is not None and before.kind_hint == "landmark" and _is_one_phrase(before, mention)):
            hinted[index] = replace(mention, place_class="city")
    return hinted


def _is_capital(places: Sequence[Candidate]) -> bool:
    kinds = {place.kind for place in places if place.is_close}
    return bool(kinds & GOVERNORATE_KINDS and kinds & LOCALITY_KINDS)


def _is_one_phrase(before: Mention, mention: Mention) -> bool:
    if before.position is None or mention.position is None:
        return True
    return mention.position - before.position - len(before.name) <= QUALIFIER_REACH


def _qualifies(following: Mention, mention: Mention) -> bool:
    """Say whether a name tells where the one before it lies: "Sarmada in the north of Idlib", "Sarmada, Idlib governorate".

    East of a name that a governorate bears is mostly in that governorate, though the words measure from its capital.
    """
    if following.relation not in {"part_of", "direction_of"} and following.kind_hint not in UNIT_KINDS:
        return False
    return _is_one_phrase(mention, following)
