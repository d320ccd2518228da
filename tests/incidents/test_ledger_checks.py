"""Whatever is changed behind the ledger's back is found, and named in words."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from incidents.models import Incident, Publication, PublicationKind, PublishedIncident
from incidents.services.ledger import append_publication, entry_sha256, shown_columns
from incidents.services.ledger_checks import BrokenLinkError, check_chain, check_reports, check_shown
from incidents.services.lineage import retraction_document
from sources.models import Capture
from tests.factories import NOW, make_claim, make_incident
from tests.incidents import publishing
from tests.incidents.public_raid import accept, make_raid, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def raid(publisher, researcher, reviewer) -> Incident:
    """Four entries: a raid, an incident without reports, the raid corrected, the other incident retracted."""
    raid, other = make_raid(publisher, by=researcher), make_incident(researcher, title_en="Drill")
    publish(raid, by=reviewer)
    publishing.publish(other, reviewer)
    raid.title_en = "Night raid near Tell Nur"
    publish(raid, by=reviewer, kind=PublicationKind.CORRECTED)
    append_publication(other, PublicationKind.RETRACTED, retraction_document(other, "a drill"), by=reviewer, now=NOW)
    return raid


def tamper(statement: str, *values: object) -> None:
    """Change rows as somebody would who owns the tables, without the triggers that refuse it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("incidents_publication", "sources_article", "sources_capture"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)


def verify() -> str:
    out = io.StringIO()
    call_command("verify_ledger", stdout=out, stderr=out)
    return out.getvalue()


def fault() -> str:
    with pytest.raises(CommandError) as caught:
        verify()
    return str(caught.value)


def archived(words: str) -> Path:
    """Return the file of the report that says ``words``, made writable."""
    path = Path(Capture.objects.get(article__text__contains=words).raw.path)
    path.chmod(0o640)
    return path


def test_whole_ledger_passes_and_ends_with_the_hash_of_its_newest_entry(raid):
    said = verify()

    assert f"entry 4 has the hash {Publication.objects.get(seq=4).sha256}" in said
    assert [part in said for part in ("4 entries", "2 reports", "2 incidents")] == [True, True, True]


def test_ledger_without_entries_passes(db):
    assert "no entry yet" in verify()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE incidents_publication SET document = jsonb_set(document, '{title,en}', '\"Raid\"') WHERE seq = 1", "Entry 1 ("),
        ("UPDATE incidents_publication SET document = jsonb_set(document, '{claims,0,id}', '1e300') WHERE seq = 3", "Entry 3 ("),
        ("UPDATE incidents_publication SET document = '[null]' WHERE seq = 3", "Entry 3 ("),
        ("UPDATE incidents_publication SET sha256 = repeat('0', 64) WHERE seq = 2", "Entry 2 ("),
        ("UPDATE incidents_publication SET previous_sha256 = repeat('0', 64) WHERE seq = 3", "Entry 3 does not hold the hash of entry 2."),
        ("DELETE FROM incidents_publication WHERE seq = 1", "Entry 1 is missing: the next one is entry 2."),
        ("DELETE FROM incidents_publication WHERE seq = 2", "Entry 2 is missing: the next one is entry 3."),
        ("UPDATE incidents_publication SET kind = 'split' WHERE seq = 3", "Entry 3 is filed with status split"),
        ("UPDATE incidents_publication SET version = 9 WHERE seq = 3", "Entry 3 is filed with version 9"),
        ("UPDATE incidents_publication SET published_at = '2020-01-01Z' WHERE seq = 2", "Entry 2 is filed with published_at 2020-01-01"),
        ("UPDATE incidents_incident SET code = 'SYR999999' WHERE title_en = 'Drill'", "Entry 2 is filed with code SYR999999"),
    ],
)
def test_changed_entry_is_found(statement, words, raid):
    tamper(statement)

    assert words in fault()


def test_entry_forged_with_a_hash_that_fits_it_breaks_the_next(raid):
    entry = Publication.objects.get(seq=1)
    sha256 = entry_sha256(seq=1, document={**entry.document, "summary": "Forged."}, previous_sha256="")

    tamper('UPDATE incidents_publication SET document = document || \'{"summary": "Forged."}\', sha256 = %s WHERE seq = 1', sha256)

    assert "Entry 2 does not hold the hash of entry 1." in fault()


def test_quotation_that_its_report_does_not_say_any_more_is_found(raid):
    tamper("UPDATE sources_article SET text = replace(text, 'Ten people', 'Two people')")

    assert "quotes “Ten people were killed”" in fault()


def test_text_changed_beside_its_quotations_is_found(raid):
    tamper("UPDATE sources_article SET text = text || ' Later.'")

    assert "has another text" in fault()


def test_changed_bytes_are_found(raid):
    archived("neighbors").write_text("Nobody was killed.", encoding="utf-8")

    assert "have changed" in fault()


def test_missing_bytes_are_found(raid):
    archived("neighbors").unlink()

    assert "can't be read: No such file or directory." in fault()


def test_report_without_any_capture_is_found(raid):
    tamper("DELETE FROM sources_capture")

    assert "has no archived bytes" in fault()


@pytest.mark.parametrize(("raw", "words"), [(b"Five were killed.", "do not read to its text"), (b"\xff", "can't be read as text")])
def test_text_that_was_never_in_its_bytes_is_found(raw, words, report, researcher, reviewer):
    article, incident = report("Four were killed."), make_incident(researcher)
    sha256 = hashlib.sha256(raw).hexdigest()
    tamper("UPDATE sources_article SET source_sha256 = %s", sha256)
    archived("Four").write_bytes(raw)
    article.refresh_from_db()
    accept([make_claim(article, "Four were killed")], incident, by=researcher)
    publish(incident, by=reviewer)

    assert words in fault()


def test_report_that_is_gone_is_found(raid):
    tamper("UPDATE incidents_publication SET document = jsonb_set(document, '{reports,0,id}', '0') WHERE seq = 3")

    with pytest.raises(BrokenLinkError, match="Report 0, which the ledger quotes, is not there any more"):
        list(check_reports())


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE incidents_publishedincident SET killed_best = 8", "is shown with another killed_best than entry 3, its newest."),
        ("UPDATE incidents_publishedincident SET start_date = '2022-02-01'", "another start_date"),
        ("UPDATE incidents_publishedincident SET point = ST_Translate(point, 1, 0)", "another point"),
        ('UPDATE incidents_publishedincident SET document = document || \'{"summary": "Forged."}\'', "another document"),
        ("UPDATE incidents_publishedincident SET publication_id = 1", "another publication_id"),
        ("DELETE FROM incidents_publishedincident", "is not shown, although entry 3 published it."),
    ],
)
def test_public_view_that_is_not_the_newest_entry_is_found(statement, words, raid):
    tamper(statement)

    assert words in fault()


def show(incident: Incident, entry: Publication) -> None:
    PublishedIncident.objects.create(incident=incident, country="SYR", **{**shown_columns(entry), "code": incident.code})


def test_retracted_incident_that_is_shown_is_found(raid):
    entry = Publication.objects.get(seq=2)
    show(entry.incident, entry)

    assert f"{entry.incident.code} is shown, although entry 4 took it back." in fault()


def test_incident_shown_without_an_entry_is_found(raid, researcher):
    draft = make_incident(researcher)
    show(draft, Publication.objects.get(seq=1))

    assert f"{draft.code} is shown, and the ledger has no entry of it." in fault()


def test_each_report_and_incident_is_looked_at_once(raid):
    assert [len(list(check())) for check in (check_chain, check_reports, check_shown)] == [4, 2, 2]


def test_batches_hide_no_link(raid, monkeypatch):
    monkeypatch.setattr("incidents.services.ledger_checks.BATCH", 1)
    assert "The ledger is whole" in verify()

    tamper("DELETE FROM incidents_publication WHERE seq = 2")

    assert "Entry 2 is missing" in fault()
