"""From what an extractor drafts to the record of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.models import AttributionMode, Claim

if TYPE_CHECKING:
    from sources.extraction.types import DraftClaim
    from sources.models import ExtractionRun


def claim_of(run: ExtractionRun, draft: DraftClaim) -> Claim:
    """Return the unsaved record of ``draft``, without ``subset_of``."""
    source = draft.attribution
    return Claim(
        article=run.article,
        run=run,
        kind=draft.kind,
        span_start=draft.span.start,
        span_end=draft.span.end,
        quote=draft.quote,
        rule=draft.rule,
        attribution_name=source.name if source else "",
        attribution_start=source.span.start if source else None,
        attribution_end=source.span.end if source else None,
        attribution_mode=source.mode if source else AttributionMode.NONE,
        attribution_via=source.via if source else "",
        polarity=draft.polarity,
        modality=draft.modality,
        scope=draft.scope,
        confidence=draft.confidence,
        confidence_factors=dict(draft.factors),
        outcome=draft.outcome or "",
        group=draft.group or "",
        nationality=draft.nationality,
        value_min=draft.value_min,
        value_max=draft.value_max,
        qualifier=draft.qualifier or "",
        event_type=draft.event_type or "",
        mention=draft.mention,
        relation=draft.relation or "",
        direction=draft.direction,
        distance_km=draft.distance_km,
        place_class=draft.place_class,
        date_from=draft.date_from,
        date_to=draft.date_to,
        date_precision=draft.date_precision or "",
        date_role=draft.date_role or "",
        is_inferred=draft.inferred,
        actor_role=draft.actor_role or "",
        statement_kind=draft.statement_kind or "",
    )
