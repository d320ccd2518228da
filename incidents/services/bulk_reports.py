"""Many events at once as reports of their dataset: bytes archived, claims written, actors known or new."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.services.copying import copy_rows
from sources.models import Actor, ActorAlias, Article, ArticleState, Capture, Claim, ClaimKind, ClaimStatus, DateBasis
from sources.names import actor_key
from sources.services.archive import path_of, store_all
from sources.services.resolution import known_actors

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from django.contrib.auth.models import User

    from incidents.layouts import EventRow
    from sources.models import Publisher


@dataclass(frozen=True, slots=True)
class Opening:
    """An event, and the name of the layout in which it stood."""

    event: EventRow
    layout: str


@dataclass(frozen=True, slots=True)
class Stamps:
    """Who publishes the events and takes them in, and when; ``as_of`` is the day of publication, None if not known."""

    publisher: Publisher
    as_of: datetime.date | None
    by: User
    now: datetime.datetime


def archive_events(events: Sequence[EventRow], stamps: Stamps) -> list[Article]:
    """Archive each event's text as a report, or find the one that the same bytes made before; in the same order."""
    hashes = store_all(event.text.encode() for event in events)
    found = {article.source_sha256: article for article in Article.objects.filter(source_sha256__in=hashes.values())}
    made = [_article(event, hashes[event.text.encode()], stamps) for event in events if hashes[event.text.encode()] not in found]
    found |= {article.source_sha256: article for article in Article.objects.bulk_create(made)}
    articles = [found[hashes[event.text.encode()]] for event in events]
    Capture.objects.bulk_create(_capture(article, stamps) for article in articles)
    for article in articles:
        article.publisher = stamps.publisher  # what follows asks for it, article by article
    return articles


def _article(event: EventRow, sha256: str, stamps: Stamps) -> Article:
    return Article(
        publisher=stamps.publisher,
        title=event.title,
        language="en",
        published_date=stamps.as_of,
        published_basis=DateBasis.PERSON if stamps.as_of else DateBasis.UNKNOWN,
        text=event.text,
        text_sha256=hashlib.sha256(event.text.encode()).hexdigest(),
        source_sha256=sha256,
        state=ArticleState.READY,
        finished_at=stamps.now,
        submitted_by=stamps.by,
        created_at=stamps.now,
    )


def _capture(article: Article, stamps: Stamps) -> Capture:
    return Capture(
        article=article,
        publisher=stamps.publisher,
        captured_at=stamps.now,
        captured_by=stamps.by,
        agent="import_events",
        raw=path_of(article.source_sha256),
        sha256=article.source_sha256,
        size=len(article.text.encode()),
        media_type="text/plain; charset=utf-8",
    )


def write_claims(openings: Sequence[Opening], articles: Sequence[Article], stamps: Stamps) -> list[list[Claim]]:
    """Write the claims of each event and return them as they stand."""
    actors = _actors({party for opening in openings for party in opening.event.parties})
    rows = [
        {
            "article_id": article.pk,
            "kind": said.kind,
            "span_start": said.start,
            "span_end": said.end,
            "quote": opening.event.text[said.start : said.end],
            "rule": f"import:{opening.layout}",
            "status": ClaimStatus.ACCEPTED.value,
            "decided_by_id": stamps.by.pk,
            "decided_at": stamps.now,
            "actor_id": actors[actor_key(said.values["mention"])].pk if said.kind == ClaimKind.ACTOR else None,
            **said.values,
        }
        for opening, article in zip(openings, articles, strict=True)
        for said in opening.event.said
    ]
    keys = iter(copy_rows(Claim, rows))
    written = iter(rows)
    return [
        [
            Claim(pk=next(keys), article=article, **{name: value for name, value in next(written).items() if name != "article_id"})
            for _ in opening.event.said
        ]
        for opening, article in zip(openings, articles, strict=True)
    ]


def _actors(names: set[str]) -> dict[str, Actor]:
    """Return the actors of these names by key; one that is not known yet is added for a person to check."""
    by_key = known_actors(names)
    new = {actor_key(name): name for name in sorted(names) if actor_key(name) and actor_key(name) not in by_key}
    made = Actor.objects.bulk_create(Actor(name_en=name) for name in new.values())
    ActorAlias.objects.bulk_create(
        ActorAlias(actor=actor, name=name, key=key) for (key, name), actor in zip(new.items(), made, strict=True)
    )
    return by_key | dict(zip(new, made, strict=True))
