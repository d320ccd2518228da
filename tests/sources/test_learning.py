"""What is learned from decisions, and what is not."""

from __future__ import annotations

import dataclasses

import pytest

from sources.models import Claim, ClaimStatus
from sources.services.agreement import AGREEMENT
from sources.services.claim_features import LEARNED, features_of
from sources.services.learning import Decision, LearningError, auc_gain, calibration, decisions_made, learn, split_by_time
from tests.factories import NOW, make_claim
from tests.sources.decisions import QUOTE, decided, history

pytestmark = pytest.mark.django_db


def features(claim):
    return features_of(claim, language="en", text_length=100)


def test_a_model_that_beats_the_rules_says_so(report, researcher):
    history(report, researcher, careful=0.5, hasty=0.6)

    card = learn(min_claims=50, now=NOW).card

    assert (card.rules.auc, card.learned.auc) == (0.0, 1.0)
    assert card.beats_rules
    assert "may be used" in card.as_markdown()


def test_a_model_that_does_not_beat_the_rules_says_so(report, researcher):
    history(report, researcher, careful=0.9, hasty=0.1)

    card = learn(min_claims=50, now=NOW).card

    assert not card.beats_rules
    assert "did NOT beat" in card.as_markdown()


def test_the_same_decisions_give_the_same_model(report, researcher):
    history(report, researcher)

    assert learn(min_claims=50, now=NOW).card == learn(min_claims=50, now=NOW).card


def test_too_few_decisions_are_refused(report, researcher):
    decided(report(f"{QUOTE} today."), researcher, accepted=True)

    with pytest.raises(LearningError, match="decided on 1 claims of the machine; learning begins at 50"):
        learn(min_claims=50, now=NOW)


def test_decisions_that_are_all_alike_are_refused(report, researcher):
    history(report, researcher)
    Claim.objects.update(status=ClaimStatus.ACCEPTED)

    with pytest.raises(LearningError, match="72 claims were accepted and 0 rejected"):
        learn(min_claims=50, now=NOW)


def test_the_hold_out_is_later_and_shares_no_report(report, researcher):
    history(report, researcher, reports=8)

    older, newer = split_by_time(decisions_made())

    assert (len(older), len(newer)) == (24, 8)
    assert max(one.at for one in older) < min(one.at for one in newer)
    assert not {one.report for one in older} & {one.report for one in newer}


def test_a_near_copy_stays_with_its_report(report, researcher):
    first, copy = report(f"{QUOTE} today."), report(f"{QUOTE} today!")
    copy.copy_of = first
    copy.save()
    for article in (first, copy):
        decided(article, researcher, accepted=True)

    assert {one.report for one in decisions_made()} == {first.pk}


def test_only_decided_claims_of_the_machine_teach(report, researcher):
    article = report(f"{QUOTE} today.")
    make_claim(article, QUOTE)
    taught = decided(article, researcher, accepted=False)
    Claim.objects.filter(pk=decided(article, researcher, accepted=True).pk).update(run=None)

    (decision,) = decisions_made()

    assert (decision.accepted, decision.features) == (False, features_of(taught, language="", text_length=len(article.text)))


def test_an_edited_claim_is_described_as_it_was_proposed(report):
    claim = make_claim(report(f"{QUOTE} today."), QUOTE)
    before = features(claim)

    claim.machine_values = {"group": "all", "value_min": 4, "value_max": 4}
    claim.group, claim.value_min, claim.value_max = "civilians", 900, None

    assert features(claim) == before


def test_what_came_on_top_of_the_extractors_confidence_is_not_learned_from(report):
    claim = make_claim(report(f"{QUOTE} today."), QUOTE, confidence=0.6, confidence_factors={"rule": 0.6})
    before = features(claim)

    claim.confidence, claim.confidence_factors = 0.45, {"rule": 0.6, LEARNED: 0.5, AGREEMENT: 1.5}

    assert features(claim) == pytest.approx(before)


def test_other_words_of_the_same_length_make_no_difference(report):
    one = make_claim(report("Four people were killed, Civil Defence said."), "Four people were killed")
    other = make_claim(report("Some cattle were stolen, Rural Council said."), "Some cattle were stolen")

    assert features(one) == features(other)


def proposals(count, *, said_by_rules):
    """Decisions in as many reports, every other one accepted."""
    return [Decision({}, number % 2 == 0, said_by_rules(number), number, NOW, "rules") for number in range(count)]


def test_a_gain_in_every_report_is_beyond_chance():
    low, high = auc_gain(proposals(40, said_by_rules=lambda _number: 0.5), [0.9, 0.1] * 20)

    assert (low, high) == (0.5, 0.5)


def test_a_gain_that_hangs_on_one_report_is_not_beyond_chance():
    decisions = proposals(40, said_by_rules=lambda number: 0.9 if number % 2 == 0 else 0.1)
    decisions[0] = dataclasses.replace(decisions[0], rules=0.0)

    low, high = auc_gain(decisions, [0.9, 0.1] * 20)

    assert low == 0.0
    assert high > 0


def test_calibration_has_bins_of_equal_size():
    said = [number / 10 for number in range(10)]

    bins = calibration([chance > 0.45 for chance in said], said)

    assert [one.claims for one in bins] == [2] * 5
    assert [one.accepted for one in bins] == [0, 0, 0.5, 1, 1]
