"""Chooses the type of the event that a report is about, from the words that name events where it begins."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from sources.extraction.event_mentions import BOMBARDMENT, EXPLOSION, GENERIC, STRIKE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.extraction.event_mentions import Mention
    from sources.extraction.types import EventType

#: Which type names an incident best where its words name several: the means before the manner, the deed before its noise.
PRIORITY: tuple[EventType, ...] = (
    "air_landing", "suicide_bombing", "drone_strike", "chemical", "airstrike", "abduction", "assassination", "execution", "bombing_ied",
    "landmine", "rocket", "shelling", "raid", "armed_clash", "shooting", "arrest", "protest", "other",
)  # fmt: skip
#: What a bang, a bombardment and a strike can be, and what they are where the text names no means.
_FROM_AFAR = frozenset({"airstrike", "drone_strike", "shelling", "rocket"})
_MEANS: dict[str, tuple[frozenset[str], EventType]] = {
    EXPLOSION: (_FROM_AFAR | {"suicide_bombing", "bombing_ied", "landmine"}, "bombing_ied"),
    BOMBARDMENT: (_FROM_AFAR | {"chemical"}, "shelling"),
    STRIKE: (_FROM_AFAR, "airstrike"),
}
#: Words of an open kind that tell of an attack by people.
_ATTACKS = (
    "هجوم", "هجوما", "هجومين", "هجمات", "هاجم", "هاجمت", "هاجموا", "اعتداء", "attack", "attacks", "attacked", "attackers", "assault",
    "assaults", "offensive", "massacre", "massacres", "killings", "onslaught",
)  # fmt: skip
#: Told beside these they are what came of it.
_AFTERMATH = {"arrest", "protest", "other"}
#: A title may name the place alone, and the first sentence the toll; what they leave open the next ones say.
_LEAD_SENTENCES = 3


def main_type(mentions: Sequence[Mention]) -> EventType | None:
    """Give the type of the main event, ``None`` where no word names one."""
    named = [mention for mention in mentions if not mention.background and mention.kind != GENERIC]
    told = [mention for mention in named if not mention.over] or named
    lead = _lead(told)
    for open_kind in (BOMBARDMENT, STRIKE, EXPLOSION):
        if open_kind in lead and lead - _MEANS.keys() <= _AFTERMATH:
            return _means(open_kind, told)
    pool = lead - _MEANS.keys()
    if {"rocket", "drone_strike"} <= pool:
        return "rocket"  # a salvo of both is told by its missiles
    return next((kind for kind in PRIORITY if kind in pool), None)


def is_attack(form: str) -> bool:
    """Say whether a word without a type of its own tells of an attack by people, not of an incident or a mission."""
    return form.endswith(_ATTACKS)


def _lead(told: Sequence[Mention]) -> set[str]:
    """Give the types of the first sentence that names one; in a text without any in its lead, the most frequent."""
    first = next((mention.sentence for mention in told if mention.sentence < _LEAD_SENTENCES), None)
    if first is not None:
        return {mention.kind for mention in told if mention.sentence == first}
    weights = Counter(mention.kind for mention in told)
    return {kind for kind, _ in weights.most_common(1)}


def _means(open_kind: str, told: Sequence[Mention]) -> EventType:
    """Give the means that the text names first, soon enough to be those of its lead."""
    possible, usual = _MEANS[open_kind]
    lead = told[0].sentence
    means = [mention for mention in told if mention.kind in possible and mention.sentence <= lead + _LEAD_SENTENCES]
    first = {mention.kind for mention in means if mention.sentence == means[0].sentence}
    return next((kind for kind in PRIORITY if kind in first), usual)


def resolved_type(mention: Mention, form: str, main: EventType | None) -> EventType:
    """Give the type of one mention: words without a type of their own take that of the main event if it fits them."""
    if mention.kind == "raid" and main == "air_landing" and not mention.background:
        return main
    if mention.kind in _MEANS:
        possible, usual = _MEANS[mention.kind]
        return main if main is not None and main in possible and not mention.background else usual
    if mention.kind != GENERIC:
        return cast("EventType", mention.kind)
    if main is not None and not mention.background:
        return main
    return "armed_clash" if is_attack(form) else "other"
