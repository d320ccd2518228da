"""Opening many incidents at once, each from one row that says what it is: reports, claims, evidence and what follows from them."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pgtrigger
from django.apps import apps
from django.contrib.gis.geos import Point
from django.db import connection
from pghistory.models import Context

from geo.models import WGS84
from incidents import estimates
from incidents.models import Estimate, Evidence, Incident, Judgement, Match, Participation
from incidents.services.bulk_reports import Stamps, archive_events, write_claims
from incidents.services.copying import copy_rows
from incidents.services.evidence import figure_of
from incidents.services.surroundings import countries_of
from sources.models import (
    Article,
    Claim,
    ClaimKind,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from django.contrib.auth.models import User

    from incidents.layouts import EventRow
    from incidents.services.bulk_reports import Opening
    from sources.models import Publisher


def open_all(
    openings: Sequence[Opening], *, publisher: Publisher, as_of: datetime.date | None, by: User, now: datetime.datetime
) -> list[tuple[Article, Incident]]:
    """Archive each event as a report of ``publisher`` and open a draft incident for it, in the same order; call in a transaction.

    The claims count as accepted by ``by``: a person has taken the dataset as it is. Nothing is public before it is reviewed.
    """
    stamps = Stamps(publisher, as_of, by, now)
    events = [opening.event for opening in openings]
    articles = archive_events(events, stamps)
    with pgtrigger.ignore("incidents.Incident:insert_insert", "incidents.Evidence:insert_insert"):
        incidents = _incidents(events, stamps)
        claims = write_claims(openings, articles, stamps)
        _join(articles, incidents, claims, stamps)
    write_history([incident.pk for incident in incidents], by=by, act="imported")
    _derive(incidents, claims)
    return list(zip(articles, incidents, strict=True))


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


def _incidents(events: Sequence[EventRow], stamps: Stamps) -> list[Incident]:
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


def _join(articles: Sequence[Article], incidents: Sequence[Incident], claims: list[list[Claim]], stamps: Stamps) -> None:
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
