"""One reading in place of another: what stays, what goes, what is written down."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from sources.extraction.types import DraftClaim, Span
from sources.models import Claim, ClaimChange, ExtractionRun
from sources.services.deciding import add_claim, decide_claim, edit_claim
from sources.services.succession import ReadingKey, made_by, preview, store_reading
from tests.factories import NOW

TEXT = "Shells fell on Tell Nur on Friday. Four people were killed, two of them women, the army said. Six were hurt."

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(report):
    return report(TEXT)


def toll(quote, value, **values):
    start = TEXT.index(quote)
    more = {"outcome": "killed", "group": "all", "qualifier": "exact", "value_min": value, "value_max": value, **values}
    return DraftClaim(kind="casualties", span=Span(start, start + len(quote)), quote=quote, rule="test", **more)


FOUR = toll("Four people were killed", 4)
WOMEN = toll("two of them women", 2, group="women", subset_of=0)
SIX = toll("Six were hurt", 6, outcome="injured")


def read(article, *drafts, version="1", extractor="rules"):
    key = ReadingKey(extractor, version, "0" * 64)
    return store_reading(article, key, list(drafts), started_at=NOW, duration_ms=1.0)[0]


def decide(claim, by, *, accept=True):
    return decide_claim(claim.pk, accept=accept, version=claim.version, by=by, now=NOW)


def standing(article):
    return [(claim.outcome, claim.group, claim.value_min, claim.status) for claim in article.claims.current()]


def test_first_reading_stores_its_claims_and_no_changes(article):
    run = read(article, FOUR, WOMEN)

    assert standing(article) == [("killed", "all", 4, "proposed"), ("killed", "women", 2, "proposed")]
    assert made_by(run) == {claim.pk for claim in Claim.objects.all()}
    assert not ClaimChange.objects.exists()


def test_proposal_found_again_is_the_same_record_brought_up_to_date(article):
    read(article, FOUR)
    before = article.claims.get()

    read(article, toll("Four people were killed, two of them women", 4, confidence=0.75), version="2")

    after = article.claims.get()
    assert (after.pk, after.run_id) == (before.pk, before.run_id)
    assert (after.quote, after.confidence) == ("Four people were killed, two of them women", 0.75)
    assert after.version == before.version + 1  # a form that shows the other words is stale


def test_proposal_no_longer_found_is_superseded(article):
    read(article, FOUR, SIX)

    read(article, FOUR, version="2")

    assert standing(article) == [("killed", "all", 4, "proposed")]
    assert Claim.objects.get(outcome="injured").status == "superseded"


def test_changed_value_is_a_new_proposal(article):
    read(article, FOUR)

    read(article, toll("Four people were killed", 5), version="2")

    assert standing(article) == [("killed", "all", 5, "proposed")]


@pytest.mark.parametrize("accept", [True, False])
def test_decided_claim_stays_as_it_is_when_it_is_found_again(accept, article, researcher):
    read(article, FOUR)
    decide(article.claims.get(), researcher, accept=accept)
    before = Claim.objects.values().get()

    read(article, toll("Four people", 4, confidence=0.1), version="2")

    assert Claim.objects.values().get() == before


@pytest.mark.parametrize("accept", [True, False])
def test_decided_claim_stays_as_it_is_when_it_is_no_longer_found(accept, article, researcher):
    read(article, FOUR)
    decide(article.claims.get(), researcher, accept=accept)
    before = Claim.objects.values().get()

    read(article, version="2")

    assert Claim.objects.values().get() == before


def test_changed_value_stands_beside_the_decision(article, researcher):
    read(article, FOUR)
    decide(article.claims.get(), researcher)

    read(article, toll("Four people were killed", 5), version="2")

    assert standing(article) == [("killed", "all", 4, "accepted"), ("killed", "all", 5, "proposed")]


def test_edited_claim_is_not_proposed_again(article, researcher):
    read(article, FOUR)
    edit_claim(article.claims.get().pk, {"group": "civilians"}, version=1, by=researcher, now=NOW)

    read(article, FOUR, version="2")

    assert standing(article) == [("killed", "civilians", 4, "edited")]


def test_what_a_person_added_is_not_proposed_beside_it(article, researcher):
    read(article)
    values = {"kind": "casualties", "span_start": FOUR.span.start, "span_end": FOUR.span.end, "outcome": "killed", "group": "all"}
    add_claim(article, {**values, "qualifier": "exact", "value_min": 4, "value_max": 4}, by=researcher, now=NOW)

    read(article, FOUR, version="2")

    assert standing(article) == [("killed", "all", 4, "accepted")]
    assert article.claims.get().run is None


def test_parts_follow_their_whole_to_its_new_record(article, researcher):
    read(article, FOUR, WOMEN)
    decide(article.claims.get(group="women"), researcher)

    read(article, toll("Four people were killed", 5), WOMEN, version="2")

    assert article.claims.get(group="women").subset_of == article.claims.get(value_min=5)


def test_each_change_is_written_down_with_its_run(article):
    read(article, FOUR, WOMEN)

    run = read(article, toll("Four people were killed", 5), SIX, version="2")

    changes = [
        (change.change, change.before and change.before.value_min, change.after and change.after.value_min) for change in run.changes.all()
    ]
    assert sorted(changes, key=str) == [("added", None, 6), ("changed", 4, 5), ("gone", 2, None)]


def test_decision_that_one_reading_missed_is_not_gone_once_more_in_the_next(article, researcher):
    read(article, FOUR)
    decide(article.claims.get(), researcher)
    read(article, version="2")

    run = read(article, SIX, version="3")

    assert [change.change for change in run.changes.all()] == ["added"]


def test_going_back_to_older_rules_brings_their_claims_back(article):
    for version, drafts in (("1", [FOUR]), ("2", [SIX]), ("1", [FOUR])):
        last = read(article, *drafts, version=version)

    assert standing(article) == [("killed", "all", 4, "proposed")]
    assert list(ExtractionRun.objects.filter(is_current=True)) == [last]
    assert last.replaces.version == "2"


def test_another_extractor_supersedes_nothing_and_duplicates_nothing(article):
    read(article, FOUR, WOMEN)

    run = read(article, FOUR, SIX, extractor="other")

    assert len(standing(article)) == 3
    assert article.claims.get(group="all", outcome="killed").pk in made_by(run)


def test_claim_that_another_extractor_still_makes_stands(article):
    read(article, FOUR)
    read(article, FOUR, extractor="other")

    read(article, version="2")

    assert standing(article) == [("killed", "all", 4, "proposed")]


def test_preview_is_what_storing_does_and_stores_nothing(article):
    read(article, FOUR, WOMEN)
    before = list(Claim.objects.values())

    difference = preview(article, ReadingKey("rules", "2", "0" * 64), [toll("Four people were killed", 5), SIX])

    assert [len(difference.kept), len(difference.changed), len(difference.gone), len(difference.added)] == [0, 1, 1, 1]
    assert list(Claim.objects.values()) == before
    assert ExtractionRun.objects.count() == 1


def test_of_one_extractor_one_reading_stands(article):
    read(article, FOUR)

    with pytest.raises(IntegrityError, match="run_one_current"):
        ExtractionRun.objects.create(
            article=article, extractor="rules", version="9", configuration_sha256="1" * 64, started_at=NOW, duration_ms=1
        )
