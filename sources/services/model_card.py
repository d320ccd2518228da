"""What a learned model is, what it was trained on and how well it did, to be read before it is believed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a confidence foretold what people decided on the claims held out."""

    auc: float
    brier: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of the hold-out with a like confidence: how sure the model was on average, and what share was accepted."""

    claims: int
    said: float
    accepted: float


@dataclass(frozen=True, slots=True)
class Part:
    """The decisions of one side of the split."""

    reports: int
    accepted: int
    rejected: int
    first: datetime.datetime
    last: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """The card of one model.

    ``constant`` is what one would score by always saying the share accepted in training. ``gain`` is the range, in nine of ten
    redrawings of the hold-out's reports, of how much its AUC is above that of the rules.
    """

    name: str
    made_at: datetime.datetime
    description: str
    libraries: dict[str, str]
    extractors: dict[str, int]
    training: Part
    held_out: Part
    rules: Quality
    constant: Quality
    learned: Quality
    gain: tuple[float, float]
    calibration: list[Bin]
    features: list[str]

    @property
    def beats_rules(self) -> bool:
        """Say whether it ranks better than the rules, by more than chance, and errs less than both the rules and a constant."""
        return self.gain[0] > 0 and self.learned.brier < min(self.rules.brier, self.constant.brier)

    @property
    def verdict(self) -> str:
        """Return in a sentence what follows from the measurement."""
        if self.beats_rules:
            return "On the hold-out it ranks claims better than the rules' own confidence, and errs less; it may be used."
        return "On the hold-out it did NOT beat the rules' own confidence; it is not used."

    def as_json(self) -> dict[str, Any]:
        """Return JSON-ready values."""
        card = {**asdict(self), "beats_rules": self.beats_rules, "verdict": self.verdict, "made_at": self.made_at.isoformat()}
        for part in ("training", "held_out"):
            card[part] |= {name: card[part][name].isoformat() for name in ("first", "last")}
        return card

    def as_markdown(self) -> str:
        """Return the card as a page."""
        extractors = "\n".join(f"- {name}: {count} claims" for name, count in sorted(self.extractors.items()))
        libraries = ", ".join(f"{name} {version}" for name, version in self.libraries.items())
        bins = "\n".join(f"| {one.said:.2f} | {one.accepted:.2f} | {one.claims} |" for one in self.calibration)
        return f"""# Confidence model {self.name}

{self.verdict}

Made {self.made_at:%Y-%m-%d %H:%M} UTC with {libraries}. {self.description}.

It foretells whether a person would accept a claim that the machine proposes, and is used for the order and the percentage
in which proposals are shown. It adds no claim, drops none and changes no value. It has learned the habits of those who
decided in this installation; it is no measure of truth.

## Trained on

| | reports | accepted or edited | rejected | first decision | last decision |
| --- | --- | --- | --- | --- | --- |
| training | {_row(self.training)} |
| hold-out | {_row(self.held_out)} |

The hold-out are the reports that people began to decide on last; a report and its near-copies are never on both sides.
The claims were proposed by:

{extractors}

## How well it did on the hold-out

| | AUC (1 is best, 0.5 is chance) | Brier (0 is best) |
| --- | --- | --- |
| this model | {self.learned.auc:.3f} | {self.learned.brier:.3f} |
| the rules' own confidence | {self.rules.auc:.3f} | {self.rules.brier:.3f} |
| always the share accepted in training | {self.constant.auc:.3f} | {self.constant.brier:.3f} |

Its AUC is above that of the rules by {self.gain[0]:+.3f} to {self.gain[1]:+.3f} in nine of ten redrawings of the reports.

Calibration: where it was this sure on average, this share was accepted.

| said | accepted | claims |
| --- | --- | --- |
{bins}

## What it looks at

Codes, lengths and positions, never words: {", ".join(self.features)}.
"""


def _row(part: Part) -> str:
    return f"{part.reports} | {part.accepted} | {part.rejected} | {part.first:%Y-%m-%d} | {part.last:%Y-%m-%d}"
