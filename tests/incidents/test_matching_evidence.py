"""Each kind of evidence by itself: what is told as reason, and which way it weighs."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from incidents.matching import DateWindow, Figure, Spot, rank, score
from tests.incidents.matching_cases import (
    AL_BAB,
    ATMEH,
    ATMEH_REPORT,
    ATMEH_SPOT,
    COALITION,
    DEIR_BALLUT_SPOT,
    EMPTY,
    IDLIB_SPOT,
    JIHADISTS,
    NOTHING_SAID,
    RAID_DAY,
    codes_of,
    days_from_raid,
    killed,
    reason_of,
)


class TestPlace:
    @pytest.mark.parametrize(
        ("ours", "theirs", "code"),
        [
            pytest.param(ATMEH_SPOT, ATMEH_SPOT, "same_place", id="one place"),
            pytest.param(ATMEH_SPOT, DEIR_BALLUT_SPOT, "distance_km", id="neighboring villages"),
            pytest.param(IDLIB_SPOT, Spot(35.93, 36.63, 2), "distance_km", id="a town in the governorate"),
            pytest.param(IDLIB_SPOT, ATMEH_SPOT, "distance_km", id="a village in its far corner"),
            pytest.param(IDLIB_SPOT, IDLIB_SPOT, "distance_km", id="the governorate alone"),
            pytest.param(ATMEH_SPOT, Spot(36.37, 37.52, 2), "far_away", id="75 km"),
            pytest.param(Spot(0, 179.99, 2), Spot(0, -179.99, 2), "distance_km", id="across the date line"),
            pytest.param(Spot(90, 0, 1), Spot(90, 120, 1), "same_place", id="at the pole"),
            pytest.param(Spot(0, 0, 1), Spot(0, 180, 1), "far_away", id="opposite sides of the earth"),
        ],
    )
    def test_codes(self, ours, theirs, code):
        assert codes_of(replace(NOTHING_SAID, spots=(ours,)), replace(EMPTY, spots=(theirs,))) == {code}

    def test_distance_and_uncertainty_are_told(self):
        reason = reason_of(replace(ATMEH_REPORT, spots=(DEIR_BALLUT_SPOT,)), ATMEH, code="distance_km")

        assert reason.values == {"distance_km": 4.0, "uncertainty_km": 4.0}

    def test_vague_place_tells_less_than_a_sharp_one(self):
        vague = replace(ATMEH_REPORT, spots=(IDLIB_SPOT,))

        assert 0 <= reason_of(vague, ATMEH, code="distance_km").weight < reason_of(ATMEH_REPORT, ATMEH, code="same_place").weight

    def test_far_corner_of_a_governorate_counts_as_inside(self):
        corner, center = (
            reason_of(replace(NOTHING_SAID, spots=(IDLIB_SPOT,)), replace(EMPTY, spots=(spot,)), code="distance_km").weight
            for spot in (ATMEH_SPOT, Spot(35.77, 36.67, 2))
        )

        assert corner == center

    def test_governorate_around_a_named_village_makes_nothing_else_near(self):
        maarat = replace(ATMEH, spots=(Spot(35.64, 36.67, 2),))

        assert reason_of(replace(ATMEH_REPORT, spots=(ATMEH_SPOT, IDLIB_SPOT)), maarat, code="far_away").weight < -4

    def test_governorate_elsewhere_stays(self):
        hama = replace(ATMEH, spots=(Spot(35.1, 36.9, 2),))
        spots = (ATMEH_SPOT, Spot(35.2, 37.0, 50))

        assert "distance_km" in codes_of(replace(ATMEH_REPORT, spots=spots), hama)


class TestDate:
    @pytest.mark.parametrize(
        ("ours", "theirs", "expected"),
        [
            pytest.param(days_from_raid(0), days_from_raid(0), ("same_day", {"date": "2022-02-03"}), id="same day"),
            pytest.param(days_from_raid(1), days_from_raid(0), ("date_gap_days", {"days": 1}), id="a day after"),
            pytest.param(days_from_raid(-1), days_from_raid(0), ("date_gap_days", {"days": 1}), id="a day before"),
            pytest.param(days_from_raid(3), days_from_raid(0), ("other_date", {"days": 3}), id="three days"),
            pytest.param(days_from_raid(7), days_from_raid(0), ("other_date", {"days": 7}), id="a week"),
            pytest.param(days_from_raid(40), days_from_raid(0), ("other_date", {"days": 40}), id="another month"),
            pytest.param(
                DateWindow(RAID_DAY, datetime.date(2022, 2, 4)), days_from_raid(1), ("dates_overlap", {"days": 2}), id="the end of a window"
            ),
            pytest.param(
                DateWindow(datetime.date(2022, 2, 1), datetime.date(2022, 2, 28)),
                days_from_raid(0),
                ("dates_overlap", {"days": 28}),
                id="a month",
            ),
        ],
    )
    def test_stated(self, ours, theirs, expected):
        (reason,) = score(replace(NOTHING_SAID, windows=(ours,)), replace(EMPTY, window=theirs)).reasons

        assert (reason.code, reason.values) == expected

    def test_wide_window_tells_less_than_a_day(self):
        weights = [
            reason_of(replace(NOTHING_SAID, windows=(window,)), replace(EMPTY, window=days_from_raid(0)), code=code).weight
            for window, code in [
                (DateWindow(datetime.date(2020, 1, 1), datetime.date(2023, 1, 1)), "dates_overlap"),
                (DateWindow(datetime.date(2022, 2, 1), datetime.date(2022, 2, 28)), "dates_overlap"),
                (days_from_raid(0), "same_day"),
            ]
        ]

        assert weights[0] == 0 < weights[1] < weights[2]

    def test_of_rival_dates_the_nearest_counts(self):
        report = replace(NOTHING_SAID, windows=(days_from_raid(-30), days_from_raid(0)))

        assert codes_of(report, replace(EMPTY, window=days_from_raid(0))) == {"same_day"}

    def test_publication_stands_in_where_none_is_stated(self):
        weights = [
            reason_of(
                replace(NOTHING_SAID, published=RAID_DAY), replace(EMPTY, window=days_from_raid(-lag)), code="published_days_after"
            ).weight
            for lag in (0, 1, 2, 3, 7, 60)
        ]

        assert weights[0] > 0 > weights[-1]
        assert weights == sorted(weights, reverse=True)

    def test_incident_after_publication_is_nearly_excluded(self):
        later = replace(ATMEH, window=days_from_raid(10))
        report = replace(ATMEH_REPORT, windows=())

        assert reason_of(report, later, code="published_before").values == {"days": 10}
        assert score(report, later).score < 0.1

    def test_incident_a_day_after_publication_may_be_a_time_zone(self):
        assert codes_of(replace(NOTHING_SAID, published=RAID_DAY), replace(EMPTY, window=days_from_raid(1))) == set()

    def test_window_that_ends_before_it_begins_is_refused(self):
        with pytest.raises(ValueError, match="must not end before it begins"):
            DateWindow(RAID_DAY, RAID_DAY - datetime.timedelta(days=1))


@pytest.mark.parametrize(
    ("said", "held", "code"),
    [
        pytest.param({"raid"}, "raid", "event_type", id="same"),
        pytest.param({"raid"}, "air_landing", "event_family", id="one operation"),
        pytest.param({"airstrike"}, "armed_clash", "event_family", id="strikes in an operation"),
        pytest.param({"shelling"}, "rocket", "event_family", id="fired from afar"),
        pytest.param({"bombing_ied"}, "suicide_bombing", "event_family", id="bombs"),
        pytest.param({"raid"}, "shelling", "other_event_type", id="different"),
        pytest.param({"protest", "raid"}, "raid", "event_type", id="one of several"),
    ],
)
def test_event_types(said, held, code):
    assert codes_of(replace(NOTHING_SAID, event_types=frozenset(said)), replace(EMPTY, event_type=held)) == {code}


@pytest.mark.parametrize(("said", "held"), [(set(), "raid"), ({"other"}, "raid"), ({"raid"}, "other"), ({"raid"}, "")])
def test_unnamed_event_type_is_no_evidence(said, held):
    assert codes_of(replace(NOTHING_SAID, event_types=frozenset(said)), replace(EMPTY, event_type=held)) == set()


class TestFigures:
    @pytest.mark.parametrize(
        ("ours", "theirs", "expected"),
        [
            pytest.param((9, None), (9, 13), {"group": "all", "low": 9, "high": 13}, id="at least 9 meets 9 to 13"),
            pytest.param((10, 10), (9, 13), {"group": "all", "low": 10, "high": 10}, id="10 lies in 9 to 13"),
            pytest.param((9, None), (12, None), {"group": "all", "low": 12}, id="both open"),
        ],
    )
    def test_that_meet_agree(self, ours, theirs, expected):
        reason = reason_of(killed(*ours, sketch=NOTHING_SAID), killed(*theirs, sketch=EMPTY), code="figures_agree")

        assert reason.values == {"outcome": "killed"} | expected
        assert reason.weight > 0

    def test_that_do_not_meet_differ(self):
        reason = reason_of(killed(40, 40, sketch=NOTHING_SAID), killed(9, 13, sketch=EMPTY), code="figures_differ")

        assert reason.values == {"outcome": "killed", "group": "all", "report_low": 40, "incident_low": 9}
        assert reason.weight < 0

    def test_near_miss_costs_less_than_a_wide_one(self):
        near, wide = (
            reason_of(killed(number, number, sketch=NOTHING_SAID), killed(9, 9, sketch=EMPTY), code="figures_differ").weight
            for number in (10, 40)
        )

        assert wide < near < 0

    @pytest.mark.parametrize(
        ("stronger", "weaker"),
        [
            pytest.param((10, 10), (1, 1), id="a large toll tells more than a small one"),
            pytest.param((10, 10), (10, None), id="an exact toll tells more than at least"),
        ],
    )
    def test_weigh_by_what_they_tell(self, stronger, weaker):
        weights = [
            reason_of(killed(*figure, sketch=NOTHING_SAID), killed(*figure, sketch=EMPTY), code="figures_agree").weight
            for figure in (stronger, weaker)
        ]

        assert weights[0] > weights[1]

    @pytest.mark.parametrize(
        ("ours", "theirs"),
        [
            pytest.param(Figure("killed", "all", 9, 9), Figure("injured", "all", 9, 9), id="other outcome"),
            pytest.param(Figure("killed", "children", 9, 9), Figure("killed", "all", 9, 9), id="part and whole"),
        ],
    )
    def test_of_different_things_are_not_compared(self, ours, theirs):
        assert codes_of(replace(NOTHING_SAID, figures=(ours,)), replace(EMPTY, figures=(theirs,))) == set()

    def test_of_people_and_of_civilians_are_compared(self):
        report = replace(NOTHING_SAID, figures=(Figure("killed", "all", 9, 9),))
        incident = replace(EMPTY, figures=(Figure("killed", "civilians", 9, 9),))

        assert reason_of(report, incident, code="figures_agree").values["group"] == "all"

    def test_children_tell_rows_of_one_place_apart(self):
        report = replace(ATMEH_REPORT, figures=(Figure("killed", "all", 9, 9), Figure("killed", "children", 4, 4)))
        twins = [
            replace(ATMEH, incident_id=number, figures=(Figure("killed", "all", 9, 9), Figure("killed", "children", children, children)))
            for number, children in ((1, 1), (2, 4))
        ]

        assert rank(report, twins)[0].incident_id == 2

    def test_of_further_groups_count_ever_less(self):
        groups = [Figure("killed", group, 10, 10) for group in ("all", "children", "women")]
        reasons = score(replace(NOTHING_SAID, figures=tuple(groups)), replace(EMPTY, figures=tuple(groups))).reasons

        assert [reason.weight / reasons[0].weight for reason in reasons] == [1, 0.5, 0.25]


class TestActorsAndWords:
    def test_shared_actors_are_told(self):
        shared = replace(EMPTY, actors=frozenset({JIHADISTS, COALITION, 12}))

        assert reason_of(ATMEH_REPORT, shared, code="shared_actors").values == {"count": 2, "actors": "1,2"}

    def test_further_shared_actors_add_ever_less(self):
        weights = [
            reason_of(replace(NOTHING_SAID, actors=actors), replace(EMPTY, actors=actors), code="shared_actors").weight
            for actors in (frozenset(range(count)) for count in (1, 2, 20))
        ]

        assert weights[0] < weights[1] < weights[2] < 2 * weights[0]

    def test_no_shared_actor_speaks_against(self):
        assert reason_of(ATMEH_REPORT, AL_BAB, code="other_actors").weight < 0

    def test_shared_words_are_counted_up_to_a_cap(self):
        few, many, more = (
            reason_of(replace(NOTHING_SAID, words=words), replace(EMPTY, words=words), code="shared_words")
            for words in (frozenset(map(str, range(count))) for count in (2, 20, 200))
        )

        assert few.values == {"count": 2}
        assert few.weight < many.weight == more.weight
