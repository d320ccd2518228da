"""Having a report read by the rules: draft claims in, ``Claim`` rows out, once for each state of the rules."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import transaction

from geo.services import known_names
from sources.extraction import pipeline
from sources.extraction.types import Document
from sources.extraction.view import fold
from sources.services.agreement import weigh_agreement
from sources.services.succession import ReadingKey, is_reading_of, preview, standing_run, store_reading

if TYPE_CHECKING:
    import datetime

    from sources.extraction.types import Extraction
    from sources.models import Article, ExtractionRun
    from sources.services.comparing import Difference


@dataclass(frozen=True, slots=True)
class Reread:
    """What the rules as they are now find otherwise; ``run`` is None where nothing was stored."""

    run: ExtractionRun | None
    difference: Difference


def rules_key() -> ReadingKey:
    """Name the rules in the state that they are in."""
    return ReadingKey(pipeline.EXTRACTOR, pipeline.VERSION, pipeline.configuration_hash())


def extract_claims(article: Article, *, now: datetime.datetime) -> ExtractionRun:
    """Read ``article`` with the rules as they are now and store what they propose; a second call finds the run of the first."""
    run = standing_run(article, pipeline.EXTRACTOR)
    if run is not None and is_reading_of(run, rules_key()):
        return run
    return _store(article, now=now)[0]


def reread_claims(article: Article, *, now: datetime.datetime, commit: bool) -> Reread | None:
    """Read a report again if the rules changed since; None if they did not. Without ``commit`` nothing is stored."""
    if is_reading_of(standing_run(article, pipeline.EXTRACTOR), rules_key()):
        return None
    if not commit:
        return Reread(None, preview(article, rules_key(), _extract(article).claims))
    return Reread(*_store(article, now=now))


@transaction.atomic
def _store(article: Article, *, now: datetime.datetime) -> tuple[ExtractionRun, Difference]:
    started = time.perf_counter()
    extraction = _extract(article)
    duration_ms = (time.perf_counter() - started) * 1000
    article.language = extraction.language or ""
    article.save(update_fields=["language"])
    stored = store_reading(article, rules_key(), extraction.claims, started_at=now, duration_ms=duration_ms)
    weigh_agreement(article)
    return stored


def extract_document(text: str, *, published: datetime.date | None) -> Extraction:
    """Read a text with the rules and the gazetteer as they are now, and store nothing."""
    return pipeline.extract(Document(text=text, published=published), known_places=_folded(known_names()))


def _extract(article: Article) -> Extraction:
    return extract_document(article.text, published=article.published_date)


@lru_cache(maxsize=1)
def _folded(names: frozenset[str]) -> frozenset[str]:
    """Fold the gazetteer's names as the extractor folds a text; once for each state of the gazetteer."""
    return frozenset(fold(name) for name in names)
