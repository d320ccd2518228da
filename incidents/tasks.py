"""Celery tasks: messages that say "look now". What there is to do stands in the database."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from incidents import pipeline
from sources.models import Article

BATCH = 50


@shared_task
def process_article(article_id: int) -> None:
    """Read one report."""
    pipeline.process_article(article_id, now=timezone.now())


@shared_task
def renew_proposals() -> None:
    """Match waiting reports against what was opened or changed since they were read."""
    pipeline.renew_proposals()


@shared_task
def process_pending() -> None:
    """Read whatever waits, for the messages that got lost."""
    for article_id in list(Article.objects.unfinished().values_list("pk", flat=True)[:BATCH]):
        pipeline.process_article(article_id, now=timezone.now())
