"""What goes into an estimate and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from incidents.estimates.derivation import Derivation

#: Admiralty letters of a source, the best first; one that cannot be judged (F) stands above one known to be unreliable (E).
RELIABILITIES = ("A", "B", "C", "D", "F", "E")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFigure:
    """One casualty claim that is held true; the codes are those of ``sources.models.Claim``.

    ``origin`` is a stable key of who says it, else of who published it, ``origin_label`` its name, ``reliability`` the Admiralty letter
    of the outlet. ``nationality`` (ISO 3166-1 alpha-3) restricts the group, empty if nothing does. ``high`` is None where the words
    leave it open, ``said_on`` where the day is not known.

    Raises:
        ValueError: ``high`` is below ``low``, or ``low`` below zero.

    """

    claim_id: int
    origin: str
    origin_label: str
    outcome: str
    group: str
    nationality: str
    low: int
    high: int | None
    qualifier: str
    is_negated: bool
    said_on: date | None
    article_id: int
    reliability: str = "F"

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            message = f"the figure of claim {self.claim_id} must be a range of people, not {self.low}..{self.high}"
            raise ValueError(message)

    @property
    def kind(self) -> tuple[str, str, str]:
        """Return of what this is a number; only figures of one kind are ever compared."""
        return self.outcome, self.group, self.nationality

    @property
    def highest(self) -> int:
        """Return the maximum, an open one counting with its minimum."""
        return self.low if self.high is None else self.high

    @property
    def named(self) -> tuple[int, int]:
        """Return the figures that the words name, both ends included: 9 for "at least 9" and for "up to 9", 8..12 for "8 to 12"."""
        return (self.highest, self.highest) if self.qualifier == "at_most" else (self.low, self.highest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated:
    """The estimate of one outcome in one group.

    ``low`` and ``high`` are None where no origin gives even a magnitude, ``best`` also where words alone do or the rule finds none.
    ``is_open`` says that the highest number is a minimum ("at least 13"): there may be more.
    """

    outcome: str
    group: str
    nationality: str
    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    rule: str
    derivation: Derivation
