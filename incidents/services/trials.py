"""Trying the matcher on reports of which people know the incidents: read them, rank for each, gather them all."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING

from django.contrib.auth.models import User

from incidents import matching
from incidents.matching.measures import Ranking
from incidents.models import Incident
from incidents.services.curation import attach_report, open_incident
from incidents.services.held_records import NOBODY
from incidents.services.matching import rank_incidents
from incidents.services.report_sketches import sketch_report
from sources.extraction.addresses import published_day
from sources.models import Article, ArticleState, DateBasis, Publisher
from sources.services.extraction import extract_claims
from sources.services.near_copies import fingerprint_report
from sources.services.resolution import resolve_actors, resolve_places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from zoneinfo import ZoneInfo

    from sources.evaluation.linking_records import LinkedText

TITLE_MOST = 500


def read_texts(texts: Sequence[LinkedText], *, timezone: ZoneInfo, now: datetime.datetime) -> Iterator[Article]:
    """Store each text as a report of one publisher and have it read, as far as incidents play no part."""
    publisher = Publisher.objects.create(slug="held", name_en="held", timezone=timezone.key)
    for text in texts:
        published = text.published or published_day(text.url, timezone)
        article = Article.objects.create(
            publisher=publisher,
            title=text.title[:TITLE_MOST],
            published_date=published,
            published_basis=DateBasis.PAGE_METADATA if published else DateBasis.UNKNOWN,
            text=text.text,
            text_sha256=hashlib.sha256(text.text.encode()).hexdigest(),
            source_sha256=hashlib.sha256(text.name.encode()).hexdigest(),
            state=ArticleState.READY,
            finished_at=now,
            created_at=now,
        )
        extract_claims(article, now=now)
        resolve_places(article)
        resolve_actors(article)
        fingerprint_report(article)
        yield article


def rank_for(article: Article, *, right: Collection[int]) -> Ranking:
    """Rank all incidents for a report, and once more without the ``right`` ones."""
    ranked = rank_incidents(article)
    place = next((number for number, scored in enumerate(ranked) if scored.incident_id in right), None)
    looked_new = matching.looks_new(scored for scored in ranked if scored.incident_id not in right)
    return Ranking(place, looked_new, says_something(article))


def says_something(article: Article) -> bool:
    """Say whether the words of a report give any date, place or toll."""
    whole = sketch_report(article)[0]
    return bool(whole.windows or whole.days or whole.spots or whole.areas or whole.figures)


def gather(articles: Sequence[Article], *, now: datetime.datetime) -> list[int]:
    """Attach the reports, in time order, each to the incident that is sure or else to a new one; returns the incident of each.

    A report without a day comes last. One that says nothing stays alone.
    """
    nobody = User(pk=NOBODY)
    found: dict[int, int] = {}
    for article in sorted(articles, key=_by_day):
        best = next(iter(rank_incidents(article)), None)
        if best is not None and best.score >= matching.SURE:
            attach_report(article, Incident.objects.get(pk=best.incident_id), by=nobody, now=now)
            found[article.pk] = best.incident_id
        else:
            found[article.pk] = open_incident(article, by=nobody, now=now).pk
    return [found[article.pk] for article in articles]


def _by_day(article: Article) -> tuple[datetime.date, int]:
    whole = sketch_report(article)[0]
    days = [whole.published] if whole.published else [window.first for window in whole.windows]
    return min(days, default=datetime.date.max), article.pk
