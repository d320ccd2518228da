"""Merging, splitting, moving, undoing, retracting and overriding, by the forms that researchers use."""

from __future__ import annotations

import pytest
from django.urls import reverse

from incidents.models import Incident, IncidentState, Rearrangement, Review, ReviewKind
from tests.incidents.rearranged import killed, make_reported, publish_it, revisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, researcher):
    client.force_login(researcher)
    return client


@pytest.fixture
def four(publisher, researcher):
    return make_reported(publisher, 4, by=researcher)


@pytest.fixture
def nine(publisher, researcher):
    return make_reported(publisher, 9, by=researcher)


def revision(incident: Incident) -> int:
    return revisions(incident)[incident.pk]


def merge(desk, source, target, **sent):
    values = {"revision": revision(source), "target_revision": revision(target), "why": "one evening", **sent}
    return desk.post(reverse("incident-merge", args=[source.code, target.code]), values)


def page(desk, incident) -> str:
    return desk.get(reverse("incident-arrange", args=[incident.code])).content.decode()


def test_both_are_shown_side_by_side_before_a_merge(desk, four, nine):
    answer = desk.get(reverse("incident-compare", args=[four[1].code]), {"code": nine[1].code})

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Shelling with 4 killed" in shown
    assert "Shelling with 9 killed" in shown
    assert Incident.objects.filter(state=IncidentState.MERGED).count() == 0


def test_a_code_that_does_not_exist_is_told(desk, four):
    answer = desk.get(reverse("incident-compare", args=[four[1].code]), {"code": "SYR99999"})

    assert answer.status_code == 422
    assert "There is no incident SYR99999" in answer.content.decode()


def test_merge_leads_to_the_other_incident(desk, four, nine):
    answer = merge(desk, four[1], nine[1])

    assert answer["Location"] == reverse("incident-edit", args=[nine[1].code])
    assert killed(nine[1]) == (4, 4, 9)


@pytest.mark.parametrize(("sent", "status"), [({"why": ""}, 422), ({"target_revision": 0}, 409)])
def test_refused_merge_changes_nothing_and_says_why(sent, status, desk, four, nine):
    answer = merge(desk, four[1], nine[1], **sent)

    assert answer.status_code == status
    assert 'role="alert"' in answer.content.decode()
    assert not Rearrangement.objects.exists()


def test_split_opens_an_incident_of_what_is_chosen(desk, four, nine):
    merge(desk, four[1], nine[1])
    sent = {"articles": [four[0].pk], "why": "two streets", "revision": revision(nine[1])}

    answer = desk.post(reverse("incident-split", args=[nine[1].code]), sent)

    new = Rearrangement.objects.get(kind="split").target
    assert answer["Location"] == reverse("incident-edit", args=[new.code])
    assert (killed(new), killed(nine[1])) == ((4, 4, 4), (9, 9, 9))


def test_split_of_nothing_is_told(desk, four):
    answer = desk.post(reverse("incident-split", args=[four[1].code]), {"why": "two", "revision": revision(four[1])})

    assert answer.status_code == 422
    assert "Choose the reports or claims" in answer.content.decode()


def test_move_takes_the_report_along(desk, four, nine):
    sent = {"report": four[0].pk, "code": nine[1].code.lower(), "why": "other street", "revision": revision(four[1])}

    desk.post(reverse("report-move", args=[four[1].code]), sent)

    assert four[0].matches.get(is_primary=True).incident == nine[1]


def test_undo_from_the_list_of_acts(desk, four, nine):
    merge(desk, four[1], nine[1])
    act = Rearrangement.objects.get()
    assert reverse("rearrangement-undo", args=[four[1].code, act.pk]) in page(desk, nine[1])

    desk.post(reverse("rearrangement-undo", args=[four[1].code, act.pk]), {"why": "another evening"})

    assert killed(four[1]) == (4, 4, 4)
    assert "another evening" in page(desk, four[1])


def test_undo_without_a_reason_is_told(desk, four, nine):
    merge(desk, four[1], nine[1])

    answer = desk.post(reverse("rearrangement-undo", args=[four[1].code, Rearrangement.objects.get().pk]), {"why": ""})

    assert answer.status_code == 422
    assert "Give a reason" in answer.content.decode()


class TestRetraction:
    @pytest.fixture
    def public(self, four, researcher, reviewer):
        publish_it(four[1], by=researcher, reviewer=reviewer)
        return four[1]

    @pytest.fixture
    def asked(self, desk, public):
        desk.post(reverse("incident-retract", args=[public.code]), {"why": "A <i>drill</i>", "revision": revision(public)})
        return Review.objects.get(kind=ReviewKind.RETRACTION)

    def test_is_offered_for_what_is_public_alone(self, desk, public, nine):
        assert reverse("incident-retract", args=[public.code]) in page(desk, public)
        assert reverse("incident-retract", args=[nine[1].code]) not in page(desk, nine[1])

    def test_without_a_reason_is_told(self, desk, public):
        answer = desk.post(reverse("incident-retract", args=[public.code]), {"why": "", "revision": revision(public)})

        assert answer.status_code == 422
        assert "Say why it has to be taken back" in answer.content.decode()

    def test_is_approved_by_a_reviewer_who_reads_the_reason(self, client, asked, public, reviewer):
        client.force_login(reviewer)
        address = reverse("admin:incidents_review_change", args=[asked.pk])
        assert "A &lt;i&gt;drill&lt;/i&gt;" in client.get(address).content.decode()

        sent = {"decision": "approved", "revision": asked.revision, "reason": "checked"}
        client.post(reverse("admin:incidents_review_decide", args=[asked.pk]), sent)

        assert client.get(f"/incidents/{public.code}/").status_code == 410

    def test_stands_in_the_queue_as_what_it_is(self, client, asked, reviewer):
        client.force_login(reviewer)

        assert "retraction" in client.get(reverse("admin:incidents_review_changelist")).content.decode()


class TestFigures:
    def override(self, desk, incident, **sent):
        estimate = incident.estimates.get(outcome="killed")
        values = {"low": 4, "best": 5, "high": 6, "why": "names are known", "revision": revision(incident), **sent}
        return desk.post(reverse("estimate-override", args=[estimate.pk]), values)

    def test_override_is_shown_beside_the_computed(self, desk, four):
        self.override(desk, four[1])

        shown = desk.get(reverse("incident-edit", args=[four[1].code])).content.decode()
        assert "names are known" in shown
        assert "4 · 4 · 4" in shown

    @pytest.mark.parametrize(
        ("sent", "words"), [({"why": ""}, "Say why"), ({"low": 9}, "The lowest can&#x27;t be above"), ({"best": "x"}, "best:")]
    )
    def test_refused_override_is_told(self, sent, words, desk, four):
        answer = self.override(desk, four[1], **sent)

        assert answer.status_code == 422
        assert words in answer.content.decode()

    def test_withdrawn_override_is_gone(self, desk, four):
        self.override(desk, four[1])
        estimate = four[1].estimates.get(outcome="killed")

        desk.post(reverse("estimate-withdraw", args=[estimate.pk]), {"revision": revision(four[1])})

        assert "names are known" not in desk.get(reverse("incident-edit", args=[four[1].code])).content.decode()

    def test_rule_is_chosen_by_its_code(self, desk, four):
        desk.post(reverse("incident-rule", args=[four[1].code]), {"estimate_rule": "most_conservative", "revision": revision(four[1])})

        assert four[1].estimates.get(outcome="killed").rule == "most_conservative"

    def test_unknown_rule_is_refused(self, desk, four):
        answer = desk.post(reverse("incident-rule", args=[four[1].code]), {"estimate_rule": "sum", "revision": revision(four[1])})

        assert answer.status_code == 422

    def test_suggested_grading_says_why(self, desk, four):
        assert "Only one credible origin" in desk.get(reverse("incident-edit", args=[four[1].code])).content.decode()
