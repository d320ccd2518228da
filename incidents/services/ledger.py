"""The ledger of publications: numbered without gaps, each entry chained to the one before."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import rfc8785
from django.contrib.gis.geos import Point
from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import Value

from geo.models import WGS84
from incidents.models import TOMBSTONES, Publication, PublicationKind, PublishedIncident
from sources.models import Group, Outcome

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User

    from incidents.models import Incident

_LEDGER_LOCK = 0x77617169  # any number, the same for every writer


def append_publication(
    incident: Incident, kind: PublicationKind, document: dict[str, Any], *, by: User, now: datetime.datetime
) -> Publication:
    """Append an entry for ``incident`` and make it what the public sees, which is nothing after a tombstone; call inside a transaction.

    Writers queue on one lock until the transaction ends, so numbers have no gaps and readers see them in order.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LEDGER_LOCK])
    last = Publication.objects.order_by("-seq").first()
    version = incident.publications.count() + 1
    seq = last.seq + 1 if last else 1
    previous = last.sha256 if last else ""
    public = {**document, "version": version, "status": kind.value, "published_at": stamp(now)}
    publication = Publication.objects.create(
        seq=seq,
        incident=incident,
        version=version,
        kind=kind,
        document=public,
        sha256=entry_sha256(seq=seq, document=public, previous_sha256=previous),
        previous_sha256=previous,
        published_by=by,
        published_at=now,
    )
    if kind in TOMBSTONES:
        PublishedIncident.objects.filter(incident=incident).delete()
    else:
        _show(publication)
    return publication


def entry_sha256(*, seq: int, document: dict[str, Any], previous_sha256: str) -> str:
    """Return the SHA-256 in hexadecimal over the entry's canonical JSON (RFC 8785)."""
    return hashlib.sha256(rfc8785.dumps({"seq": seq, "previous_sha256": previous_sha256, "document": document})).hexdigest()


def stamp(moment: datetime.datetime) -> str:
    """Return a time as documents write it."""
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def shown_columns(publication: Publication) -> dict[str, Any]:
    """Return the columns of ``PublishedIncident`` that follow from the entry alone; all but its country and its words to search."""
    document = publication.document
    place = document["place"]
    killed = _killed(document["estimates"])
    return {
        "publication_id": publication.seq,
        "code": document["code"],
        "version": publication.version,
        "title_ar": document["title"]["ar"],
        "title_en": document["title"]["en"],
        "event_type": document["event"]["type"],
        "start_date": document["date"]["start"],
        "end_date": document["date"]["end"],
        "point": Point(place["longitude"], place["latitude"], srid=WGS84) if place else None,
        "geo_precision": place["geo_precision"] if place else "",
        "grading": document["grading"],
        "killed_low": killed["low"],
        "killed_best": killed["best"],
        "killed_high": killed["high"],
        "document": document,
        "published_at": publication.published_at,
    }


def _show(publication: Publication) -> None:
    incident = publication.incident
    PublishedIncident.objects.update_or_create(incident=incident, defaults={**shown_columns(publication), "country": incident.country})
    words = Value(_searchable(publication.document))
    PublishedIncident.objects.filter(incident=incident).update(
        search=SearchVector(words, config="arabic") + SearchVector(words, config="english")
    )


def _killed(estimates: list[dict[str, Any]]) -> dict[str, int | None]:
    """Return low, best and high of all killed; where no claim gives that, of the largest group, as the whole is no smaller than a part."""
    rows = [row for row in estimates if row["outcome"] == Outcome.KILLED and not row["nationality"] and row["low"] is not None]
    rows = [row for row in rows if row["group"] == Group.ALL] or rows
    return {bound: max((row[bound] for row in rows), default=None) for bound in ("low", "best", "high")}


def _searchable(document: dict[str, Any]) -> str:
    parts = [document["code"], *document["title"].values(), document["summary"]]
    for place in filter(None, [document["place"], *document["rival_places"]]):
        parts += place["name"].values()
    for actor in [part["actor"] for part in document["participations"]]:
        parts += actor["name"].values()
    for claim in document["claims"]:
        parts += [claim["quote"], claim["attribution"]["name"]]
    return "\n".join(filter(None, parts))
