"""Each named rule has its own way with disagreement, and none adds up rivals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.estimates import RULES, Estimated, combine
from tests.incidents.test_estimates import RAID_DAY, bounds, claim, claim_lists, codes_of, values_of

MONITOR = claim(1, 9, 9, reliability="B")
STATE_AGENCY = claim(2, 4, 4, reliability="E")
LOCAL_PAGES = [claim(number, 12, 12, reliability="F") for number in (3, 4)]
UNRATED = claim(5, 12, None, reliability="F")


def by_rule(name: str, *figures) -> Estimated:
    (estimate,) = combine(figures, rule=name)
    return estimate


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("range_across_origins", (4, 12, 12)),
        ("source_hierarchy", (9, 9, 9)),
        ("majority_of_origins", (4, None, 12)),
        ("most_conservative", (4, 4, 12)),
        ("ucdp", (4, 12, 12)),
    ],
)
def test_rules_differ_over_the_same_claims(rule, expected):
    estimate = by_rule(rule, MONITOR, STATE_AGENCY, *LOCAL_PAGES)

    assert bounds(estimate) == expected
    assert estimate.rule == estimate.derivation["rule"] == rule


class TestSourceHierarchy:
    @pytest.mark.parametrize(("better", "worse"), [("A", "B"), ("D", "F"), ("F", "E")])
    def test_lets_the_better_letter_speak(self, better, worse):
        estimate = by_rule("source_hierarchy", claim(1, 5, 5, reliability=better), claim(2, 30, 30, reliability=worse))

        assert bounds(estimate) == (5, 5, 5)
        assert values_of(estimate, code="only_most_reliable") == {"reliability": better, "origins": ["actor:1"]}

    def test_takes_the_best_outlet_that_quotes_an_origin(self):
        quoted = [claim(1, 5, 5, origin="actor:monitor", reliability="E"), claim(2, 5, 5, origin="actor:monitor", reliability="B")]

        assert bounds(by_rule("source_hierarchy", *quoted, claim(3, 8, 8, reliability="C"))) == (5, 5, 5)

    def test_prefers_a_figure_to_words_of_a_better_source(self):
        dozens = claim(1, 20, None, qualifier="vague", reliability="A")

        assert bounds(by_rule("source_hierarchy", dozens, claim(2, 8, 8, reliability="C"))) == (8, 8, 8)


class TestMajority:
    def test_names_the_figure_of_more_than_half(self):
        estimate = by_rule("majority_of_origins", *LOCAL_PAGES, MONITOR)

        assert bounds(estimate) == (9, 12, 12)
        assert values_of(estimate, code="majority_names") == {"best": 12, "of": 3, "origins": ["actor:3", "actor:4"]}

    def test_has_no_best_at_half(self):
        estimate = by_rule("majority_of_origins", *LOCAL_PAGES, MONITOR, STATE_AGENCY)

        assert values_of(estimate, code="no_majority") == {"of": 4}

    def test_takes_the_lower_end_of_the_only_range(self):
        assert by_rule("majority_of_origins", claim(1, 8, 12, qualifier="range")).best == 8


class TestUcdp:
    def test_leaves_unreliable_maxima_out(self):
        estimate = by_rule("ucdp", MONITOR, claim(2, 70, 70, reliability="E"))

        assert bounds(estimate) == (9, 9, 9)
        assert values_of(estimate, code="unreliable_left_out") == {"origins": ["actor:2"]}

    def test_counts_unreliable_minima(self):
        assert bounds(by_rule("ucdp", MONITOR, STATE_AGENCY)) == (4, 9, 9)

    def test_keeps_its_range_whole_where_only_the_unreliable_are_low(self):
        assert bounds(by_rule("ucdp", claim(1, 30, 30, reliability="E"))) == (30, 30, 30)


class TestAsOf:
    LATER = RAID_DAY + timedelta(days=2)
    FIGURES = (
        claim(1, 9, 9, origin="actor:monitor"),
        claim(2, 13, 13, origin="actor:monitor", said_on=LATER),
        claim(3, 40, 40, said_on=None),
    )

    @pytest.mark.parametrize(("day", "expected"), [(RAID_DAY, (9, 9, 9)), (LATER, (13, 13, 13))])
    def test_tells_the_toll_of_any_day(self, day, expected):
        (estimate,) = combine(self.FIGURES, as_of=day)

        assert bounds(estimate) == expected

    def test_says_nothing_of_a_day_before_the_first_report(self):
        assert combine(self.FIGURES, as_of=RAID_DAY - timedelta(days=1)) == []

    def test_history_has_each_day_on_which_the_numbers_changed(self):
        repeated = claim(4, 9, 9, origin="actor:monitor", said_on=RAID_DAY + timedelta(days=1))
        (estimate,) = combine([*self.FIGURES, repeated])

        assert [(moment["day"], moment["best"]) for moment in estimate.derivation["history"]] == [("2022-02-03", 9), ("2022-02-05", 13)]


def test_unknown_rule_is_refused():
    with pytest.raises(KeyError, match="sum"):
        combine([MONITOR], rule="sum")


@given(claim_lists(), st.sampled_from(sorted(RULES)))
def test_every_rule_orders_its_numbers_within_what_was_said(figures, rule):
    for estimate in combine(figures, rule=rule):
        counted = [entry for entry in estimate.derivation["origins"] if entry["counted"]]
        if estimate.low is not None:
            assert min(entry["low"] for entry in counted) <= estimate.low <= estimate.high
            assert estimate.best is None or estimate.low <= estimate.best <= estimate.high
        assert codes_of(estimate)[0] == "one_origin_once"
