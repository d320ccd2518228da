"""What people decide on claims, and what is kept of the machine's own reading."""

from __future__ import annotations

import datetime

import pytest

from sources.errors import InputError, StaleError
from sources.models import Claim, ClaimStatus
from sources.services.deciding import add_claim, decide_claim, edit_claim, reopen_claim
from tests.factories import NOW, make_actor, make_claim, make_place

TEXT = "Shells fell on Tell Nur on Friday. Four people were killed, Civil Defence said, and dozens fled."

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(report):
    return report(TEXT)


@pytest.fixture
def toll(article):
    return make_claim(article, "Four people were killed")


def edit(claim, values, by, **changes):
    return edit_claim(claim.pk, values, **{"version": claim.version, "by": by, "now": NOW, **changes})


def decide(claim, by, *, accept):
    return decide_claim(claim.pk, accept=accept, version=claim.version, by=by, now=NOW)


def test_accepted_with_name_and_time(toll, researcher):
    claim = decide(toll, researcher, accept=True)

    assert (claim.status, claim.decided_by, claim.decided_at) == (ClaimStatus.ACCEPTED, researcher, NOW)


def test_rejected_claim_stays(toll, researcher):
    decide(toll, researcher, accept=False)

    assert Claim.objects.get().status == ClaimStatus.REJECTED


def test_edit_keeps_the_machines_values(toll, researcher):
    claim = edit(toll, {"group": "civilians"}, researcher)

    assert (claim.status, claim.group, claim.machine_values["group"]) == (ClaimStatus.EDITED, "civilians", "all")


def test_edit_that_changes_nothing_is_an_acceptance(toll, researcher):
    assert edit(toll, {"group": "all"}, researcher).status == ClaimStatus.ACCEPTED


def test_second_edit_keeps_the_first_machine_values(toll, researcher):
    once = edit(toll, {"group": "civilians"}, researcher)

    assert edit(once, {"group": "children"}, researcher).machine_values["group"] == "all"


def test_number_that_the_quotation_does_not_say_needs_a_reason(toll, researcher):
    with pytest.raises(InputError) as caught:
        edit(toll, {"value_min": 5, "value_max": 5}, researcher)

    assert caught.value.code == "not_in_quotation"
    toll.refresh_from_db()
    assert (toll.status, toll.value_min) == (ClaimStatus.PROPOSED, 4)


def test_number_with_a_reason_is_taken(toll, researcher):
    claim = edit(toll, {"value_min": 5, "value_max": 5}, researcher, reason="The outlet corrected it on the same page.")

    assert (claim.value_min, claim.decision_reason) == (5, "The outlet corrected it on the same page.")


def test_range_upside_down_is_refused(toll, researcher):
    with pytest.raises(InputError) as caught:
        edit(toll, {"value_min": 5, "value_max": 4}, researcher, reason="typo")

    assert caught.value.code == "range"


def test_words_of_the_report_cannot_be_edited(toll, researcher):
    with pytest.raises(InputError) as caught:
        edit(toll, {"quote": "Five people"}, researcher)

    assert caught.value.code == "not_editable"


def test_stale_version_is_refused(toll, researcher):
    decide(toll, researcher, accept=True)

    with pytest.raises(StaleError):
        decide(toll, researcher, accept=False)


def test_taking_back_restores_the_machines_values(toll, researcher):
    edited = edit(toll, {"group": "civilians"}, researcher)

    claim = reopen_claim(edited.pk, version=edited.version)

    assert (claim.status, claim.group, claim.decided_by, claim.machine_values) == (ClaimStatus.PROPOSED, "all", None, None)


def test_taking_back_restores_dates_and_places(article, researcher):
    date = make_claim(article, "Friday", "date")
    edited = edit(date, {"date_from": NOW.date() - datetime.timedelta(days=1)}, researcher)

    reopen_claim(edited.pk, version=edited.version)

    date.refresh_from_db()
    assert date.date_from == NOW.date()


def test_place_is_chosen_by_a_person(article, researcher):
    place = make_place()
    mention = make_claim(article, "Tell Nur", "place")

    assert edit(mention, {"place": place, "geo_precision": "village_town"}, researcher).place == place


def test_person_adds_a_claim_that_the_machine_missed(article, researcher):
    actor = make_actor("Civil Defence")
    start = article.text.index("dozens fled")
    values = {
        "kind": "casualties",
        "span_start": start,
        "span_end": start + len("dozens fled"),
        "outcome": "displaced",
        "group": "all",
        "qualifier": "vague",
        "value_min": 20,
        "attribution": "Civil Defence",
    }

    claim = add_claim(article, values, by=researcher, now=NOW, reason="dozens are at least twenty")

    assert (claim.quote, claim.status, claim.run, claim.attributed_to) == ("dozens fled", ClaimStatus.ACCEPTED, None, actor)


def test_source_must_stand_in_the_report(article, researcher):
    values = {"kind": "event", "span_start": 0, "span_end": 11, "event_type": "shelling", "attribution": "the navy"}

    with pytest.raises(InputError) as caught:
        add_claim(article, values, by=researcher, now=NOW)

    assert caught.value.field == "attribution"


@pytest.mark.parametrize("span", [(-1, 4), (4, 4), (0, 10_000)])
def test_selection_outside_the_report_is_refused(span, article, researcher):
    values = {"kind": "event", "span_start": span[0], "span_end": span[1], "event_type": "shelling"}

    with pytest.raises(InputError):
        add_claim(article, values, by=researcher, now=NOW)
