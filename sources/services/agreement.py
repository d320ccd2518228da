"""Two extractors that make the same claim: agreement halves the doubt, and is one more factor of the confidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sources.models import Claim, ClaimStatus, ExtractionRun
from sources.services.succession import made_by

if TYPE_CHECKING:
    from sources.models import Article

AGREEMENT = "agreement"


def weigh_agreement(article: Article) -> None:
    """Raise the confidence of the proposals that several extractors make, and take it back where they no longer do."""
    runs = ExtractionRun.objects.filter(article=article, is_current=True)
    if len(runs) == 1:  # a reading that failed never stands, so that nothing agreed before either
        return
    makers = Counter(pk for run in runs for pk in made_by(run))
    moved = [claim for claim in article.claims.filter(status=ClaimStatus.PROPOSED) if _weigh(claim, agreed=makers[claim.pk] > 1)]
    Claim.objects.bulk_update(moved, ["confidence", "confidence_factors"])


def _weigh(claim: Claim, *, agreed: bool) -> bool:
    """Bring one claim's confidence in step; says whether it changed."""
    factors = dict(claim.confidence_factors)
    was_agreed = factors.pop(AGREEMENT, None)
    if agreed == (was_agreed is not None) or not claim.confidence:
        return False
    if was_agreed is not None:
        claim.confidence = round(claim.confidence / was_agreed, 3)
    else:
        factors[AGREEMENT] = (1 + claim.confidence) / 2 / claim.confidence
        claim.confidence = (1 + claim.confidence) / 2
    claim.confidence_factors = factors
    return True
