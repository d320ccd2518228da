"""Says whether the first of several ranked places may be taken for what a name means, or must stay open and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from geo.evidence import ADMIN_KINDS, LOCALITY_KINDS, Candidate, Context, Mention, distance_km, shares_name
from geo.likeness import SAME
from geo.names import is_generic, keys_of, opens_as_place
from geo.precision import NEAR_KM
from geo.reasons import Ranked, ReasonCode, is_border_side

if TYPE_CHECKING:
    from collections.abc import Sequence

OpenReason = Literal["", "unknown_name", "loose_name", "other_country", "several_countries", "close_call"]

#: Below this the first two are not told apart. More than the publisher's country gives, and what a place of 100,000 people gets for
#: its size: Aleppo wins over a hamlet of that name, a town of 20,000 does not, unless both lie in an area that the text names.
MARGIN = 0.05

#: Settlements that are no hamlets, though their population is not known.
TOWN_KINDS = frozenset({"city", "town"})

#: Gazetteers hold some villages twice, a little apart.
SAME_SPOT_KM = 5.0
#: A name less similar than this is another name, whatever the text says.
ALIKE = 0.75
#: A name less similar than this is another name where some place elsewhere in the country has the very one: of 4 such, 1 was meant.
WELL_ALIKE = 0.8
#: So much less alike than the first is no rival to it: where its letters are those asked for, and where they only look or sound so.
CLEARLY_LESS = 0.1
LESS_ALIKE = 0.025


def open_reason_of(mention: Mention, order: Sequence[tuple[Ranked, Candidate]], context: Context) -> OpenReason:
    """Say why the first candidate may not be taken, whatever its lead; empty if it may."""
    best, place = order[0]
    reasons = {reason.code for reason in best.reasons}
    if _is_another_thing(mention, place) or not _is_believed(mention, place, reasons, context) or _is_outdone(order):
        return "loose_name"
    if _is_bare_word(mention, place) and not _is_word_vouched_for(order, reasons, context):
        return "loose_name"
    if context.is_outside(place) and (context.within or "near" not in reasons):
        return "close_call"
    if reasons & {"same_country", "same_area"}:
        return ""
    if context.speaks_against(place) and not is_border_side(mention, place):
        return "other_country"
    rivals = {other.country for _, other in order if other.is_close and (other.kind == place.kind or place.kind not in ADMIN_KINDS)}
    return "several_countries" if len(rivals) > 1 else ""


def _is_another_thing(mention: Mention, place: Candidate) -> bool:
    """Say whether the words name something that the gazetteer lacks, of which the place is only a namesake.

    "Tishrin Dam" is not the village of Tishrin, nor is a canton a hamlet.
    """
    hint = mention.kind_hint
    if hint in {"country", "adm1", "adm2"} and place.kind not in ADMIN_KINDS:
        return hint == "country" or not place.population
    if hint in {"landmark", "neighbourhood", "crossing"} and place.kind in LOCALITY_KINDS:
        return hint != "landmark" or not _is_whole_name(mention, place)
    if place.kind in ADMIN_KINDS:
        return False
    return is_generic(mention.name) or (hint == "camp" and place.kind == "city")


def _is_whole_name(mention: Mention, place: Candidate) -> bool:
    """Say whether all the words, the one for a landmark among them, are the name of a town: "Bridge of X" may be one."""
    return bool(place.population) and place.name_similarity == SAME and " " in keys_of(mention.name).key_named


def _is_bare_word(mention: Mention, place: Candidate) -> bool:
    """Say whether a name may be just a word, as the names of many hamlets are; those of towns and cities are mostly names."""
    if not mention.is_bare or place.population or place.kind in ADMIN_KINDS | TOWN_KINDS:
        return False
    return not (place.is_close and opens_as_place(mention.name))


def _is_word_vouched_for(order: Sequence[tuple[Ranked, Candidate]], reasons: set[ReasonCode], context: Context) -> bool:
    """Say whether the text makes a hamlet of a bare word: near a settled place, or in an area that is named, if nothing else is called so.

    Of 10 such words in posts on Syria, 9 were names.
    """
    place = order[0][1]
    if place.name_similarity < SAME or context.is_apart(place) or context.is_in_another_district(place):
        return False
    is_alone = not any(other.is_close for _, other in order[1:])
    return "near" in reasons or ("same_area" in reasons and is_alone)


def _is_believed(mention: Mention, place: Candidate, reasons: set[ReasonCode], context: Context) -> bool:
    """Say whether the text vouches for a place that is not named quite as it is written.

    A hamlet whose name differs by its article is as often another place (12 of 25 in UCDP GED; 29 of 521 where it does not differ).
    """
    if place.is_close:
        is_certain = place.name_similarity == SAME or place.population or place.kind not in LOCALITY_KINDS
        return bool(is_certain or reasons & {"near", "same_area", "beside_area"})
    if mention.is_bare or mention.place_class == "region" or context.is_apart(place):
        return False
    if "near" not in reasons and context.is_in_another_district(place):
        return False
    return place.name_similarity >= ALIKE and bool(reasons & {"near", "same_area"})


def _is_outdone(order: Sequence[tuple[Ranked, Candidate]]) -> bool:
    """Say whether a place is hardly alike in name, while another of that country is called exactly what is written."""
    place = order[0][1]
    if place.name_similarity >= WELL_ALIKE:
        return False
    return any(other.name_similarity == SAME and other.country == place.country for _, other in order[1:])


def is_rival(place: Candidate, other: Candidate) -> bool:
    """Say whether the first candidate must be told apart from another; a name that is much less alike is no rival to one alike."""
    less = CLEARLY_LESS if place.is_close else LESS_ALIKE
    return other.name_similarity >= place.name_similarity - less and not _is_one_place(place, other)


def outgrows(first: tuple[Ranked, Candidate], second: tuple[Ranked, Candidate]) -> bool:
    """Say whether the first is a place of known size in an area that the text names, and the second a hamlet near nothing in it.

    Of 12 such pairs of namesakes, UCDP GED means the place of known size each time; across governorates, of 28 in 23.
    """
    codes, other_codes = ({reason.code for reason in scored.reasons} for scored, _ in (first, second))
    is_larger = bool(first[1].population) and not second[1].population and second[1].kind in LOCALITY_KINDS
    return is_larger and "same_area" in codes and "near" not in other_codes


def is_close_by(place: Candidate, other: Candidate) -> bool:
    """Say whether two settlements that nothing tells apart are so near that a circle around one holds the other."""
    both = place.kind in LOCALITY_KINDS and other.kind in LOCALITY_KINDS and place.country == other.country
    return both and distance_km(place, other) <= NEAR_KM


def _is_one_place(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates need no telling apart: one is named after the other, or both are entries for one spot."""
    if shares_name(one, other):
        return True
    both = one.kind in LOCALITY_KINDS and other.kind in LOCALITY_KINDS and one.country == other.country
    return both and distance_km(one, other) <= SAME_SPOT_KM
