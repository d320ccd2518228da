"""Claims of several origins become low, best and high, and the derivation says how."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.estimates import ClaimFigure, Estimated, combine

RAID_DAY = date(2022, 2, 3)
SOHR, LOCAL_MEDIA, PENTAGON = "actor:sohr", "actor:local-media", "actor:pentagon"


def claim(claim_id: int, low: int, high: int | None, **changes) -> ClaimFigure:
    """Make a figure of people killed, said by an origin of its own on the day of the raid."""
    figure = ClaimFigure(
        claim_id=claim_id,
        origin=f"actor:{claim_id}",
        origin_label=f"Witness {claim_id}",
        outcome="killed",
        group="all",
        nationality="",
        low=low,
        high=high,
        qualifier="at_least" if high is None else "exact",
        is_negated=False,
        said_on=RAID_DAY,
        article_id=claim_id,
    )
    return replace(figure, **changes)


def bounds(estimate: Estimated) -> tuple[int | None, int | None, int | None]:
    return estimate.low, estimate.best, estimate.high


def only(figures: list[ClaimFigure]) -> Estimated:
    (estimate,) = combine(figures)
    return estimate


def values_of(estimate: Estimated, *, code: str) -> dict[str, object]:
    return next(step["values"] for step in estimate.derivation["steps"] if step["code"] == code)


def codes_of(estimate: Estimated) -> list[str]:
    return [step["code"] for step in estimate.derivation["steps"]]


ATMEH = [
    claim(1, 9, None, origin=SOHR, article_id=1),
    claim(2, 9, None, origin=SOHR, article_id=1),
    claim(3, 2, 2, origin=SOHR, article_id=1, group="children"),
    claim(4, 1, 1, origin=SOHR, article_id=1, group="women"),
    claim(5, 10, 10, origin=LOCAL_MEDIA, article_id=1),
    claim(6, 7, 7, origin=LOCAL_MEDIA, article_id=1, group="children"),
    claim(7, 0, 0, origin=PENTAGON, article_id=1, nationality="USA", is_negated=True),
]


class TestAtmehReport:
    @pytest.mark.parametrize(
        ("group", "nationality", "expected", "origins"),
        [
            pytest.param("all", "", (9, 9, 10), 2, id="rival tolls span, the lower of two equals is best"),
            pytest.param("all", "USA", (0, 0, 0), 1, id="a scoped denial is an estimate of its own"),
            pytest.param("children", "", (2, 2, 7), 2, id="rival children are kept apart"),
            pytest.param("women", "", (1, 1, 1), 1, id="one origin"),
        ],
    )
    def test_estimates(self, group, nationality, expected, origins):
        estimate = next(found for found in combine(ATMEH) if (found.group, found.nationality) == (group, nationality))

        assert bounds(estimate) == expected
        assert estimate.derivation["origin_count"] == origins

    def test_come_in_the_order_of_their_codes(self):
        kinds = [(estimate.outcome, estimate.group, estimate.nationality) for estimate in combine(ATMEH)]

        assert kinds == [("killed", "all", ""), ("killed", "all", "USA"), ("killed", "children", ""), ("killed", "women", "")]

    def test_origin_that_repeats_itself_is_listed_once_with_all_its_claims(self):
        first, second = combine(ATMEH)[0].derivation["origins"]

        assert first["origin"] == LOCAL_MEDIA
        assert second == {
            "origin": SOHR,
            "label": "Witness 1",
            "low": 9,
            "high": None,
            "claims": [1, 2],
            "articles": [1],
            "counted": True,
            "why_not": None,
            "set_aside": [],
        }

    def test_derivation_tells_every_step(self):
        assert combine(ATMEH)[0].derivation["steps"] == [
            {"code": "one_origin_once", "values": {"origins": 2, "articles": 1, "claims": 3}},
            {"code": "open_end_counts_with_minimum", "values": {"origins": [SOHR]}},
            {"code": "low_is_lowest_minimum", "values": {"low": 9, "origins": [SOHR]}},
            {"code": "high_is_highest_maximum", "values": {"high": 10, "origins": [LOCAL_MEDIA]}},
            {"code": "best_tie_takes_lowest", "values": {"best": 9, "origins": [SOHR], "tied": [9, 10]}},
        ]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param([claim(1, 9, 9)], (9, 9, 9), id="one figure"),
        pytest.param([claim(1, 9, None)], (9, 9, 9), id="an open maximum counts with its minimum"),
        pytest.param([claim(1, 0, 9, qualifier="at_most")], (0, 9, 9), id="up to 9 names 9"),
        pytest.param([claim(1, 8, 12, qualifier="range")], (8, 8, 12), id="of a range the lower is best"),
        pytest.param([claim(1, 8, 12, qualifier="range"), claim(2, 10, 10)], (8, 10, 12), id="a figure within a range agrees with it"),
        pytest.param([claim(1, 5, 5), claim(2, 13, 13), claim(3, 13, None)], (5, 13, 13), id="most origins decide the best"),
        pytest.param(
            [claim(1, 3, 9, qualifier="range", origin=SOHR), claim(2, 5, 5, origin=SOHR)], (3, 5, 9), id="a figure within its own range"
        ),
        pytest.param([claim(1, 5, 5), claim(2, 13, 13), claim(3, 8, 8)], (5, 5, 13), id="no two agree"),
        pytest.param([claim(1, 0, 0, is_negated=True), claim(2, 4, 4)], (0, 0, 4), id="no deaths is the figure 0 of one origin"),
        pytest.param([claim(1, 9, 9), claim(2, 20, None, qualifier="vague")], (9, 9, 20), id="dozens widen upwards, and are not best"),
        pytest.param([claim(1, 50, 50), claim(2, 20, None, qualifier="vague")], (20, 50, 50), id="dozens widen downwards"),
        pytest.param([claim(1, 9, 9), claim(2, 1, None, qualifier="unspecified")], (9, 9, 9), id="a bare plural does not lower one"),
        pytest.param([claim(1, 9, 9), claim(2, 9, 9, is_negated=True)], (9, 9, 9), id="a denial that names no figure moves none"),
        pytest.param([claim(1, 0, None, is_negated=True)], (None, None, None), id="a denial without an end is no figure"),
        pytest.param([claim(1, 20, None, qualifier="vague")], (20, None, 20), id="dozens alone are a range without a best"),
        pytest.param([claim(1, 1, None, qualifier="unspecified")], (None, None, None), id="a bare plural alone is no figure"),
    ],
)
def test_bounds(figures, expected):
    assert bounds(only(figures)) == expected


def test_nothing_claimed_gives_no_estimate():
    assert combine([]) == []


class TestOneOrigin:
    def test_counts_once_through_ten_articles(self):
        quoted = [claim(number, 5, 5, origin=SOHR) for number in range(1, 11)]
        others = [claim(11, 8, 8), claim(12, 8, 8)]

        estimate = only(quoted + others)

        assert estimate.best == 8
        assert (estimate.derivation["origin_count"], estimate.derivation["article_count"]) == (3, 12)

    def test_takes_its_later_figure(self):
        early = claim(1, 9, 9, origin=SOHR)
        late = claim(2, 13, 13, origin=SOHR, said_on=RAID_DAY + timedelta(days=1))

        estimate = only([late, early])

        assert bounds(estimate) == (13, 13, 13)
        (entry,) = estimate.derivation["origins"]
        assert entry["set_aside"] == [{"claim": 1, "why_not": "superseded"}]
        assert entry["articles"] == [1, 2]
        assert values_of(estimate, code="later_figure_replaces") == {"origins": [SOHR]}

    def test_takes_a_figure_of_a_day_over_one_without(self):
        assert bounds(only([claim(1, 9, 9, origin=SOHR), claim(2, 40, 40, origin=SOHR, said_on=None)])) == (9, 9, 9)

    def test_spans_its_figures_of_one_day(self):
        estimate = only([claim(1, 9, None, origin=SOHR), claim(2, 13, 13, origin=SOHR)])

        assert bounds(estimate) == (9, 9, 13)
        assert estimate.derivation["origins"][0]["high"] == 13

    @pytest.mark.parametrize(("exact", "high"), [(9, None), (10, 10), (11, 11)])
    def test_is_open_only_above_its_highest_figure(self, exact, high):
        estimate = only([claim(1, 10, None, origin=SOHR), claim(2, exact, exact, origin=SOHR)])

        assert estimate.derivation["origins"][0]["high"] == high

    def test_names_no_number_between_two_of_its_figures(self):
        assert only([claim(1, 9, 9, origin=SOHR), claim(2, 13, 13, origin=SOHR), claim(3, 11, 11)]).best == 9

    def test_keeps_its_figure_when_it_later_says_dozens(self):
        dozens = claim(2, 20, None, origin=SOHR, qualifier="vague", said_on=RAID_DAY + timedelta(days=1))

        estimate = only([claim(1, 9, 9, origin=SOHR), dozens])

        assert bounds(estimate) == (9, 9, 9)
        assert estimate.derivation["origins"][0]["set_aside"] == [{"claim": 2, "why_not": "vague"}]


class TestUncountedOrigin:
    @pytest.mark.parametrize(
        ("figure", "why_not", "low"),
        [
            pytest.param(claim(2, 1, None, qualifier="unspecified"), "unspecified", 1, id="bare plural"),
            pytest.param(claim(2, 9, 9, is_negated=True), "denied", None, id="denial of a figure"),
        ],
    )
    def test_is_listed_with_its_reason(self, figure, why_not, low):
        estimate = only([claim(1, 9, 9), figure])
        entry = estimate.derivation["origins"][1]

        assert (entry["counted"], entry["why_not"], entry["low"], entry["high"]) == (False, why_not, low, None)
        assert values_of(estimate, code="not_counted") == {"origins": [figure.origin]}

    def test_alone_says_how_many_there_must_be_at_least(self):
        estimate = only([claim(1, 2, None, qualifier="unspecified"), claim(2, 1, None, qualifier="unspecified")])

        assert values_of(estimate, code="no_figure") == {"at_least": 1}
        assert estimate.derivation["origin_count"] == 0

    def test_with_words_alone_widens_and_is_listed_as_vague(self):
        estimate = only([claim(1, 9, 9), claim(2, 20, None, qualifier="vague")])
        entry = estimate.derivation["origins"][1]

        assert (entry["counted"], entry["why_not"], entry["low"], entry["high"]) == (True, "vague", 20, None)
        assert values_of(estimate, code="words_widen") == {"origins": ["actor:2"]}

    def test_denial_alone_implies_nothing(self):
        assert values_of(only([claim(1, 9, 9, is_negated=True)]), code="no_figure") == {}

    def test_with_two_kinds_of_words_sets_the_vaguer_aside(self):
        plural = claim(1, 1, None, origin=SOHR, qualifier="unspecified")
        dozens = claim(2, 20, None, origin=SOHR, qualifier="vague")
        (entry,) = only([plural, dozens]).derivation["origins"]

        assert (entry["why_not"], entry["claims"], entry["set_aside"]) == ("vague", [2], [{"claim": 1, "why_not": "unspecified"}])


@pytest.mark.parametrize(
    ("figures", "is_open"),
    [
        pytest.param([claim(1, 9, 9)], False, id="exact"),
        pytest.param([claim(1, 9, None)], True, id="at least"),
        pytest.param([claim(1, 9, None), claim(2, 10, 10)], False, id="the highest is exact"),
        pytest.param([claim(1, 10, None), claim(2, 10, 10)], True, id="one of the two highest is open"),
        pytest.param([claim(1, 9, 9), claim(2, 20, None, qualifier="vague")], True, id="dozens have no end"),
        pytest.param([claim(1, 9, 9), claim(2, 1, None, qualifier="unspecified")], False, id="a bare plural opens nothing"),
    ],
)
def test_highest_number_is_open_where_the_words_leave_it_so(figures, is_open):
    estimate = only(figures)

    assert estimate.is_open == is_open
    assert ("high_is_open" in codes_of(estimate)) == is_open


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        pytest.param([claim(1, 9, 9), claim(2, 9, None)], "best_has_most_origins", id="agreed"),
        pytest.param([claim(1, 9, 9), claim(2, 10, 10)], "best_tie_takes_lowest", id="tied"),
    ],
)
def test_derivation_says_how_best_was_found(figures, code):
    assert codes_of(only(figures))[-1] == code


@pytest.mark.parametrize("low_high", [(-1, None), (-1, 3), (5, 4)])
def test_impossible_figure_is_refused(low_high):
    with pytest.raises(ValueError, match="claim 1 must be a range of people"):
        claim(1, *low_high)


@st.composite
def claim_lists(draw: st.DrawFn) -> list[ClaimFigure]:
    """Draw claims with ids of their own but few origins, days and numbers, so that they meet in every way."""
    shapes = draw(
        st.lists(
            st.tuples(
                st.integers(0, 30),
                st.none() | st.integers(0, 20),
                st.sampled_from(["exact", "at_least", "more_than", "at_most", "about", "range", "vague", "unspecified"]),
                st.sampled_from(["a", "b", "c"]),
                st.booleans(),
                st.none() | st.dates(RAID_DAY, RAID_DAY + timedelta(days=2)),
                st.sampled_from(["all", "children"]),
            ),
            max_size=8,
        )
    )
    return [
        claim(
            number,
            low,
            None if width is None else low + width,
            qualifier=qualifier,
            origin=origin,
            is_negated=is_negated,
            said_on=said_on,
            group=group,
            article_id=number // 2,
        )
        for number, (low, width, qualifier, origin, is_negated, said_on, group) in enumerate(shapes)
    ]


def by_kind(figures: list[ClaimFigure]) -> dict[tuple[str, str], tuple[int | None, int | None, int | None]]:
    return {(estimate.outcome, estimate.group): bounds(estimate) for estimate in combine(figures)}


@given(claim_lists())
def test_bounds_are_ordered_or_all_absent(figures):
    for estimate in combine(figures):
        low, best, high = bounds(estimate)
        if low is None:
            assert (best, high) == (None, None)
        else:
            assert 0 <= low <= high
            assert best is None or low <= best <= high


@given(claim_lists(), st.data())
def test_order_does_not_matter(figures, data):
    assert combine(data.draw(st.permutations(figures))) == combine(figures)


@given(claim_lists().filter(bool), st.data())
def test_repetition_in_another_article_changes_no_number(figures, data):
    copy = replace(data.draw(st.sampled_from(figures)), claim_id=100, article_id=100)

    assert by_kind([*figures, copy]) == by_kind(figures)


@given(claim_lists(), claim_lists())
def test_further_origin_never_narrows_the_range(figures, more):
    newcomer = [replace(figure, claim_id=100 + figure.claim_id, origin="newcomer") for figure in more]
    after = by_kind(figures + newcomer)

    for kind, (low, _, high) in by_kind(figures).items():
        if low is not None and high is not None:
            assert after[kind][0] <= low
            assert after[kind][2] >= high


@given(claim_lists())
def test_every_claim_stands_once_in_the_derivation(figures):
    listed = [
        number
        for estimate in combine(figures)
        for entry in estimate.derivation["origins"]
        for number in entry["claims"] + [aside["claim"] for aside in entry["set_aside"]]
    ]

    assert sorted(listed) == [figure.claim_id for figure in figures]


@given(claim_lists())
def test_derivation_survives_json(figures):
    for estimate in combine(figures):
        assert json.loads(json.dumps(estimate.derivation)) == estimate.derivation
