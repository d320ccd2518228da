"""Reports held against incidents: the right one first, and none where none fits."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.matching import (
    LIKELY,
    CalendarDay,
    DateWindow,
    Figure,
    IncidentSketch,
    ReportSketch,
    Scored,
    Spot,
    Weights,
    grounds,
    looks_new,
    rank,
    score,
    shipped_weights,
    text_names,
)
from tests.incidents.matching_cases import (
    AL_BAB,
    ATMEH,
    ATMEH_REPORT,
    BARISHA,
    COALITION,
    DEIR_BALLUT_SPOT,
    EMPTY,
    NOTHING_SAID,
    RAID_DAY,
    day,
    days_from_raid,
    held,
)


class TestAtmehReport:
    def test_ranks_its_own_incident_first_and_alone_as_likely(self):
        ranked = rank([ATMEH_REPORT], [AL_BAB, BARISHA, ATMEH])

        assert ranked[0].incident_id == ATMEH.incident_id
        assert [candidate.incident_id for candidate in ranked if candidate.score >= LIKELY] == [ATMEH.incident_id]

    def test_looks_new_beside_a_shelling_and_an_earlier_raid(self):
        assert looks_new(rank([ATMEH_REPORT], [AL_BAB, BARISHA]))

    @pytest.mark.parametrize(
        "changes",
        [
            pytest.param({"windows": ()}, id="event date missing"),
            pytest.param({"figures": ()}, id="toll missing"),
            pytest.param({"actors": frozenset(), "lead_actors": frozenset()}, id="actors missing"),
            pytest.param({"event_types": ()}, id="kind missing"),
            pytest.param({"spots": (DEIR_BALLUT_SPOT,)}, id="rival place only"),
            pytest.param({"windows": (days_from_raid(-1),)}, id="night dated to the day before"),
            pytest.param({"figures": (Figure("killed", "all", 30, 30),)}, id="rival toll"),
        ],
    )
    def test_finds_its_incident_still(self, changes):
        ranked = rank([replace(ATMEH_REPORT, **changes)], [AL_BAB, BARISHA, ATMEH])

        assert ranked[0].incident_id == ATMEH.incident_id
        assert ranked[0].score >= LIKELY
        assert looks_new(ranked[1:])

    @pytest.mark.parametrize("field", ["figures", "event_types", "spots"])
    def test_is_less_certain_of_its_incident_without(self, field):
        assert score(replace(ATMEH_REPORT, **{field: ()}), ATMEH).score < score(ATMEH_REPORT, ATMEH).score

    def test_does_not_know_without_a_place_or_day(self):
        told = replace(ATMEH_REPORT, spots=(), names=None, windows=(), published=None)

        assert looks_new(rank([told], [ATMEH]))


def test_of_the_parts_of_a_round_up_the_one_that_fits_counts():
    elsewhere = ReportSketch(names=text_names("Two people were hurt at Maarrat"), published=RAID_DAY)

    assert score(elsewhere, ATMEH).score < rank([elsewhere, ATMEH_REPORT], [ATMEH])[0].score == score(ATMEH_REPORT, ATMEH).score


def test_nothing_known_is_not_likely():
    assert looks_new([score(NOTHING_SAID, EMPTY)])


def test_no_candidate_looks_new():
    assert looks_new([])


def test_equal_candidates_come_in_the_order_of_their_ids():
    twins = [replace(ATMEH, incident_id=number) for number in (3, 1, 2)]

    assert [candidate.incident_id for candidate in rank([ATMEH_REPORT], twins)] == [1, 2, 3]


def test_candidate_at_the_threshold_is_likely():
    assert not looks_new([Scored(1, LIKELY, ())])


def test_reasons_come_weightiest_first_and_each_has_some_weight():
    weights = [abs(reason.weight) for reason in score(ATMEH_REPORT, BARISHA).reasons]

    assert len(weights) > 2
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0


def test_other_weights_give_another_score():
    shipped = shipped_weights()

    assert score(ATMEH_REPORT, ATMEH, weights=Weights(-30, shipped.terms)).score < LIKELY < score(ATMEH_REPORT, ATMEH).score


def test_amounts_without_a_weight_count_nothing():
    assert score(ATMEH_REPORT, ATMEH, weights=Weights(0.0, {})).score == 0.5


DAYS = st.dates(datetime.date(2022, 1, 1), datetime.date(2022, 3, 1))
WINDOWS = st.tuples(DAYS, DAYS).map(lambda ends: DateWindow(min(ends), max(ends)))
SPOTS = st.builds(Spot, st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 300))
FIGURES = st.builds(
    lambda outcome, group, low, width: Figure(outcome, group, low, None if width is None else low + width),
    st.sampled_from(["killed", "injured", "missing"]),
    st.sampled_from(["all", "civilians", "children", "medics"]),
    st.integers(0, 5000),
    st.none() | st.integers(0, 50),
)
KINDS = st.sampled_from(["raid", "air_landing", "shelling", "protest", "other"])
ACTORS = st.frozensets(st.integers(1, 5), max_size=3)
WORDS = st.sampled_from("abcdef")
AREAS = st.dictionaries(st.integers(1, 3), st.frozensets(st.integers(1, 5), max_size=3))


def up_to_three(values: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    return st.lists(values, max_size=3).map(tuple)


REPORTS = st.builds(
    ReportSketch,
    published=st.none() | DAYS,
    windows=up_to_three(WINDOWS),
    days=up_to_three(st.builds(CalendarDay, st.integers(1, 12), st.integers(1, 31), st.none() | st.just(2022))),
    weekday=st.none() | st.integers(0, 6),
    spots=up_to_three(SPOTS),
    areas=AREAS,
    names=st.none() | st.sampled_from(["Atmeh", "مقتل شخص في أطمة", "عتمة", ""]).map(text_names),
    event_types=up_to_three(KINDS),
    figures=up_to_three(FIGURES),
    actors=ACTORS,
    words=st.dictionaries(WORDS, st.floats(0, 1)),
)
INCIDENTS = st.builds(
    IncidentSketch,
    incident_id=st.integers(1, 1000),
    window=st.none() | WINDOWS,
    spots=up_to_three(SPOTS),
    areas=AREAS,
    names=up_to_three(st.sampled_from([held("Atmeh"), held("أطمة", is_main=False), held("إدلب", is_area=True)])),
    event_types=st.frozensets(KINDS, max_size=2),
    figures=up_to_three(FIGURES),
    actors=ACTORS,
    words=st.frozensets(WORDS),
)


@given(REPORTS, INCIDENTS)
def test_score_is_a_share_and_every_reason_a_number(report, incident):
    scored = score(report, incident)

    assert 0 <= scored.score <= 1
    assert all(abs(reason.weight) <= 10 for reason in scored.reasons)


@given(REPORTS, INCIDENTS, st.data())
def test_order_of_what_is_said_does_not_matter(report, incident, data):
    shuffled = replace(
        report,
        windows=tuple(data.draw(st.permutations(report.windows))),
        figures=tuple(data.draw(st.permutations(report.figures))),
    )

    assert score(shuffled, incident) == score(report, incident)


@given(REPORTS, st.lists(INCIDENTS, max_size=6, unique_by=lambda incident: incident.incident_id), st.data())
def test_order_of_candidates_does_not_matter(report, incidents, data):
    assert rank([report], data.draw(st.permutations(incidents))) == rank([report], incidents)


@given(INCIDENTS)
def test_report_that_says_nothing_gives_no_grounds(incident):
    assert grounds(NOTHING_SAID, incident) == []


def test_what_the_report_does_not_say_is_not_held_against_it():
    told = ReportSketch(windows=(day(RAID_DAY),))

    assert {ground.code for ground in grounds(told, replace(ATMEH, actors=frozenset({COALITION})))} == {"same_day"}
