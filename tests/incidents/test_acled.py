"""Every event type has its ACLED pair, and every pair is one of ACLED's."""

from __future__ import annotations

from incidents.acled import ACLED_EVENT, SUB_EVENTS, acled_event
from sources.models import EventType


def test_every_event_type_is_mapped():
    assert set(ACLED_EVENT) == set(EventType.values)


def test_every_pair_is_one_of_acleds_25():
    assert len(SUB_EVENTS) == 25
    assert all(SUB_EVENTS[sub] == event for event, sub in ACLED_EVENT.values())


def test_chosen_sub_event_comes_first():
    assert acled_event("protest", "Violent demonstration") == ("Riots", "Violent demonstration")
