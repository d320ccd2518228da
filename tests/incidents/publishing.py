"""Published incidents that differ in what a test of filters is about."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import User
from django.contrib.gis.geos import Point
from django.db import transaction

from incidents.models import Incident, PublicationKind, PublishedIncident
from incidents.services.documents import public_document
from incidents.services.ledger import append_publication
from tests.factories import NOW, make_incident


def publish(incident: Incident, by: User, *, now: datetime.datetime = NOW, **shown: object) -> Incident:
    """Publish ``incident`` and set columns of what is shown of it."""
    kind = PublicationKind.CORRECTED if incident.publications.exists() else PublicationKind.PUBLISHED
    with transaction.atomic():
        append_publication(incident, kind, public_document(incident), by=by, now=now)
    if shown:
        PublishedIncident.objects.filter(incident=incident).update(**shown)
    return incident


def publish_one(by: User, *, day: str | None = "2022-02-03", at: tuple[float, float] | None = None, **shown: object) -> str:
    """Publish an incident of one day, at a longitude and latitude; returns its code."""
    date = datetime.date.fromisoformat(day) if day else None
    columns = {"start_date": date, "end_date": date, "point": Point(*at, srid=4326) if at else None}
    return publish(make_incident(by), by, **{**columns, **shown}).code
