"""Chooses the type of the event that a report is about, from the words that name events where it begins."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from sources.extraction.event_hints import BLADE, GROUND
from sources.extraction.event_mentions import ATTACK, BOMBARDMENT, EXPLOSION, GENERIC, STRIKE

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
#: What belongs to a bombardment or a bang that a report begins with.
_BELONGING: dict[str, frozenset[str]] = {BOMBARDMENT: _FROM_AFAR, EXPLOSION: frozenset({"shooting"})}
#: Told beside these they are what came of it.
_AFTERMATH = {"arrest", "protest", "other"}
#: A title may name the place alone, and the first sentence the toll; what they leave open the next ones say.
_LEAD_SENTENCES = 3


def main_type(mentions: Sequence[Mention]) -> EventType | None:
    """Give the type of the main event, ``None`` where no word names one."""
    news = [mention for mention in mentions if not mention.background and mention.kind != GENERIC]
    news = [mention for mention in news if not mention.over] or news
    told = [mention for mention in news if mention.kind not in {ATTACK, BLADE}]
    lead = _lead(told)
    if not lead or _follows_an_attack(lead, news):
        return _attack(news)
    open_kind = _open_kind(lead)
    return _means(open_kind, told) if open_kind is not None else _first_type(lead)


def _open_kind(lead: Sequence[Mention]) -> str | None:
    """Give the word that leaves the means open, where the lead names no other deed than what belongs to it."""
    kinds = {mention.kind for mention in lead} - _MEANS.keys() - _AFTERMATH - {GROUND}
    for open_kind in (BOMBARDMENT, STRIKE, EXPLOSION):
        first = next((mention for mention in lead if mention.kind == open_kind), None)
        if first is not None and (not kinds or (lead[0] == first and kinds <= _BELONGING.get(open_kind, frozenset()))):
            return open_kind
    return None


def _first_type(lead: Sequence[Mention]) -> EventType | None:
    """Give the type that names the lead best; of a deed and its aftermath the one that is told first."""
    pool = {mention.kind for mention in lead} - _MEANS.keys()
    if {"rocket", "drone_strike"} <= pool:
        return "rocket"  # a salvo of both is told by its missiles
    if pool <= _AFTERMATH:
        return next((cast("EventType", mention.kind) for mention in lead if mention.kind in pool), None)
    if pool <= _AFTERMATH | {GROUND}:
        return "armed_clash"
    return next((kind for kind in PRIORITY if kind in pool), None)


def _follows_an_attack(lead: Sequence[Mention], news: Sequence[Mention]) -> bool:
    """Say whether the first that is named is an arrest, after a sentence that told of an attack."""
    return {mention.kind for mention in lead} == {"arrest"} and any(
        mention.kind == ATTACK and mention.sentence < lead[0].sentence for mention in news
    )


def _attack(news: Sequence[Mention]) -> EventType | None:
    """Give the type of an attack that nothing names more closely."""
    if all(mention.kind != ATTACK for mention in news):
        return None
    return "other" if any(mention.kind == BLADE and mention.sentence < _LEAD_SENTENCES for mention in news) else "armed_clash"


def _lead(told: Sequence[Mention]) -> list[Mention]:
    """Give the words of the first sentence that names a type; in a text without any in its lead, those of the most frequent."""
    first = next((mention.sentence for mention in told if mention.sentence < _LEAD_SENTENCES), None)
    if first is not None:
        lead = [mention for mention in told if mention.sentence == first]
        return [mention for mention in lead if not mention.added] or lead
    frequent = {kind for kind, _ in Counter(mention.kind for mention in told).most_common(1)}
    return [mention for mention in told if mention.kind in frequent]


def _means(open_kind: str, told: Sequence[Mention]) -> EventType:
    """Give the means that the text names first, soon enough to be those of its lead."""
    possible, usual = _MEANS[open_kind]
    lead = told[0].sentence
    means = [mention for mention in told if mention.kind in possible and mention.sentence <= lead + _LEAD_SENTENCES]
    if means and open_kind == BOMBARDMENT:
        return cast("EventType", means[0].kind)
    first = {mention.kind for mention in means if mention.sentence == means[0].sentence}
    return next((kind for kind in PRIORITY if kind in first), usual)


def resolved_type(mention: Mention, main: EventType | None) -> EventType:
    """Give the type of one mention: words without a type of their own take that of the main event if it fits them."""
    if mention.kind == "raid" and main == "air_landing" and not mention.background:
        return main
    if mention.kind in _MEANS:
        possible, usual = _MEANS[mention.kind]
        return main if main is not None and main in possible and not mention.background else usual
    if mention.kind == GROUND:
        return "armed_clash"
    if mention.kind not in {GENERIC, ATTACK}:
        return cast("EventType", mention.kind)
    if main is not None and not mention.background:
        return main
    return "armed_clash" if mention.kind == ATTACK else "other"
