"""One report's walk by machine: once, whole, whatever dies on the way."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from incidents import pipeline
from incidents.models import Match
from sources.models import Article, ArticleState, Claim, ExtractionRun
from tests.factories import NOW, make_actor, make_incident, make_place

TEXT = "At least four people were killed when shells fell on the village of Tell Nur in northern Idlib on Thursday, Civil Defence said."


@pytest.fixture
def article(report):
    return report(TEXT)


def process(article):
    pipeline.process_article(article.pk, now=NOW)
    article.refresh_from_db()


@pytest.mark.django_db
def test_report_is_read_resolved_and_matched(article, researcher):
    place, actor = make_place(), make_actor("Civil Defence")
    incident = make_incident(researcher, place=place, start_date="2022-02-03", end_date="2022-02-03")

    process(article)

    toll = article.claims.get(kind="casualties")
    assert (article.state, article.language) == (ArticleState.READY, "en")
    assert (toll.value_min, toll.attributed_to) == (4, actor)
    assert place in [claim.place for claim in article.claims.filter(kind="place")]
    assert article.matches.get().incident == incident


@pytest.mark.django_db
def test_running_twice_has_the_result_of_running_once(article):
    process(article)
    before = list(Claim.objects.order_by("pk").values())

    process(article)

    assert list(Claim.objects.order_by("pk").values()) == before
    assert ExtractionRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_running_twice_at_once_reads_once(article):
    def work():
        pipeline.process_article(article.pk, now=NOW)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    article.refresh_from_db()
    assert article.state == ArticleState.READY
    assert ExtractionRun.objects.count() == 1


@pytest.mark.django_db
def test_what_fails_halfway_leaves_nothing_and_is_tried_again(article):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE sources_claim ADD CONSTRAINT full_disk CHECK (kind <> 'casualties')")
    process(article)
    assert article.state == ArticleState.RECEIVED
    assert "full_disk" in article.last_error
    assert not Claim.objects.exists()
    assert not ExtractionRun.objects.exists()

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE sources_claim DROP CONSTRAINT full_disk")
    process(article)

    assert (article.state, article.last_error) == (ArticleState.READY, "")


@pytest.mark.django_db
def test_report_that_kills_its_worker_is_given_up_with_a_reason(article):
    Article.objects.filter(pk=article.pk).update(attempts=pipeline.ATTEMPTS_AT_MOST)

    process(article)

    assert article.state == ArticleState.FAILED
    assert article.last_error


@pytest.mark.django_db
def test_unread_language_is_no_failure(report):
    article = report("Atme köyü yakınlarında düzenlenen operasyonda dokuz kişi hayatını kaybetti, yetkililer açıklama yaptı.")

    process(article)

    assert (article.state, article.language) == (ArticleState.READY, "")
    assert not article.claims.exists()


@pytest.mark.django_db
def test_waiting_reports_are_matched_against_what_is_opened_later(article, researcher):
    place = make_place()
    process(article)
    assert not Match.objects.exists()
    incident = make_incident(researcher, place=place, start_date="2022-02-03", end_date="2022-02-03")

    with transaction.atomic():
        pipeline.renew_proposals()

    assert article.matches.get().incident == incident


@pytest.mark.django_db
def test_what_a_person_judged_different_is_not_proposed_again(article, researcher):
    incident = make_incident(researcher, place=make_place(), start_date="2022-02-03", end_date="2022-02-03")
    process(article)
    article.matches.update(judgement="negative", by=researcher, at=NOW)

    pipeline.renew_proposals()

    assert [match.judgement for match in article.matches.filter(incident=incident)] == ["negative"]
