"""What the public sees of merges, splits and retractions: entries of the ledger, each approved by a second person."""

from __future__ import annotations

import pytest

from incidents.models import IncidentState, Publication, PublicationKind, PublishedIncident
from incidents.services.rearranging import merge_incidents, split_incident
from incidents.services.reviewing import decide_review
from incidents.services.submitting import ask_for_retraction
from incidents.services.undoing import undo
from sources.errors import InputError
from tests.incidents.rearranged import LATER, LATEST, make_reported, publish_it, revisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(publisher, researcher, reviewer):
    report, incident = make_reported(publisher, 4, by=researcher)
    publish_it(incident, by=researcher, reviewer=reviewer)
    return report, incident


@pytest.fixture
def nine(publisher, researcher, reviewer):
    report, incident = make_reported(publisher, 9, by=researcher)
    publish_it(incident, by=researcher, reviewer=reviewer)
    return report, incident


@pytest.fixture
def merge(four, nine, researcher):
    return merge_incidents(four[1], nine[1], revisions=revisions(four[1], nine[1]), why="one evening", by=researcher, now=LATER)


def public(incident):
    return PublishedIncident.objects.filter(incident=incident).first()


def newest(incident):
    return incident.publications.order_by("-version").first()


class TestMerge:
    def test_changes_nothing_public_before_it_is_approved(self, four, nine, merge):
        assert (public(four[1]).version, public(nine[1]).version) == (1, 1)

    def test_is_published_with_the_approval_of_the_other(self, four, nine, merge, researcher, reviewer):
        publication = publish_it(nine[1], by=researcher, reviewer=reviewer, now=LATEST)

        assert publication.kind == PublicationKind.CORRECTED
        assert publication.document["related"] == {"merged_from": [four[1].code], "split_into": [], "split_from": []}
        tombstone = newest(four[1])
        assert (tombstone.kind, tombstone.version, tombstone.seq) == (PublicationKind.MERGED, 2, publication.seq + 1)
        assert tombstone.document["merged_into"] == nine[1].code
        assert tombstone.document["why"] == "one evening"
        assert public(four[1]) is None

    def test_is_forwarded_once(self, four, nine, merge, researcher, reviewer):
        publish_it(nine[1], by=researcher, reviewer=reviewer, now=LATEST)
        publish_it(nine[1], by=researcher, reviewer=reviewer, now=LATEST)

        assert four[1].publications.filter(kind=PublicationKind.MERGED).count() == 1

    def test_of_what_never_was_public_leaves_no_tombstone(self, nine, publisher, researcher, reviewer):
        _, draft = make_reported(publisher, 5, by=researcher)
        merge_incidents(draft, nine[1], revisions=revisions(draft, nine[1]), why="same", by=researcher, now=LATER)

        publication = publish_it(nine[1], by=researcher, reviewer=reviewer, now=LATEST)

        assert publication.document["related"]["merged_from"] == []
        assert not draft.publications.exists()

    def test_undone_after_it_was_published_has_to_be_reviewed_again(self, four, nine, merge, researcher, reviewer):
        publish_it(nine[1], by=researcher, reviewer=reviewer, now=LATEST)
        undo(merge.pk, why="two evenings", by=researcher, now=LATEST)
        four[1].refresh_from_db()
        assert four[1].state == IncidentState.DRAFT

        publish_it(four[1], by=researcher, reviewer=reviewer, now=LATEST)

        assert public(four[1]).version == 3


def test_split_is_published_as_such_and_names_its_part(four, nine, merge, researcher, reviewer):
    act = split_incident(
        nine[1], articles=[four[0].pk], claims=[], revision=revisions(nine[1])[nine[1].pk], why="two", by=researcher, now=LATER
    )
    part = publish_it(act.target, by=researcher, reviewer=reviewer, now=LATER)
    whole = publish_it(nine[1], by=researcher, reviewer=reviewer, now=LATEST)

    assert part.kind == PublicationKind.PUBLISHED
    assert part.document["related"]["split_from"] == [nine[1].code]
    assert whole.kind == PublicationKind.SPLIT
    assert whole.document["related"]["split_into"] == [act.target.code]
    assert publish_it(nine[1], by=researcher, reviewer=reviewer, now=LATEST).kind == PublicationKind.CORRECTED


class TestRetraction:
    def ask(self, incident, by, why="It was a drill."):
        return ask_for_retraction(incident.pk, revision=revisions(incident)[incident.pk], by=by, now=LATER, why=why)

    def decide(self, review, decision, by):
        return decide_review(review.pk, decision, revision=review.revision, by=by, now=LATEST, reason="checked")

    def test_leaves_a_tombstone_that_says_why(self, four, researcher, reviewer):
        publication = self.decide(self.ask(four[1], researcher), "approved", reviewer)

        assert publication.kind == PublicationKind.RETRACTED
        assert publication.document["why"] == "It was a drill."
        assert public(four[1]) is None
        assert Publication.objects.filter(incident=four[1], version=1).exists()
        four[1].refresh_from_db()
        assert four[1].state == IncidentState.RETRACTED

    @pytest.mark.parametrize("decision", ["returned", "rejected"])
    def test_that_is_not_approved_changes_nothing_public(self, decision, four, researcher, reviewer):
        assert self.decide(self.ask(four[1], researcher), decision, reviewer) is None

        four[1].refresh_from_db()
        assert (four[1].state, public(four[1]).version) == (IncidentState.PUBLISHED, 1)

    def test_is_never_decided_by_who_asked(self, four, reviewer):
        review = self.ask(four[1], reviewer)

        with pytest.raises(InputError, match="own_work"):
            self.decide(review, "approved", reviewer)

    def test_needs_a_reason(self, four, researcher):
        with pytest.raises(InputError, match="no_reason"):
            self.ask(four[1], researcher, why=" ")

    def test_needs_something_public(self, publisher, researcher):
        _, draft = make_reported(publisher, 5, by=researcher)

        with pytest.raises(InputError, match="not_public"):
            self.ask(draft, researcher)
