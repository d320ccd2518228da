"""What a claim says on one line, for lists of claims side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.models import Modality, Polarity, Scope
from sources.services.comparing import MEANING

if TYPE_CHECKING:
    from sources.models import Claim

_SAID_APART = ("attribution_name", "value_min", "value_max")
_UNREMARKABLE = {"", Scope.INCIDENT.value, Modality.ACTUAL.value, Polarity.AFFIRMED.value, "None"}


def meaning_words(claim: Claim) -> str:
    """Return the columns that make a claim's meaning, in words, with its source as written at the end."""
    columns = [name for name in MEANING[claim.kind] if name not in _SAID_APART and str(getattr(claim, name)) not in _UNREMARKABLE]
    parts = [_figure(claim)] + [str(getattr(claim, f"get_{name}_display", lambda name=name: getattr(claim, name))()) for name in columns]
    said = ", ".join(part for part in parts if part)
    return f"{said} ({claim.attribution_name})" if claim.attribution_name else said


def _figure(claim: Claim) -> str:
    if claim.value_min is None:
        return ""
    if claim.value_max is None:
        return f"≥ {claim.value_min}"
    return f"{claim.value_min}" if claim.value_min == claim.value_max else f"{claim.value_min}–{claim.value_max}"
