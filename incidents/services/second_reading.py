"""Having a language model read reports that the rules have read: beside the rules, never in their way."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pghistory
from django.core.cache import cache
from django.db import transaction

from incidents.services.rereading import renew_what_follows
from sources.models import Article, ArticleState
from sources.services.extraction import Reread
from sources.services.llm.reading import EXTRACTOR, LANGUAGES, ask_model, model_key, store_answer
from sources.services.succession import is_reading_of, standing_run

if TYPE_CHECKING:
    from sources.models import ExtractionRun
    from sources.services.succession import ReadingKey

# Older reports are read on demand: setting a model up shall not spend money on a whole archive.
WINDOW = datetime.timedelta(days=1)
_LONGEST_READING = 1800


def reports_for_model(*, now: datetime.datetime, limit: int) -> list[int]:
    """Return the reports of the last day that no model was asked about yet, the newest first; none where no model is set."""
    if model_key() is None:
        return []
    recent = Article.objects.filter(state=ArticleState.READY, language__in=LANGUAGES, finished_at__gte=now - WINDOW)
    return list(recent.exclude(runs__extractor=EXTRACTOR).order_by("-finished_at", "-pk").values_list("pk", flat=True)[:limit])


def reread_with_model(article_id: int, *, now: datetime.datetime) -> tuple[ExtractionRun, Reread | None] | None:
    """Have the model read a report that the rules have read; None if there is nothing to ask, or somebody else is asking.

    A failure is a run with its reason and changes nothing. The model is asked outside of any transaction.
    """
    key, article = model_key(), Article.objects.filter(pk=article_id, state=ArticleState.READY).first()
    lock = f"read-with-model:{article_id}"
    if key is None or article is None or is_reading_of(standing_run(article, EXTRACTOR), key):
        return None
    if not cache.add(lock, value=True, timeout=_LONGEST_READING):
        return None
    try:
        return _reread(article, key, now=now)
    finally:
        cache.delete(lock)


def _reread(article: Article, key: ReadingKey, *, now: datetime.datetime) -> tuple[ExtractionRun, Reread | None]:
    asked = ask_model(article, key)
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).select_related("publisher").get(pk=article.pk)
        run, difference = store_answer(article, asked, now=now)
        if difference is None:
            return run, None
        with pghistory.context(reason=f"report {article.pk} read by {run.model}"):
            renew_what_follows(article)
    return run, Reread(run, difference)
