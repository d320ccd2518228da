"""Which incidents are looked at for a report, when there are too many to look at all."""

from __future__ import annotations

import datetime

import pytest

from incidents.matching import CalendarDay, DateWindow, ReportSketch, Spot, text_names
from incidents.services import candidates
from incidents.services.candidates import find_candidates
from incidents.services.indexing import index_incident
from tests.factories import NOW, make_incident, make_place

pytestmark = pytest.mark.django_db

DAY = NOW.date()


@pytest.fixture(autouse=True)
def _many(monkeypatch):
    """Let no number of incidents be few."""
    monkeypatch.setattr(candidates, "FEW_INCIDENTS", 0)


@pytest.fixture
def incident(researcher):
    area = make_place("Upper District", kind="adm2", latitude=40.0)
    incident = make_incident(researcher, place=make_place("Tell Nur", parent=area))
    index_incident(incident)
    return incident


def days(count):
    return datetime.timedelta(days=count)


@pytest.mark.parametrize(
    "sketch",
    [
        pytest.param(ReportSketch(published=DAY + days(1), spots=(Spot(36.1, 36.5, 2),)), id="near, published the day after"),
        pytest.param(ReportSketch(windows=(DateWindow(DAY, DAY),)), id="on that day"),
        pytest.param(ReportSketch(published=DAY, names=text_names("shells fell on Tell Nur")), id="named and dated"),
        pytest.param(ReportSketch(names=text_names("shells fell on Tell Nur")), id="named, undated"),
        pytest.param(ReportSketch(spots=(Spot(36.01, 36.5, 2),)), id="near, undated"),
        pytest.param(ReportSketch(spots=(Spot(36.4, 36.5, 2),), names=text_names("elsewhere")), id="nothing fits: the newest"),
        pytest.param(ReportSketch(days=(CalendarDay(2, 4),), read_on=DAY + days(400)), id="day and month"),
    ],
)
def test_ways_of_finding(incident, sketch):
    assert find_candidates([sketch]) == [incident.pk]


def test_far_from_everything_gives_only_the_newest(incident, researcher):
    other = make_incident(researcher, start_date=DAY - days(900), end_date=DAY - days(900))

    assert find_candidates([ReportSketch(windows=(DateWindow(other.start_date, other.end_date),))]) == [other.pk]


def test_area_and_day_find_what_lies_in_it(incident):
    area = incident.areas.get().place_id

    assert find_candidates([ReportSketch(published=DAY, areas={2: frozenset({area})})]) == [incident.pk]


@pytest.mark.parametrize("state", ["rejected", "retracted"])
def test_fallen_incidents_are_not_found(incident, state):
    type(incident).objects.filter(pk=incident.pk).update(state=state)

    assert find_candidates([ReportSketch(published=DAY, spots=(Spot(36.0, 36.5, 2),))]) == []


def test_few_incidents_are_all_looked_at(incident, monkeypatch):
    monkeypatch.setattr(candidates, "FEW_INCIDENTS", 5)

    assert find_candidates([ReportSketch(windows=(DateWindow(DAY - days(2000), DAY - days(2000)),))]) == [incident.pk]
