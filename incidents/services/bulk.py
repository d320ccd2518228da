"""Opening many incidents at once, each from one row that says what it is: reports, claims, evidence and what follows from them."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pgtrigger
from django.apps import apps
from django.contrib.gis.geos import Point
from django.db import connection
from pghistory.models import Context

from geo.models import WGS84
from incidents import estimates
from incidents.models import Estimate, Evidence, Incident, Judgement, Match, Participation
from incidents.services.copying import copy_rows
from incidents.services.evidence import figure_of
from incidents.services.surroundings import countries_of
from sources.models import (
    Actor,
    ActorAlias,
    Article,
    ArticleState,
    Capture,
    Claim,
    ClaimKind,
    ClaimStatus,
    DateBasis,
)
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
class _Stamps:
    publisher: Publisher
    as_of: datetime.date | None
    by: User
    now: datetime.datetime


def open_all(
    openings: Sequence[Opening], *, publisher: Publisher, as_of: datetime.date | None, by: User, now: datetime.datetime
) -> list[tuple[Article, Incident]]:
    """Archive each event as a report of ``publisher`` and open a draft incident for it, in the same order; call in a transaction.

    The claims count as accepted by ``by``: a person has taken the dataset as it is. Nothing is public before it is reviewed.
    """
    stamps = _Stamps(publisher, as_of, by, now)
    events = [opening.event for opening in openings]
    articles = _archive(events, stamps)
    with pgtrigger.ignore("incidents.Incident:insert_insert", "incidents.Evidence:insert_insert"):
        incidents = _incidents(events, stamps)
        claims = _claims(openings, articles, stamps)
        _join(articles, incidents, claims, stamps)
    write_history([incident.pk for incident in incidents], by=by, act="imported")
    _derive(incidents, claims)
    return list(zip(articles, incidents, strict=True))


def count_anew() -> None:
    """Have the planner count the tables that are being filled.

    The checks of foreign keys keep the plan that they made when a table was nearly empty, reading all of it, until it is counted again.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_article, sources_claim, incidents_incident, incidents_importedrow, pghistory_context")


def write_history(incidents: Sequence[int], *, by: User, act: str) -> None:
    """Write the history of new ``incidents`` and their evidence, with who made them, as the triggers would have row by row."""
    context = Context.objects.create(id=uuid.uuid4(), metadata={"user": by.pk, "act": act})
    for tracked, column in ((Incident, "id"), (Evidence, "incident_id")):
        event = apps.get_model("incidents", f"{tracked.__name__}Event")
        columns = [field.column for field in tracked._meta.concrete_fields]  # noqa: SLF001 - Django's public API
        copied = ", ".join(f'"{name}"' for name in columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {event._meta.db_table} ({copied}, pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id)"  # noqa: S608, SLF001 - names of models
                f" SELECT {copied}, now(), 'insert', id, %s FROM {tracked._meta.db_table} WHERE {column} = ANY(%s) ORDER BY id",  # noqa: SLF001
                [context.pk, list(incidents)],
            )


def _archive(events: Sequence[EventRow], stamps: _Stamps) -> list[Article]:
    hashes = store_all(event.text.encode() for event in events)
    found = {article.source_sha256: article for article in Article.objects.filter(source_sha256__in=hashes.values())}
    made = [_article(event, hashes[event.text.encode()], stamps) for event in events if hashes[event.text.encode()] not in found]
    found |= {article.source_sha256: article for article in Article.objects.bulk_create(made)}
    articles = [found[hashes[event.text.encode()]] for event in events]
    Capture.objects.bulk_create(_capture(article, stamps) for article in articles)
    for article in articles:
        article.publisher = stamps.publisher  # what follows asks for it, article by article
    return articles


def _article(event: EventRow, sha256: str, stamps: _Stamps) -> Article:
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


def _capture(article: Article, stamps: _Stamps) -> Capture:
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


def _incidents(events: Sequence[EventRow], stamps: _Stamps) -> list[Incident]:
    countries = countries_of({event.country for event in events})
    numbers = _numbers(len(events))
    return Incident.objects.bulk_create(
        Incident(
            code=f"{countries[event.country]}{number}",
            title_en=event.title[:300],
            event_type=event.event_type,
            sub_event_type=event.sub_event_type,
            start_date=event.start,
            end_date=event.end,
            date_precision=event.date_precision,
            point=Point(*event.position, srid=WGS84),
            geo_precision=event.geo_precision,
            country=countries[event.country],
            created_by=stamps.by,
            created_at=stamps.now,
            updated_at=stamps.now,
        )
        for event, number in zip(events, numbers, strict=True)
    )


def _numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('incidents_incident_number') FROM generate_series(1, %s)", [count])
        return [number for (number,) in cursor.fetchall()]


def _claims(openings: Sequence[Opening], articles: Sequence[Article], stamps: _Stamps) -> list[list[Claim]]:
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


def _join(articles: Sequence[Article], incidents: Sequence[Incident], claims: list[list[Claim]], stamps: _Stamps) -> None:
    held = {"judgement": Judgement.POSITIVE.value, "by_id": stamps.by.pk, "at": stamps.now}
    Match.objects.bulk_create(
        Match(article=article, incident=incident, score=1.0, is_primary=True, **held)
        for article, incident in zip(articles, incidents, strict=True)
    )
    copy_rows(
        Evidence,
        (
            {"claim_id": claim.pk, "incident_id": incident.pk, **held}
            for incident, own in zip(incidents, claims, strict=True)
            for claim in own
        ),
    )


def _derive(incidents: Sequence[Incident], claims: list[list[Claim]]) -> None:
    results = [
        (incident, result)
        for incident, own in zip(incidents, claims, strict=True)
        for result in estimates.combine([figure_of(claim) for claim in own if claim.kind == ClaimKind.CASUALTIES])
    ]
    columns = ("outcome", "group", "nationality", "low", "best", "high", "is_open", "rule", "derivation")
    Estimate.objects.bulk_create(
        Estimate(incident=incident, **{name: getattr(result, name) for name in columns}) for incident, result in results
    )
    parts = {
        (incident.pk, claim.actor_id, claim.actor_role)
        for incident, own in zip(incidents, claims, strict=True)
        for claim in own
        if claim.actor_id
    }
    Participation.objects.bulk_create(
        Participation(incident_id=incident, actor_id=actor, role=role) for incident, actor, role in sorted(parts)
    )
