"""The parts that an origin counts bound its whole, and its whole bounds its parts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from incidents.estimates import ClaimFigure, combine
from tests.incidents.test_estimates import RAID_DAY, bounds, claim, claim_lists, values_of

MONITOR = "actor:monitor"


def said(claim_id: int, low: int, high: int | None, group: str = "all", **changes) -> ClaimFigure:
    return claim(claim_id, low, high, group=group, **{"origin": MONITOR, **changes})


def estimates(*figures: ClaimFigure) -> dict[str, object]:
    return {estimate.group: estimate for estimate in combine(figures)}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param([said(1, 5, None), said(2, 7, 7, "children")], (7, 7, 7), id="more children than the least of all"),
        pytest.param([said(1, 0, 9, qualifier="at_most"), said(2, 2, 2, "children")], (2, 9, 9), id="up to nine, two of them children"),
        pytest.param(
            [said(1, 5, None), said(2, 4, 4, "children"), said(3, 3, 3, "women")], (7, 7, 7), id="groups of which nobody is in two add up"
        ),
        pytest.param([said(1, 5, None), said(2, 4, 4, "children"), said(3, 5, 5, "civilians")], (5, 5, 5), id="children are civilians too"),
        pytest.param([said(1, 9, 9), said(2, 2, 2, "children")], (9, 9, 9), id="a part within its whole moves nothing"),
        pytest.param([said(1, 5, 5), said(2, 20, None, "children", qualifier="vague")], (5, 5, 5), id="words bound nothing"),
        pytest.param([said(1, 5, 5), said(2, 7, 7, "children", origin="actor:other")], (5, 5, 5), id="another origin bounds nothing"),
        pytest.param([said(1, 5, 5), said(2, 7, 7, "children", outcome="injured")], (5, 5, 5), id="the injured are no part of the killed"),
    ],
)
def test_parts_raise_their_whole(figures, expected):
    whole = next(estimate for estimate in combine(figures) if (estimate.outcome, estimate.group) == ("killed", "all"))

    assert bounds(whole) == expected


def test_derivation_says_what_raised_the_whole():
    whole = estimates(said(1, 5, None), said(2, 7, 7, "children"))["all"]

    assert values_of(whole, code="parts_raise_whole") == {"at_least": 7, "origins": [MONITOR]}


def test_whole_caps_what_a_part_may_be():
    children = estimates(said(1, 7, 7), said(2, 0, 9, "children", qualifier="at_most"))["children"]

    assert bounds(children) == (0, 7, 7)
    assert values_of(children, code="whole_caps_part") == {"at_most": 7, "origins": [MONITOR]}


def test_part_said_before_the_whole_does_not_bound_it():
    later = RAID_DAY + timedelta(days=1)

    assert bounds(estimates(said(1, 5, 5, said_on=later), said(2, 7, 7, "children"))["all"]) == (5, 5, 5)


@given(claim_lists())
def test_one_origin_never_counts_more_children_than_people(figures):
    for origin in {figure.origin for figure in figures}:
        day = [figure for figure in figures if figure.origin == origin and figure.said_on == RAID_DAY]
        found = estimates(*day)
        if {"all", "children"} <= found.keys() and all(
            entry["why_not"] is None for group in ("all", "children") for entry in found[group].derivation["origins"]
        ):
            assert found["children"].low <= found["all"].low
            assert found["children"].high <= found["all"].high
