"""The ledger: numbered without gaps, chained, and what the public sees of it."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from incidents.models import Publication, PublicationKind, PublishedIncident
from incidents.services.documents import public_document
from incidents.services.ledger import append_publication, entry_sha256
from tests.factories import NOW, make_incident, make_place


def publish(incident, by, kind=PublicationKind.PUBLISHED):
    with transaction.atomic():
        return append_publication(incident, kind, public_document(incident), by=by, now=NOW)


@pytest.fixture
def incident(researcher):
    return make_incident(researcher, place=make_place(), title_ar="قصف تل نور")


@pytest.mark.django_db
def test_entries_are_numbered_from_one_and_versions_of_each_incident_too(incident, researcher, reviewer):
    entries = [
        publish(incident, reviewer),
        publish(make_incident(researcher), reviewer),
        publish(incident, reviewer, PublicationKind.CORRECTED),
    ]

    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert [entry.version for entry in entries] == [1, 1, 2]


@pytest.mark.django_db
def test_each_entry_holds_the_hash_of_the_one_before(incident, reviewer):
    first, second = publish(incident, reviewer), publish(incident, reviewer)

    assert second.previous_sha256 == first.sha256


@pytest.mark.django_db
def test_hash_can_be_computed_again_from_what_is_stored(incident, reviewer):
    publish(incident, reviewer)

    entry = Publication.objects.get()
    assert entry_sha256(seq=entry.seq, document=entry.document, previous_sha256=entry.previous_sha256) == entry.sha256


@pytest.mark.django_db
def test_published_incident_shows_the_newest_version(incident, reviewer):
    publish(incident, reviewer)
    incident.title_en = "Shelling of Tell Nur market"
    newest = publish(incident, reviewer, PublicationKind.CORRECTED)

    shown = PublishedIncident.objects.get()
    assert (shown.version, shown.title_en, shown.publication) == (2, "Shelling of Tell Nur market", newest)


@pytest.mark.django_db
def test_older_version_stays_in_the_ledger(incident, reviewer):
    publish(incident, reviewer)
    incident.title_en = "Shelling of Tell Nur market"
    publish(incident, reviewer, PublicationKind.CORRECTED)

    titles = [entry.document["title"]["en"] for entry in Publication.objects.order_by("seq")]
    assert titles == ["Shelling of Tell Nur", "Shelling of Tell Nur market"]


@pytest.mark.django_db
def test_nobody_who_worked_on_it_is_named_in_public(incident, researcher, reviewer):
    document = str(publish(incident, reviewer).document)

    assert researcher.username not in document
    assert reviewer.username not in document


@pytest.mark.django_db(transaction=True)
def test_many_at_once_leave_no_gap_and_no_fork(researcher, reviewer):
    incidents = [make_incident(researcher) for _ in range(6)]

    def work(incident):
        publish(incident, reviewer)
        connection.close()

    threads = [threading.Thread(target=work, args=(incident,)) for incident in incidents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    entries = list(Publication.objects.order_by("seq"))
    assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5, 6]
    assert [entry.previous_sha256 for entry in entries] == ["", *(entry.sha256 for entry in entries[:-1])]
