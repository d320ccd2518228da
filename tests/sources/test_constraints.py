"""Every constraint of the sources' tables refuses what it is there to refuse."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from sources.models import Actor, ActorAlias, Article, Capture, Claim, ClaimChange, ExtractionRun, NearCopy, Publisher
from tests.constraints import Breaker, assert_broken, names_of, update
from tests.factories import NOW, make_actor, make_claim, make_run

TEXT = "Shells fell on Tell Nur on Friday. Four people were killed, the army said."

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(report: Callable[..., Article]) -> Article:
    return report(TEXT)


@pytest.fixture
def toll(article: Article) -> Claim:
    return make_claim(article, "Four people were killed")


def breakers(article: Article, toll: Claim) -> dict[str, Breaker]:
    actor = make_actor("Civil Defence")
    run = make_run(article)
    place = make_claim(article, "Tell Nur", "place")
    date = make_claim(article, "Friday", "date")
    event = make_claim(article, "Shells fell", "event")
    said = make_claim(article, "the army said", "statement")
    party = make_claim(article, "the army", "actor")
    day = datetime.timedelta(days=1)
    earlier = Article.objects.create(**_article_like(article, source_sha256="1" * 64))
    copy = NearCopy.objects.create(article=article, original=earlier, jaccard=0.9, containment=1)
    return {
        "near_copy_once": lambda: NearCopy.objects.create(article=article, original=earlier, jaccard=0.9, containment=1),
        "near_copy_of_another": update(copy, original=article),
        "near_copy_shares": update(copy, jaccard=1.1),
        "actor_has_a_name": Actor.objects.create,
        "actor_years_ordered": update(actor, active_from=2020, active_to=2010),
        "actor_wikidata_id": update(actor, wikidata_id="11209"),
        "actor_not_its_own_parent": update(actor, parent=actor),
        "actor_alias_key_not_empty": lambda: ActorAlias.objects.create(actor=actor, name="–", key=""),
        "publisher_has_a_name": lambda: Publisher.objects.create(slug="nameless"),
        "publisher_reliability_known": update(article.publisher, reliability="Z"),
        "article_sha256": lambda: Article.objects.create(**_article_like(article, text_sha256="short")),
        "article_text_not_empty": lambda: Article.objects.create(**_article_like(article, text="")),
        "article_date_and_basis_together": update(article, published_date=None),
        "article_state_and_stamp": update(article, state="ready"),
        "article_state_known": update(article, state="lost", finished_at=NOW),
        "article_failure_has_a_reason": update(article, state="failed", finished_at=NOW),
        "article_not_its_own_copy": update(article, copy_of=article),
        "capture_sha256": lambda: Capture.objects.create(**_capture_like(article.captures.get(), sha256="short")),
        "run_one_current": lambda: ExtractionRun.objects.create(
            article=article,
            extractor=run.extractor,
            version="2",
            configuration_sha256=run.configuration_sha256,
            started_at=NOW,
            duration_ms=1,
        ),
        "run_that_failed_never_stands": update(run, last_error="no answer"),
        "run_not_its_own_predecessor": update(run, replaces=run),
        "claim_change_sides": lambda: ClaimChange.objects.create(run=run, change="changed", before=toll, after=toll),
        "run_duration_not_negative": update(run, duration_ms=-1),
        "claim_codes_known": update(toll, outcome="slain"),
        "claim_span_ordered": lambda: make_claim(article, ""),
        "claim_values_ordered": update(toll, value_min=5, value_max=4),
        "claim_dates_ordered": update(date, date_from=NOW.date() + day),
        "claim_confidence_range": update(toll, confidence=1.5),
        "claim_attribution_and_span": update(toll, attribution_start=3),
        "claim_casualties_columns": update(event, value_min=3),
        "claim_event_columns": update(toll, event_type="shelling"),
        "claim_mention_column": update(toll, mention="Tell Nur"),
        "claim_place_columns": update(party, relation="in"),
        "claim_date_columns": update(place, date_to=NOW.date()),
        "claim_actor_columns": update(said, actor=actor),
        "claim_statement_columns": update(party, statement_kind="denial"),
        "claim_nationality_is_iso3": update(toll, nationality="us"),
        "claim_status_and_stamps": update(toll, status="accepted"),
        "claim_edit_keeps_machine_values": update(toll, machine_values={"value_min": 4}),
        "claim_not_its_own_subset": update(toll, subset_of=toll),
    }


def test_each_constraint_is_broken_here(article, toll):
    assert set(breakers(article, toll)) == names_of("sources")


@pytest.mark.parametrize("constraint", sorted(names_of("sources")))
def test_constraint(constraint, article, toll):
    assert_broken(constraint, breakers(article, toll)[constraint])


@pytest.mark.parametrize("kind", ["casualties", "event", "place", "date", "actor", "statement"])
def test_claim_needs_the_columns_of_its_kind(kind, article):
    required = {
        "casualties": "outcome",
        "event": "event_type",
        "place": "relation",
        "date": "date_role",
        "actor": "actor_role",
        "statement": "statement_kind",
    }
    constraint = f"claim_{kind}_columns"

    assert_broken(constraint, lambda: make_claim(article, "Four people", kind, **{required[kind]: ""}))


def test_quote_is_the_slice_of_the_text(toll):
    assert_broken("claim quote is not the slice", update(toll, quote="Five people were killed"))


def test_offsets_count_code_points_not_bytes(report):
    article = report("قُتل أربعة أشخاص 🕊 في تل نور")

    claim = make_claim(article, "تل نور", "place", mention="تل نور")

    assert article.text[claim.span_start : claim.span_end] == "تل نور"


def test_attribution_is_the_slice_of_the_text(toll):
    assert_broken("attribution is not the slice", update(toll, attribution_name="the navy", attribution_start=61, attribution_end=69))


@pytest.mark.parametrize("column", ["text", "text_sha256", "source_sha256"])
def test_text_of_a_report_never_changes(column, article):
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**{column: "b" * 64})


def test_capture_is_never_changed(article):
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        article.captures.update(sha256="b" * 64)


def test_capture_is_never_deleted(article):
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        article.captures.get().delete()


def test_same_bytes_make_one_row(article):
    with pytest.raises(IntegrityError, match="source_sha256"), transaction.atomic():
        Article.objects.create(**_article_like(article, source_sha256=article.source_sha256))


def _article_like(article: Article, **changes: object) -> dict[str, object]:
    names = ("publisher", "text", "text_sha256", "created_at")
    return {**{name: getattr(article, name) for name in names}, "source_sha256": "c" * 64, **changes}


def _capture_like(capture: Capture, **changes: object) -> dict[str, object]:
    names = ("article", "publisher", "captured_at", "agent", "sha256", "size", "media_type")
    return {**{name: getattr(capture, name) for name in names}, "raw": capture.raw.name, **changes}
