"""Evidence passes between incidents with a reason, and comes back exactly as it was."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from incidents.models import Incident, IncidentState, Judgement, Rearrangement
from incidents.services.curation import edit_incident, judge_match
from incidents.services.rearranging import merge_incidents, move_report, split_incident
from incidents.services.undoing import undo
from sources.errors import InputError, StaleError
from tests.factories import NOW
from tests.incidents.rearranged import LATER, LATEST, everything, killed, make_reported, revisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(publisher, researcher):
    return make_reported(publisher, 4, by=researcher)


@pytest.fixture
def nine(publisher, researcher):
    return make_reported(publisher, 9, by=researcher)


def merge(source, target, by, **changes):
    options = {"revisions": revisions(source, target), "why": "one street, one evening", "by": by, "now": LATER}
    return merge_incidents(source, target, **{**options, **changes})


def split(source, by, **chosen):
    options = {"articles": [], "claims": [], "revision": revisions(source)[source.pk], "why": "two streets", "by": by, "now": LATER}
    return split_incident(source, **{**options, **chosen})


class TestMerge:
    def test_brings_the_evidence_of_both_together_and_sums_nothing(self, four, nine, researcher):
        merge(four[1], nine[1], researcher)

        assert killed(nine[1]) == (4, 4, 9)
        assert killed(four[1]) is None

    def test_leaves_a_forwarding_code(self, four, nine, researcher):
        merge(four[1], nine[1], researcher)

        merged = Incident.objects.get(pk=four[1].pk)
        assert (merged.state, merged.merged_into) == (IncidentState.MERGED, nine[1])

    def test_makes_the_other_incident_the_primary_one_of_each_report(self, four, nine, researcher):
        merge(four[1], nine[1], researcher)

        assert set(nine[1].matches.filter(is_primary=True).values_list("article", flat=True)) == {four[0].pk, nine[0].pk}

    def test_overrules_an_earlier_no_there(self, four, nine, researcher):
        claim = four[0].claims.first()
        nine[1].evidence.create(claim=claim, judgement=Judgement.NEGATIVE, by=researcher, at=NOW)
        before = everything()

        act = merge(four[1], nine[1], researcher)
        assert nine[1].evidence.get(claim=claim).judgement == Judgement.POSITIVE

        undo(act.pk, why="no", by=researcher, now=LATEST)
        assert everything() == before

    @pytest.mark.parametrize(("changes", "code"), [({"why": "  "}, "no_reason"), ({"revisions": None}, "stale_incident")])
    def test_refuses_what_is_not_whole(self, changes, code, four, nine, researcher):
        old = {four[1].pk: 1, nine[1].pk: revisions(nine[1])[nine[1].pk]}
        before = everything()

        with pytest.raises(InputError) as caught:
            merge(four[1], nine[1], researcher, **{name: old if value is None else value for name, value in changes.items()})

        assert caught.value.code == code
        assert everything() == before

    def test_of_one_with_itself_is_refused(self, four, researcher):
        with pytest.raises(InputError, match="same_incident"):
            merge(four[1], four[1], researcher)

    def test_of_a_merged_one_is_refused(self, four, nine, researcher):
        merge(four[1], nine[1], researcher)

        with pytest.raises(InputError, match="not_editable"):
            merge(four[1], nine[1], researcher)


class TestSplit:
    @pytest.fixture
    def both(self, four, nine, researcher):
        merge(four[1], nine[1], researcher)
        return nine[1]

    def test_by_report_opens_a_draft_that_is_described_alike(self, both, four, researcher):
        act = split(both, researcher, articles=[four[0].pk])

        assert (act.target.state, act.target.place, act.target.start_date) == (IncidentState.DRAFT, both.place, both.start_date)
        assert (killed(act.target), killed(both)) == ((4, 4, 4), (9, 9, 9))
        assert four[0].matches.get(is_primary=True).incident == act.target

    def test_by_claim_leaves_the_report_where_it_is(self, both, four, researcher):
        claim = four[0].claims.get(outcome="killed")

        act = split(both, researcher, claims=[claim.pk])

        assert (killed(act.target), killed(both)) == ((4, 4, 4), (9, 9, 9))
        assert both.estimates.filter(outcome="injured").exists()
        assert four[0].matches.get(is_primary=True).incident == both

    def test_says_that_the_report_is_about_another_incident(self, both, four, researcher):
        split(both, researcher, articles=[four[0].pk])

        assert both.matches.get(article=four[0]).judgement == Judgement.NEGATIVE

    @pytest.mark.parametrize(("chosen", "code"), [("nothing", "nothing_chosen"), ("all", "nothing_left"), ("foreign", "not_evidence_here")])
    def test_refuses_a_choice_that_makes_no_sense(self, chosen, code, both, four, nine, researcher):
        own = [four[0].pk, nine[0].pk]
        articles = {"nothing": [], "all": own, "foreign": [four[0].pk, 999_999]}[chosen]

        with pytest.raises(InputError) as caught:
            split(both, researcher, articles=articles)

        assert caught.value.code == code
        assert Incident.objects.count() == 2


class TestMove:
    def move(self, report, source, target, by, **changes):
        options = {"revisions": revisions(source, target), "why": "it names the other street", "by": by, "now": LATER}
        return move_report(report, target, source=source, **{**options, **changes})

    def test_takes_a_report_with_its_claims(self, four, nine, researcher):
        self.move(four[0], four[1], nine[1], researcher)

        assert killed(nine[1]) == (4, 4, 9)
        assert killed(four[1]) is None

    def test_of_a_report_that_is_there_is_refused(self, four, researcher):
        with pytest.raises(InputError, match="same_incident"):
            self.move(four[0], four[1], four[1], researcher)

    def test_of_a_report_that_was_moved_before_is_refused(self, four, nine, researcher):
        self.move(four[0], four[1], nine[1], researcher)

        with pytest.raises(InputError, match="not_attached"):
            self.move(four[0], four[1], nine[1], researcher)


class TestUndo:
    @pytest.mark.parametrize("act", ["merge", "split", "move"])
    def test_brings_back_the_exact_state_before(self, act, four, nine, researcher):
        if act == "split":
            merge(four[1], nine[1], researcher)
        before = everything()
        done = {
            "merge": lambda: merge(four[1], nine[1], researcher),
            "split": lambda: split(nine[1], researcher, articles=[four[0].pk]),
            "move": lambda: TestMove().move(four[0], four[1], nine[1], researcher),
        }[act]()
        assert everything() != before

        undo(done.pk, why="it was the other street after all", by=researcher, now=LATEST)

        assert everything() == before

    def test_of_acts_one_after_another_goes_back_step_by_step(self, four, nine, researcher):
        start = everything()
        first = merge(four[1], nine[1], researcher)
        between = everything()
        second = split(nine[1], researcher, claims=[four[0].claims.get(outcome="killed").pk])

        undo(second.pk, why="wrong", by=researcher, now=LATEST)
        assert everything() == between
        undo(first.pk, why="wrong too", by=researcher, now=LATEST)
        assert everything() == start

    def test_is_kept_with_its_reason(self, four, nine, researcher):
        act = merge(four[1], nine[1], researcher)

        undo(act.pk, why="another evening", by=researcher, now=LATEST)

        act.refresh_from_db()
        assert (act.undone_by, act.undone_at, act.undone_why) == (researcher, LATEST, "another evening")

    def test_twice_is_refused(self, four, nine, researcher):
        act = merge(four[1], nine[1], researcher)
        undo(act.pk, why="wrong", by=researcher, now=LATEST)

        with pytest.raises(StaleError, match="undone_before"):
            undo(act.pk, why="wrong", by=researcher, now=LATEST)

    def test_never_overwrites_what_was_decided_since(self, four, nine, researcher):
        act = merge(four[1], nine[1], researcher)
        judge_match(four[0], nine[1], Judgement.NEGATIVE, by=researcher, now=LATER)
        after = everything()

        with pytest.raises(StaleError, match="decided_since"):
            undo(act.pk, why="wrong", by=researcher, now=LATEST)

        assert everything() == after

    def test_keeps_what_was_written_on_the_incident_since(self, four, nine, researcher):
        act = merge(four[1], nine[1], researcher)
        edit_incident(nine[1].pk, {"title_en": "Both streets"}, revision=revisions(nine[1])[nine[1].pk], by=researcher, now=LATER)

        undo(act.pk, why="wrong", by=researcher, now=LATEST)

        assert Incident.objects.get(pk=nine[1].pk).title_en == "Both streets"

    def test_of_a_split_with_evidence_of_its_own_is_refused(self, four, nine, publisher, researcher):
        merge(four[1], nine[1], researcher)
        act = split(nine[1], researcher, articles=[four[0].pk])
        third, other = make_reported(publisher, 5, by=researcher)
        TestMove().move(third, other, act.target, researcher)

        with pytest.raises(InputError, match="split_lives_on"):
            undo(act.pk, why="wrong", by=researcher, now=LATEST)

    def test_needs_a_reason(self, four, nine, researcher):
        act = merge(four[1], nine[1], researcher)

        with pytest.raises(InputError, match="no_reason"):
            undo(act.pk, why="", by=researcher, now=LATEST)


def test_the_second_of_two_people_is_told_what_changed(four, researcher, reviewer):
    seen = four[1].revision
    edit_incident(four[1].pk, {"title_en": "Shelling of the market"}, revision=seen, by=reviewer, now=LATER)

    with pytest.raises(StaleError) as caught:
        edit_incident(four[1].pk, {"title_en": "Shelling of the school"}, revision=seen, by=researcher, now=LATER)

    assert f"English title ({reviewer.username})" in str(caught.value.message)


@pytest.mark.django_db(transaction=True)
def test_of_two_merges_at_once_one_happens_and_nothing_is_lost(publisher, researcher, reviewer):
    _, first = make_reported(publisher, 4, by=researcher)
    _, second = make_reported(publisher, 9, by=researcher)
    seen = revisions(first, second)
    barrier, told = threading.Barrier(2), []

    def work(source, target, by):
        barrier.wait()
        try:
            merge(source, target, by, revisions=seen)
        except InputError as error:
            told.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=ends) for ends in ((first, second, researcher), (second, first, reviewer))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Rearrangement.objects.count() == 1
    assert told in (["not_editable"], ["stale_incident"])
    assert {killed(first), killed(second)} == {None, (4, 4, 9)}
