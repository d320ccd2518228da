from __future__ import annotations

import pytest

from incidents.matching.measures import Ranking, attach_figures, cluster_figures


def test_first_five_and_new_are_shares_of_all():
    rankings = [Ranking(place, looked_new=new, says_something=True) for place, new in [(0, True), (4, False), (5, True), (None, True)]]

    assert attach_figures(rankings) == {"n": 4, "first": 0.25, "five": 0.5, "new": 0.75}


def test_nothing_to_score_gives_no_shares():
    assert attach_figures([]) == {"n": 0, "first": None, "five": None, "new": None}


@pytest.mark.parametrize(
    ("found", "b3_f1", "pairwise_precision"),
    [
        pytest.param([1, 1, 2], 1.0, 1.0, id="as held"),
        pytest.param([1, 1, 1], 0.7143, 0.3333, id="all in one"),  # precision 5/9, recall 1
        pytest.param([1, 2, 3], 0.8, None, id="each alone"),  # precision 1, recall 2/3
    ],
)
def test_gathered_reports(found, b3_f1, pairwise_precision):
    figures = cluster_figures([{"a"}, {"a"}, {"b"}], found)

    assert (figures["b3_f1"], figures["pairwise_precision"]) == (b3_f1, pairwise_precision)


def test_report_of_two_incidents_belongs_with_both():
    assert cluster_figures([{"a"}, {"a", "b"}, {"b"}], [1, 1, 2])["pairwise_precision"] == 1.0
