"""How sure a claim is: a product of named factors, the same for people to read and for a model to re-rank.

The figures are judgements, ordered by how often each kind of claim was right on real articles; they are not probabilities.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.types import AttributionMode, Qualifier, Scope

_QUALIFIERS: dict[Qualifier, float] = {"vague": 0.7, "unspecified": 0.6, "about": 0.95, "at_most": 0.9}
_MODES: dict[AttributionMode, float] = {"explicit": 1.0, "inherited": 0.9, "none": 0.95}
_SCOPES: dict[Scope, float] = {"incident": 1.0, "cumulative": 0.9, "background": 0.9}


def casualty_factors(
    *, rule: float, qualifier: Qualifier, mode: AttributionMode, scope: Scope, hypothetical: bool
) -> tuple[tuple[str, float], ...]:
    """Name the factors of a casualty claim."""
    return (
        ("rule", rule),
        ("qualifier", _QUALIFIERS.get(qualifier, 1.0)),
        ("attribution", _MODES[mode]),
        ("scope", _SCOPES[scope]),
        ("modality", 0.5 if hypothetical else 1.0),
    )


def confidence(factors: tuple[tuple[str, float], ...]) -> float:
    """Multiply the factors, to three places."""
    return round(prod(value for _, value in factors), 3)
