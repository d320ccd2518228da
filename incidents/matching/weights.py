"""How much each kind of evidence counts: one table of numbers, shipped as fitted, replaced by fitting on people's own decisions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SHIPPED = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Weights:
    """What one unit of each amount counts in log-odds, by the names that grounds give them; an amount without a weight counts nothing."""

    prior: float
    terms: Mapping[str, float]

    def of(self, terms: Mapping[str, float]) -> float:
        """Return what the amounts of one ground count together."""
        return sum(self.terms.get(name, 0.0) * amount for name, amount in terms.items())


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with Waqia; how they were found stands in ``docs/matching.md``."""
    table = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    return Weights(table["prior"], table["terms"])
