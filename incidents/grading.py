"""How well civilian harm is supported: Airwars' five grades, suggested from who says what. A person decides.

The grades are those of Airwars' methodology: confirmed, a party accepted responsibility; fair, two or more credible origins; weak, one
origin; contested, origins name different parties; discounted, all who were harmed took part in the fighting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted", "ungraded"]
#: Values by code. no_harm: nothing. only_combatants: groups. responsibility_accepted: actors (keys).
#: rival_perpetrators: actors. credible_origins, single_origin, no_credible_origin: origins (keys).
FactorCode = Literal[
    "no_harm", "only_combatants", "responsibility_accepted", "rival_perpetrators", "credible_origins", "single_origin", "no_credible_origin"
]
COMBATANTS = frozenset({"fighters", "security_forces"})
_FAIR_FROM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedHarm:
    """What the accepted claims of an incident say of harm.

    ``origins`` has the Admiralty letter of each origin that gives a figure or says that people were harmed, ``groups`` the codes of who
    was harmed, ``accused`` by origin the parties it says did it, ``accepting`` the parties that say so of themselves.
    """

    origins: Mapping[str, str]
    groups: AbstractSet[str]
    accused: Mapping[str, AbstractSet[str]]
    accepting: AbstractSet[str]


class Factor(TypedDict):
    """One thing that speaks for the grade."""

    code: FactorCode
    values: list[str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A grade with what speaks for it, the decisive first."""

    grade: Grade
    factors: tuple[Factor, ...]


def suggest(harm: ReportedHarm) -> Suggestion:
    """Return the grade that Airwars' rules lead to: who was harmed, who accepts it, who is accused, how many say so, in this order."""
    if not harm.origins:
        return Suggestion("ungraded", (_factor("no_harm", ()),))
    support = _support(harm)
    if harm.groups and harm.groups <= COMBATANTS:
        return Suggestion("discounted", (_factor("only_combatants", harm.groups), *support[1]))
    if harm.accepting:
        return Suggestion("confirmed", (_factor("responsibility_accepted", harm.accepting), *support[1]))
    rivals = _rivals(harm.accused)
    if rivals:
        return Suggestion("contested", (_factor("rival_perpetrators", rivals), *support[1]))
    return Suggestion(*support)


def _support(harm: ReportedHarm) -> tuple[Grade, tuple[Factor, ...]]:
    credible = {origin for origin, letter in harm.origins.items() if letter != "E"}
    if not credible:
        return "weak", (_factor("no_credible_origin", harm.origins),)
    if len(credible) < _FAIR_FROM:
        return "weak", (_factor("single_origin", credible),)
    return "fair", (_factor("credible_origins", credible),)


def _rivals(accused: Mapping[str, AbstractSet[str]]) -> set[str]:
    """Return all who are accused where two origins accuse different parties and no party in common; none where they can agree."""
    sets = [parties for parties in accused.values() if parties]
    apart = any(not first & second for index, first in enumerate(sets) for second in sets[index + 1 :])
    return {party for parties in sets for party in parties} if apart else set()


def _factor(code: FactorCode, values: Iterable[str]) -> Factor:
    return {"code": code, "values": sorted(values)}
