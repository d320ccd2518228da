"""Each kind of evidence by itself: what is told as ground, and in which amount."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from incidents.matching import CalendarDay, DateWindow, Figure, Spot, named_days, text_names
from tests.incidents.matching_cases import (
    ATMEH,
    ATMEH_REPORT,
    ATMEH_SPOT,
    COALITION,
    EMPTY,
    JIHADISTS,
    NOTHING_SAID,
    RAID_DAY,
    codes_of,
    days_from_raid,
    ground_of,
    held,
    killed,
    terms_of,
)


class TestNames:
    @pytest.mark.parametrize(
        ("text", "name", "terms"),
        [
            pytest.param("قصف على قرية أطمة", held("أطمة"), {"name_main_early": 1}, id="as written"),
            pytest.param("قصف على قرية اطمه", held("أطمة"), {"name_main_early": 1}, id="spelled otherwise"),
            pytest.param("انفجار بأطمة", held("أطمة"), {"name_main_early": 1}, id="behind a particle"),
            pytest.param("shells fell on Tell Rifaat", held("تل رفعت"), {"name_sound_early": 1}, id="in the other script"),
            pytest.param("القصف طال تلرفعت", held("تل رفعت"), {"name_main_early": 1}, id="without the space"),
            pytest.param("غارة قرب باتبو", held("أطمة", is_main=False), {"name_none": 1}, id="another place"),
            pytest.param("كلمة " * 70 + "أطمة", held("أطمة"), {"name_main_middle": 1}, id="further down"),
            pytest.param("كلمة " * 300 + "أطمة", held("أطمة"), {"name_main_late": 1}, id="in the tail"),
            pytest.param("قصف على إدلب", held("إدلب", is_area=True), {"name_area_early": 1, "name_none": 1}, id="a governorate"),
        ],
    )
    def test_in_the_text(self, text, name, terms):
        assert terms_of(replace(NOTHING_SAID, names=text_names(text)), replace(EMPTY, names=(name,))) == terms

    def test_misspelled_is_alike_in_part(self):
        terms = terms_of(replace(NOTHING_SAID, names=text_names("قصف على كفرنوزان")), replace(EMPTY, names=(held("كفر نوران"),)))

        assert 0 < terms["name_alike"] < 1

    def test_are_told_as_written(self):
        report = replace(NOTHING_SAID, names=text_names("shells fell on Atmeh"))

        assert ground_of(report, ATMEH, code="place_named").values == {"name": "Atmeh"}


class TestPlace:
    @pytest.mark.parametrize(
        ("ours", "theirs", "code"),
        [
            pytest.param(ATMEH_SPOT, ATMEH_SPOT, "same_place", id="one place"),
            pytest.param(ATMEH_SPOT, Spot(36.37, 36.69, 2), "distance_km", id="neighboring villages"),
            pytest.param(ATMEH_SPOT, Spot(36.37, 37.52, 2), "far_away", id="75 km"),
            pytest.param(Spot(0, 179.99, 2), Spot(0, -179.99, 2), "distance_km", id="across the date line"),
            pytest.param(Spot(90, 0, 1), Spot(90, 120, 1), "same_place", id="at the pole"),
            pytest.param(Spot(0, 0, 1), Spot(0, 180, 1), "far_away", id="opposite sides of the earth"),
        ],
    )
    def test_codes(self, ours, theirs, code):
        assert codes_of(replace(NOTHING_SAID, spots=(ours,)), replace(EMPTY, spots=(theirs,))) == {code}

    def test_distance_is_told_beyond_what_is_uncertain(self):
        ground = ground_of(replace(NOTHING_SAID, spots=(Spot(36.40, 36.69, 2),)), ATMEH, code="distance_km")

        assert ground.values == {"distance_km": 10.0, "uncertainty_km": 4.0}

    def test_place_that_is_known_as_an_area_weighs_otherwise(self):
        vague = replace(EMPTY, spots=(Spot(36.31, 36.69, 31),))

        assert terms_of(replace(NOTHING_SAID, spots=(ATMEH_SPOT,)), vague) == {"vague_any0": 1, "vague_first0": 1}

    def test_nearest_of_several_counts_beside_the_first(self):
        report = replace(NOTHING_SAID, spots=(Spot(36.37, 37.52, 2), ATMEH_SPOT))

        assert terms_of(report, replace(EMPTY, spots=(ATMEH_SPOT,))) == {"spot_any0": 1, "spot_first4": 1}

    @pytest.mark.parametrize(("named", "code"), [({7}, "area_shared"), ({8}, "other_area"), ({7, 8}, "area_shared")])
    def test_areas(self, named, code):
        report = replace(NOTHING_SAID, areas={2: frozenset(named)})

        assert codes_of(report, replace(EMPTY, areas={2: frozenset({7}), 1: frozenset({1})})) == {code}


class TestDate:
    @pytest.mark.parametrize(
        ("ours", "expected"),
        [
            pytest.param(days_from_raid(0), ("same_day", {"date": "2022-02-03"}, {"stated_same": 1}), id="same day"),
            pytest.param(days_from_raid(1), ("date_gap_days", {"days": 1}, {"stated_after1": 1}), id="a day after"),
            pytest.param(days_from_raid(-1), ("date_gap_days", {"days": 1}, {"stated_before1": 1}), id="a day before"),
            pytest.param(days_from_raid(3), ("date_gap_days", {"days": 3}, {"stated_within3": 1}), id="three days"),
            pytest.param(days_from_raid(7), ("other_date", {"days": 7}, {"stated_within10": 1}), id="a week"),
            pytest.param(days_from_raid(-40), ("other_date", {"days": 40}, {"stated_within40": 1}), id="another month"),
            pytest.param(days_from_raid(400), ("other_date", {"days": 400}, {"stated_far": 1}), id="another year"),
        ],
    )
    def test_stated(self, ours, expected):
        report = replace(NOTHING_SAID, windows=(ours,))
        ground = ground_of(report, replace(EMPTY, window=days_from_raid(0)), code=expected[0])

        assert (ground.code, ground.values, ground.terms) == expected

    def test_wide_window_tells_less_than_a_day(self):
        amounts = [
            terms_of(replace(NOTHING_SAID, windows=(window,)), replace(EMPTY, window=days_from_raid(0)))["stated_same"]
            for window in [
                DateWindow(datetime.date(2020, 1, 1), datetime.date(2023, 1, 1)),
                DateWindow(datetime.date(2022, 2, 1), datetime.date(2022, 2, 28)),
                days_from_raid(0),
            ]
        ]

        assert amounts[0] == 0 < amounts[1] < amounts[2] == 1

    def test_of_rival_dates_the_nearest_counts(self):
        report = replace(NOTHING_SAID, windows=(days_from_raid(-30), days_from_raid(0)))

        assert codes_of(report, replace(EMPTY, window=days_from_raid(0))) == {"same_day"}

    @pytest.mark.parametrize(
        ("lag", "term"),
        [(-30, "before"), (-10, "before12"), (-1, "0"), (0, "0"), (1, "1"), (3, "3"), (9, "12"), (30, "40"), (90, "far")],
    )
    def test_day_of_publication(self, lag, term):
        report = replace(NOTHING_SAID, published=RAID_DAY + datetime.timedelta(days=lag))

        assert terms_of(report, replace(EMPTY, window=days_from_raid(0))) == {f"published_{term}": 1}

    def test_publication_weighs_otherwise_beside_a_stated_day(self):
        report = replace(NOTHING_SAID, published=RAID_DAY, windows=(days_from_raid(0),))

        assert terms_of(report, replace(EMPTY, window=days_from_raid(0))) == {"published_too_0": 1, "stated_same": 1}

    @pytest.mark.parametrize(
        ("text", "term"),
        [
            ("on 3 February", "calendar_same"),
            ("يوم الخميس 3 شباط", "calendar_same"),
            ("on February 4", "calendar_near"),
            ("3 آذار", "calendar_other"),
            ("3 شباط 2021", "calendar_other"),
        ],
    )
    def test_days_named_without_a_year(self, text, term):
        days, _ = named_days(text)

        assert terms_of(replace(NOTHING_SAID, days=days), replace(EMPTY, window=days_from_raid(0))) == {term: 1}

    @pytest.mark.parametrize(
        ("text", "term"), [("on Thursday", "weekday_same"), ("الجمعة", "weekday_next"), ("بالأربعاء", "weekday_other")]
    )
    def test_weekday_where_nothing_else_dates_the_report(self, text, term):
        _, weekday = named_days(text)

        assert terms_of(replace(NOTHING_SAID, weekday=weekday), replace(EMPTY, window=days_from_raid(0))) == {term: 1}
        assert codes_of(replace(NOTHING_SAID, weekday=weekday, published=RAID_DAY), ATMEH) == {"published_days_after"}

    def test_weekday_leaves_few_years_open(self):
        assert CalendarDay(2, 3).dates(until=datetime.date(2024, 1, 1), weekday=3) == [RAID_DAY]

    def test_window_that_ends_before_it_begins_is_refused(self):
        with pytest.raises(ValueError, match="must not end before it begins"):
            DateWindow(RAID_DAY, RAID_DAY - datetime.timedelta(days=1))


@pytest.mark.parametrize(
    ("said", "held_type", "terms"),
    [
        pytest.param(("raid", "protest"), "raid", {"event_main": 1}, id="told most"),
        pytest.param(("protest", "raid"), "raid", {"event_told": 1}, id="one of several"),
        pytest.param(("raid",), "air_landing", {"event_main": 1}, id="one operation"),
        pytest.param(("airstrike",), "armed_clash", {"event_family": 1}, id="strikes in an operation"),
        pytest.param(("bombing_ied",), "suicide_bombing", {"event_family": 1}, id="bombs"),
        pytest.param(("raid",), "shelling", {"event_other": 1}, id="different"),
        pytest.param((), "raid", {}, id="not said"),
        pytest.param(("other",), "raid", {}, id="no kind"),
        pytest.param(("raid",), "other", {}, id="none held"),
    ],
)
def test_event_types(said, held_type, terms):
    assert terms_of(replace(NOTHING_SAID, event_types=said), replace(EMPTY, event_types=frozenset({held_type}))) == terms


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
        ground = ground_of(killed(*ours, sketch=NOTHING_SAID), killed(*theirs, sketch=EMPTY), code="figures_agree")

        assert ground.values == {"outcome": "killed"} | expected
        assert ground.terms["killed_all_agree"] > 0

    def test_that_do_not_meet_differ(self):
        ground = ground_of(killed(40, 40, sketch=NOTHING_SAID), killed(9, 13, sketch=EMPTY), code="figures_differ")

        assert ground.values == {"outcome": "killed", "group": "all", "report_low": 40, "incident_low": 9}

    def test_near_miss_amounts_to_less_than_a_wide_one(self):
        near, wide = (
            terms_of(killed(number, number, sketch=NOTHING_SAID), killed(9, 9, sketch=EMPTY))["killed_all_differ"] for number in (10, 40)
        )

        assert 0 < near < wide

    @pytest.mark.parametrize(
        ("stronger", "weaker"),
        [
            pytest.param((10, 10), (1, 1), id="a large toll tells more than a small one"),
            pytest.param((10, 10), (10, None), id="an exact toll tells more than at least"),
        ],
    )
    def test_weigh_by_what_they_tell(self, stronger, weaker):
        amounts = [
            terms_of(killed(*figure, sketch=NOTHING_SAID), killed(*figure, sketch=EMPTY))["killed_all_agree"]
            for figure in (stronger, weaker)
        ]

        assert amounts[0] > amounts[1]

    def test_that_only_the_report_gives_are_told(self):
        report = replace(NOTHING_SAID, figures=(Figure("killed", "children", 4, 4),))

        assert ground_of(report, killed(9, 9, sketch=EMPTY), code="figures_missing").values["report_low"] == 4
        assert codes_of(report, EMPTY) == set()

    def test_of_people_and_of_civilians_are_compared(self):
        report = replace(NOTHING_SAID, figures=(Figure("killed", "all", 9, 9),))
        incident = replace(EMPTY, figures=(Figure("killed", "civilians", 9, 9),))

        assert ground_of(report, incident, code="figures_agree").values["group"] == "all"

    def test_children_tell_rows_of_one_place_apart(self):
        report = replace(NOTHING_SAID, figures=(Figure("killed", "all", 9, 9), Figure("killed", "children", 4, 4)))
        one, other = (
            replace(EMPTY, figures=(Figure("killed", "all", 9, 9), Figure("killed", "children", children, children))) for children in (1, 4)
        )

        assert "killed_children_differ" in terms_of(report, one)
        assert "killed_children_agree" in terms_of(report, other)


class TestActorsAndWords:
    def test_shared_actors_are_told(self):
        shared = replace(EMPTY, actors=frozenset({JIHADISTS, COALITION, 12}))

        assert ground_of(ATMEH_REPORT, shared, code="shared_actors").values == {"count": 2, "actors": "1,2"}

    @pytest.mark.parametrize(("lead", "term"), [({COALITION}, "actor_early"), ({JIHADISTS}, "actor_named")])
    def test_actors_named_early_weigh_otherwise(self, lead, term):
        report = replace(NOTHING_SAID, actors=frozenset({COALITION, JIHADISTS}), lead_actors=frozenset(lead))

        assert terms_of(report, replace(EMPTY, actors=frozenset({COALITION}))) == {term: 1}

    def test_none_in_common(self):
        report = replace(NOTHING_SAID, actors=frozenset({JIHADISTS}), lead_actors=frozenset({JIHADISTS}))

        assert codes_of(report, replace(EMPTY, actors=frozenset({COALITION}))) == {"other_actors"}

    def test_rare_words_add_up_to_a_most(self):
        report = replace(NOTHING_SAID, words=dict.fromkeys("abcdefgh", 1.0))

        assert terms_of(report, replace(EMPTY, words=frozenset("ab"))) == {"words": 2}
        assert terms_of(report, replace(EMPTY, words=frozenset("abcdefgh"))) == {"words": 4}

    @pytest.mark.parametrize(("share", "codes"), [(0.9, {"near_copy"}), (0.1, set())])
    def test_copies_of_a_report_of_the_incident(self, share, codes):
        assert codes_of(replace(NOTHING_SAID, copies={EMPTY.incident_id: share}), EMPTY) == codes
