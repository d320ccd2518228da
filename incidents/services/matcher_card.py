"""What learned weights are, what they were learned from and how well they did, to be read before they are believed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class Side:
    """The judgements of one side of the split."""

    reports: int
    same: int
    different: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatcherCard:
    """The card of one set of weights. ``gain`` is the range, in nine of ten redrawings of the held-out reports, of the gain in AUC."""

    name: str
    made_at: datetime.datetime
    description: str
    libraries: dict[str, str]
    training: Side
    held_out: Side
    shipped_auc: float
    shipped_brier: float
    learned_auc: float
    learned_brier: float
    gain: tuple[float, float]
    terms: list[str]

    @property
    def beats_shipped(self) -> bool:
        """Say whether they rank better than the shipped weights, by more than chance, and err less."""
        return self.gain[0] > 0 and self.learned_brier < self.shipped_brier

    @property
    def verdict(self) -> str:
        """Return in a sentence what follows from the measurement."""
        if self.beats_shipped:
            return "On the hold-out they tell incidents apart better than the weights that come with Waqia, and err less; they may be used."
        return "On the hold-out they did NOT beat the weights that come with Waqia; they are not used."

    def as_json(self) -> dict[str, Any]:
        """Return JSON-ready values."""
        return {**asdict(self), "beats_shipped": self.beats_shipped, "verdict": self.verdict, "made_at": self.made_at.isoformat()}

    def as_markdown(self) -> str:
        """Return the card as a page."""
        libraries = ", ".join(f"{name} {version}" for name, version in self.libraries.items())
        return f"""# Matching weights {self.name}

{self.verdict}

Made {self.made_at:%Y-%m-%d %H:%M} UTC with {libraries}. {self.description}.

They say how much each kind of evidence counts when a report is held against incidents: for the order of proposals, and for whether a
report looks new. They attach nothing. They have learned the habits of those who judged in this installation; they are no measure of truth.

| | reports | same incident | different incident |
| --- | --- | --- | --- |
| training | {self.training.reports} | {self.training.same} | {self.training.different} |
| hold-out | {self.held_out.reports} | {self.held_out.same} | {self.held_out.different} |

The hold-out are the reports judged last.

| on the hold-out | AUC (1 is best, 0.5 is chance) | Brier (0 is best) |
| --- | --- | --- |
| these weights | {self.learned_auc:.3f} | {self.learned_brier:.3f} |
| the shipped weights | {self.shipped_auc:.3f} | {self.shipped_brier:.3f} |

Their AUC is above that of the shipped weights by {self.gain[0]:+.3f} to {self.gain[1]:+.3f} in nine of ten redrawings of the reports.

They weigh amounts of evidence, never names or words: {", ".join(self.terms)}.
"""
