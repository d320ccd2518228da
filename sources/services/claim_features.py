"""What a model may know of a claim: codes, lengths and positions; never its words, so that no text is memorized."""

from __future__ import annotations

from math import log, log1p, prod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sources.models import Claim

#: The factor that a model adds to those of the rules; the confidence stays the product of all.
LEARNED = "learned"
#: Factors that come after the extractor's own: what a model said, and whether another extractor found the same.
LATER = (LEARNED, "agreement")

CODES = (
    "kind", "rule", "outcome", "group", "qualifier", "event_type", "relation", "place_class", "date_precision", "date_role", "actor_role",
    "statement_kind", "attribution_mode", "polarity", "modality", "scope",
)  # fmt: skip

Features = dict[str, str | float]


def rules_confidence(claim: Claim) -> float:
    """Return the confidence that the extractor itself gave, whatever has come on top of it since."""
    later = prod(float(claim.confidence_factors.get(name, 1)) for name in LATER)
    return claim.confidence / later


def features_of(claim: Claim, *, language: str, text_length: int) -> Features:
    """Describe ``claim`` as it was proposed, before anybody edited it. ``text_length`` counts the code points of its report."""
    return {
        **{name: str(_proposed(claim, name)) for name in CODES if _proposed(claim, name)},
        "language": language,
        **_sureness(claim),
        **_figure(claim),
        "position": claim.span_start / max(text_length, 1),
        "text length": log1p(text_length),
        "quotation length": log1p(len(claim.quote)),
        "mention length": log1p(len(claim.mention)),
        "is inferred": float(claim.is_inferred),
        "is relayed": float(bool(claim.attribution_via)),
        "distance to the source": log1p(abs(claim.attribution_start - claim.span_start)) if claim.attribution_start is not None else 0.0,
    }


def _proposed(claim: Claim, name: str) -> Any:
    """Return a column as the machine filled it: an edit keeps the earlier values beside the new ones."""
    return (claim.machine_values or {}).get(name, getattr(claim, name))


def _sureness(claim: Claim) -> Features:
    sure = min(max(rules_confidence(claim), 0.001), 0.999)
    factors = {f"factor {name}": float(value) for name, value in claim.confidence_factors.items() if name not in LATER}
    return {**factors, "rules' confidence": sure, "rules' log-odds": log(sure / (1 - sure))}


def _figure(claim: Claim) -> Features:
    low, high = _proposed(claim, "value_min"), _proposed(claim, "value_max")
    if low is None:
        return {}
    return {
        "people": log1p(low),
        "is open": float(high is None),
        "spread": log1p(high - low) if high is not None else 0.0,
        "has nationality": float(bool(_proposed(claim, "nationality"))),
    }
