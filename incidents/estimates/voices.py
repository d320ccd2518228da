"""What each origin says by itself, once, however many articles and claims repeat it. Every rule starts from here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from incidents.estimates.figures import RELIABILITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.estimates.derivation import OriginEntry, WhyNot
    from incidents.estimates.figures import ClaimFigure

#: Words that say how much rather than how many; where an origin has nothing better, the earlier in this order stands for it.
_UNCOUNTED: tuple[WhyNot, ...] = ("vague", "unspecified", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin. ``claims``, never empty, make its figure or, where ``why_not`` is set, all that it has instead of one.

    ``floor`` and ``ceiling`` are what its other figures leave possible: no whole is below its parts, no part above its whole.
    """

    origin: str
    claims: tuple[ClaimFigure, ...]
    set_aside: tuple[tuple[ClaimFigure, WhyNot], ...]
    why_not: WhyNot | None
    floor: int = 0
    ceiling: int | None = None

    @property
    def names_figure(self) -> bool:
        """Say whether the origin gives a number."""
        return self.why_not is None

    @property
    def is_counted(self) -> bool:
        """Say whether the origin moves the range: a magnitude word does, a bare plural or a denial does not."""
        return self.why_not in {None, "vague"}

    @property
    def day(self) -> date:
        """Return the day of its figure; one without a day cannot be shown to be later than one with a day."""
        return max(_day(claim) for claim in self.claims)

    @property
    def reliability(self) -> str:
        """Return the best Admiralty letter of the outlets that quote it."""
        return min((claim.reliability for claim in self.claims), key=RELIABILITIES.index)

    @property
    def low(self) -> int:
        """Return the lowest minimum of its claims."""
        return self._possible(min(claim.low for claim in self.claims))

    @property
    def high(self) -> int:
        """Return the highest maximum of its claims, an open one counting with its minimum."""
        return self._possible(max(claim.highest for claim in self.claims))

    @property
    def is_open(self) -> bool:
        """Say whether its highest number has no upper end."""
        highest = max(claim.highest for claim in self.claims)
        return self.ceiling is None and all(claim.high is None for claim in self.claims if claim.highest == highest)

    @property
    def ends(self) -> set[int]:
        """Return the ends of what its claims name."""
        return {self._possible(end) for claim in self.claims for end in claim.named}

    def names(self, figure: int) -> bool:
        """Say whether one of its claims names ``figure``."""
        return any(self._possible(first) <= figure <= self._possible(last) for first, last in (claim.named for claim in self.claims))

    def ranges_with(self, figure: int) -> int:
        """Return in how many different ranges that its claims name ``figure`` lies."""
        ranges = {(self._possible(first), self._possible(last)) for first, last in (claim.named for claim in self.claims)}
        return sum(first <= figure <= last for first, last in ranges)

    def _possible(self, number: int) -> int:
        raised = max(number, self.floor)
        return raised if self.ceiling is None else min(raised, self.ceiling)

    def entry(self) -> OriginEntry:
        """Return what a derivation keeps of the origin."""
        every = [*self.claims, *(claim for claim, _ in self.set_aside)]
        return {
            "origin": self.origin,
            "label": min(self.claims, key=lambda claim: claim.claim_id).origin_label,
            "low": None if self.why_not == "denied" else self.low,
            "high": self.high if self.is_counted and not self.is_open else None,
            "claims": [claim.claim_id for claim in self.claims],
            "articles": sorted({claim.article_id for claim in every}),
            "counted": self.is_counted,
            "why_not": self.why_not,
            "set_aside": [{"claim": claim.claim_id, "why_not": why_not} for claim, why_not in self.set_aside],
        }


def hear(claims: Iterable[ClaimFigure]) -> list[Voice]:
    """Return one voice for each origin of ``claims``, all of one kind, in the order of the origins' keys."""
    by_origin: dict[str, list[ClaimFigure]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.claim_id):
        by_origin[claim.origin].append(claim)
    return [_voice(origin, claims=own) for origin, own in sorted(by_origin.items())]


def _voice(origin: str, *, claims: list[ClaimFigure]) -> Voice:
    judged = [(claim, _why_uncounted(claim)) for claim in claims]
    counted = [claim for claim, why_not in judged if why_not is None]
    latest = max((_day(claim) for claim in counted), default=None)
    if latest is None:
        main: WhyNot | None = min((why_not for _, why_not in judged if why_not), key=_UNCOUNTED.index)
    else:
        main = None
        judged = [(claim, why_not or (None if _day(claim) == latest else "superseded")) for claim, why_not in judged]
    return Voice(
        origin=origin,
        claims=tuple(claim for claim, why_not in judged if why_not == main),
        set_aside=tuple((claim, why_not) for claim, why_not in judged if why_not is not None and why_not != main),
        why_not=main,
    )


def _day(claim: ClaimFigure) -> date:
    return claim.said_on or date.min


def _why_uncounted(claim: ClaimFigure) -> WhyNot | None:
    if claim.is_negated:
        return None if claim.highest == 0 and claim.high is not None else "denied"
    if claim.qualifier == "vague":
        return "vague"
    return "unspecified" if claim.qualifier == "unspecified" else None
