"""The walk of one report, top to bottom: read it, resolve its names, propose its incident. People do the rest."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from incidents.services.matching import propose_incidents
from sources.models import Article, ArticleState
from sources.services.copies import note_copies
from sources.services.extraction import extract_claims
from sources.services.resolution import resolve_actors, resolve_places

if TYPE_CHECKING:
    import datetime

ATTEMPTS_AT_MOST = 3
WAITING_AT_MOST = 200  # reports older than the newest 200 that wait keep the proposals they have

logger = logging.getLogger(__name__)


def process_article(article_id: int, *, now: datetime.datetime) -> None:
    """Take a received report as far as a machine can. Running it twice, or twice at once, has the result of running it once.

    Each try is counted before it begins, so that a report which kills its worker is given up after ``ATTEMPTS_AT_MOST``.
    """
    if not _begin(article_id, now=now):
        return
    try:
        with transaction.atomic():
            article = _lock(article_id)
            if article is None:
                return
            extract_claims(article, now=now)
            resolve_places(article)
            resolve_actors(article)
            note_copies(article)
            propose_incidents(article)
            article.state, article.finished_at, article.last_error = ArticleState.READY, now, ""
            article.save(update_fields=["state", "finished_at", "last_error"])
    except Exception as error:
        logger.exception("report %s could not be read", article_id)
        Article.objects.filter(pk=article_id).update(last_error=repr(error))


def renew_proposals() -> int:
    """Match the reports that wait for a person against the incidents as they are now; returns how many were looked at."""
    waiting = Article.objects.filter(state=ArticleState.READY).exclude(matches__is_primary=True).order_by("-finished_at", "-pk")
    reports = list(waiting[:WAITING_AT_MOST])
    for article in reports:
        propose_incidents(article)
    return len(reports)


def _begin(article_id: int, *, now: datetime.datetime) -> bool:
    waiting = Article.objects.filter(pk=article_id, state=ArticleState.RECEIVED)
    spent = waiting.filter(attempts__gte=ATTEMPTS_AT_MOST)
    spent.filter(last_error="").update(last_error="the worker died each time")
    if spent.update(state=ArticleState.FAILED, finished_at=now):
        logger.error("report %s is given up after %s tries", article_id, ATTEMPTS_AT_MOST)
        return False
    return bool(waiting.update(attempts=F("attempts") + 1))


def _lock(article_id: int) -> Article | None:
    """Return the report, locked, unless another worker has it or has finished it."""
    waiting = Article.objects.select_for_update(skip_locked=True, of=("self",)).select_related("publisher")
    return waiting.filter(pk=article_id, state=ArticleState.RECEIVED).first()
