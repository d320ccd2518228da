"""Celery tasks: messages that say "look now". What there is to do stands in the database."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from incidents import pipeline
from incidents.services.second_reading import reports_for_model, reread_with_model
from sources.models import Article

BATCH = 50
ASKED_AT_ONCE = 5


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


@shared_task(time_limit=1800)
def read_with_model() -> None:
    """Have a language model read reports of the last day a second time, where one is set."""
    for article_id in reports_for_model(now=timezone.now(), limit=ASKED_AT_ONCE):
        reread_with_model(article_id, now=timezone.now())
