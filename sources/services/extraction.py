"""Having a report read: draft claims in, ``Claim`` rows out, once for each version of the extractor."""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import transaction

from geo.services import known_names
from sources.extraction import pipeline
from sources.extraction.types import Document, DraftClaim
from sources.extraction.view import fold
from sources.models import Article, AttributionMode, Claim, ExtractionRun

if TYPE_CHECKING:
    import datetime


def extract_claims(article: Article, *, now: datetime.datetime) -> ExtractionRun:
    """Read ``article`` with the rules as they are now and store what they propose; a second call finds the run of the first."""
    key = {
        "article": article,
        "extractor": pipeline.EXTRACTOR,
        "version": pipeline.VERSION,
        "configuration_sha256": pipeline.configuration_hash(),
    }
    run = ExtractionRun.objects.filter(**key).first()
    if run is not None:
        return run
    started = time.perf_counter()
    extraction = pipeline.extract(Document(text=article.text, published=article.published_date), known_places=_folded(known_names()))
    duration_ms = (time.perf_counter() - started) * 1000
    with transaction.atomic():
        run = ExtractionRun.objects.create(**key, started_at=now, duration_ms=duration_ms)
        _store_claims(run, extraction.claims)
        article.language = extraction.language or ""
        article.save(update_fields=["language"])
    return run


@lru_cache(maxsize=1)
def _folded(names: frozenset[str]) -> frozenset[str]:
    """Fold the gazetteer's names as the extractor folds a text; once for each state of the gazetteer."""
    return frozenset(fold(name) for name in names)


def _store_claims(run: ExtractionRun, drafts: list[DraftClaim]) -> None:
    claims = Claim.objects.bulk_create([_claim(run, draft) for draft in drafts])
    parts = []
    for claim, draft in zip(claims, drafts, strict=True):
        if draft.subset_of is not None:
            claim.subset_of = claims[draft.subset_of]
            parts.append(claim)
    Claim.objects.bulk_update(parts, ["subset_of"])


def _claim(run: ExtractionRun, draft: DraftClaim) -> Claim:
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
