"""Replacing the extractor's own confidence by what people's decisions taught; claims are neither made nor dropped here."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sources.services.claim_features import LEARNED, features_of
from sources.services.model_store import active_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.models import Claim

#: A model is never wholly sure, so that a factor can always be taken out again.
LEAST, MOST = 0.001, 0.999

logger = logging.getLogger(__name__)


def rerank(claims: Sequence[Claim], *, language: str, text_length: int) -> None:
    """Set the confidence of proposed ``claims``, all of one report and not yet saved, to how likely a person is to accept them.

    The factor "learned" is what the rules' confidence was multiplied by. Without a model that can be used nothing changes.
    """
    model = active_model()
    if model is None or not claims:
        return
    try:
        from sources.services import classifier  # noqa: PLC0415 - as in model_store

        chances = classifier.chances(model, [features_of(claim, language=language, text_length=text_length) for claim in claims])
    except Exception:  # a report is worth more than the order of its claims
        logger.exception("The confidence model failed on a report; the rules' own confidence stays.")
        return
    for claim, chance in zip(claims, chances, strict=True):
        _replace(claim, round(min(max(chance, LEAST), MOST), 3))


def _replace(claim: Claim, learned: float) -> None:
    if claim.confidence == 0:  # nothing that it could be multiplied by
        return
    claim.confidence_factors = {**claim.confidence_factors, LEARNED: round(learned / claim.confidence, 6)}
    claim.confidence = learned
