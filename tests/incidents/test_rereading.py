"""Reading reports again: what follows from the claims is renewed, what people decided and what is published stays."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.urls import reverse

from incidents import pipeline
from incidents.models import Evidence, Incident
from incidents.services.curation import accept_proposed, attach_report, open_incident
from incidents.services.rereading import reread_report
from sources.extraction.types import DraftClaim, Span
from sources.models import Article, Claim, ClaimChange, ClaimStatus, ExtractionRun
from sources.services.succession import ReadingKey, store_reading
from tests.factories import NOW, make_actor, make_incident, make_place, make_publication

TEXT = "At least four people were killed when shells fell on the village of Tell Nur in northern Idlib on Thursday, Civil Defence said."

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(report):
    article = report(TEXT)
    Article.objects.filter(pk=article.pk).update(state="ready", finished_at=NOW, language="en")
    article.refresh_from_db()
    return article


def toll(quote, low, qualifier="exact", **values):
    start = TEXT.index(quote)
    return DraftClaim(
        kind="casualties", span=Span(start, start + len(quote)), quote=quote, rule="old", outcome="killed", group="all",
        value_min=low, value_max=low, qualifier=qualifier, **values,
    )  # fmt: skip


@pytest.fixture
def read_by_older_rules(article):
    """The report as rules of long ago read it: the toll without its "at least", and a toll that nobody would read today."""
    drafts = [toll("four people were killed", 4), toll("fell on the village", 1)]
    store_reading(article, ReadingKey("rules", "0", "0" * 64), drafts, started_at=NOW, duration_ms=1.0)
    return article


def reread(article, *, commit=True):
    return reread_report(article.pk, now=NOW, commit=commit)


def everything():
    models = (Article, Claim, ClaimChange, ExtractionRun, Evidence, Incident)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_present_rules_take_the_place_of_older_ones(read_by_older_rules):
    reread(read_by_older_rules)

    tolls = read_by_older_rules.claims.filter(kind="casualties")
    assert [(claim.qualifier, claim.value_max) for claim in tolls.exclude(status=ClaimStatus.SUPERSEDED)] == [("at_least", None)]
    assert tolls.filter(status=ClaimStatus.SUPERSEDED).count() == 2


def test_dry_run_shows_the_same_difference_and_stores_nothing(read_by_older_rules):
    before = everything()

    shown = reread(read_by_older_rules, commit=False)

    assert everything() == before
    done = reread(read_by_older_rules)
    for name in ("added", "gone", "changed", "kept"):
        assert len(getattr(shown.difference, name)) == len(getattr(done.difference, name))


def test_second_time_changes_nothing(read_by_older_rules):
    reread(read_by_older_rules)
    before = everything()

    assert reread(read_by_older_rules) is None
    assert everything() == before


def test_report_that_was_not_read_yet_is_left_to_the_pipeline(report):
    waiting = report(TEXT)

    assert reread(waiting) is None
    assert not ExtractionRun.objects.exists()


def test_new_claims_are_resolved_and_proposed(read_by_older_rules, researcher):
    place, actor = make_place(), make_actor("Civil Defence")
    incident = make_incident(researcher, place=place, start_date="2022-02-03", end_date="2022-02-03")

    reread(read_by_older_rules)

    assert read_by_older_rules.claims.get(kind="casualties", status="proposed").attributed_to == actor
    assert read_by_older_rules.matches.get().incident == incident


def test_new_claims_are_evidence_by_whoever_attached_the_report(read_by_older_rules, researcher):
    incident = make_incident(researcher)
    match = attach_report(read_by_older_rules, incident, by=researcher, now=NOW)

    reread(read_by_older_rules)

    evidence = Evidence.objects.get(claim__qualifier="at_least")
    assert (evidence.incident, evidence.by, evidence.at) == (incident, researcher, match.at)


def test_accepted_figures_and_their_estimates_stay(read_by_older_rules, researcher):
    incident = open_incident(read_by_older_rules, by=researcher, now=NOW)
    accept_proposed(read_by_older_rules, by=researcher, now=NOW)
    before = list(incident.estimates.values("outcome", "low", "best", "high"))

    reread(read_by_older_rules)

    assert before
    assert list(incident.estimates.values("outcome", "low", "best", "high")) == before
    assert read_by_older_rules.claims.filter(status="accepted").count() == 2


def fill_the_disk():
    """Have the database refuse the last thing that a second reading writes."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE sources_claimchange ADD CONSTRAINT full_disk CHECK (change <> 'added')")


def test_published_document_stays(read_by_older_rules, researcher):
    incident = open_incident(read_by_older_rules, by=researcher, now=NOW)
    publication = make_publication(incident, researcher, document={"toll": 4})

    reread(read_by_older_rules)

    assert list(incident.publications.values_list("pk", "document")) == [(publication.pk, {"toll": 4})]


def test_what_fails_halfway_leaves_the_older_reading_standing(read_by_older_rules):
    before = everything()
    fill_the_disk()

    with pytest.raises(DatabaseError, match="full_disk"):
        reread(read_by_older_rules)

    assert everything() == before


def command(*arguments):
    out = StringIO()
    call_command("reextract", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_command_shows_the_difference_and_stores_only_if_told(read_by_older_rules):
    before = everything()

    shown = command("--all")

    assert "~ 4, killed, all, exactly  →  ≥ 4, killed, all, at least (Civil Defence)" in shown
    assert "- 1, killed, all, exactly  «fell on the village»  proposed" in shown
    assert "nothing stored" in shown
    assert everything() == before


def test_command_reads_the_named_reports(read_by_older_rules, report):
    other = report("Six people were injured on Friday when a mine went off near Wadi Zahra, the police said in a statement.")
    pipeline.process_article(other.pk, now=NOW)

    shown = command("--article", str(read_by_older_rules.pk), "--commit")

    assert shown.splitlines()[-1].startswith("reports read again: 1 ")
    assert ExtractionRun.objects.filter(article=read_by_older_rules).count() == 2
    assert ExtractionRun.objects.filter(article=other).count() == 1


def test_command_passes_over_what_is_done(read_by_older_rules):
    command("--all", "--commit")

    assert "reports read again: 0 " in command("--all", "--commit")


def test_command_names_the_reports_that_failed_and_goes_on_with_the_rest(read_by_older_rules, report):
    fill_the_disk()
    other = report("Hundreds of people gathered in the square of the town on Friday and called for a ceasefire, residents said.")
    Article.objects.filter(pk=other.pk).update(state="ready", finished_at=NOW)

    with pytest.raises(CommandError, match=f": {read_by_older_rules.pk}\\."):
        command("--all", "--commit")

    assert other.runs.exists()


def test_command_refuses_reports_that_are_not_there(read_by_older_rules):
    with pytest.raises(CommandError, match="999999"):
        command("--article", "999999")


def test_difference_is_readable_afterwards(read_by_older_rules, client, reviewer):
    run = reread(read_by_older_rules).run
    client.force_login(reviewer)

    page = client.get(reverse("admin:sources_extractionrun_change", args=[run.pk])).content.decode()

    assert "≥ 4, killed, all, at least (Civil Defence)" in page
    assert "fell on the village" in page
    assert "changed: 1 · no longer found: 1 · added: " in page


def test_reports_page_leads_to_its_readings(read_by_older_rules, client, reviewer):
    run = reread(read_by_older_rules).run
    client.force_login(reviewer)

    page = client.get(reverse("admin:sources_article_change", args=[read_by_older_rules.pk])).content.decode()

    assert reverse("admin:sources_extractionrun_change", args=[run.pk]) in page
