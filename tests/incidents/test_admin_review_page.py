"""What the page of a submission shows, top to bottom."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from incidents.admin.review_page import review_page
from incidents.models import Decision
from incidents.services.reviewing import decide_review
from sources.services.deciding import decide_claim, edit_claim
from tests.factories import NOW
from tests.incidents.submissions import LATER, make_correction, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(publisher, researcher):
    return make_submission(publisher, researcher, note="One origin for both figures.")


@pytest.fixture
def correction(review, publisher, researcher, reviewer):
    return make_correction(review, publisher, by=researcher, reviewer=reviewer)


@pytest.fixture
def show(client, reviewer):
    client.force_login(reviewer)
    return lambda review: client.get(reverse("admin:incidents_review_change", args=[review.pk])).content.decode()


def change(page, field):
    return next(change for change, _remarks in page.changes if change.field == field)


def test_first_publication_lists_what_will_be_public(review):
    page = review_page(review)

    assert page.version is None
    assert change(page, "title_en").after == ("Shelling of Tell Nur",)
    assert change(page, "estimate.killed.all").after == ("4",)
    assert all(not change.before for change, _remarks in page.changes)


def test_correction_lists_only_what_differs(correction):
    page = review_page(correction)

    assert page.version == 1
    assert [change.field for change, _remarks in page.changes] == ["grading", "estimate.killed.all", "reports"]


def test_estimate_before_and_after(correction):
    killed = change(review_page(correction), "estimate.killed.all")

    assert (killed.before, killed.after) == (("4",), ("4 to 9, best 4",))


def test_added_claim_is_listed_and_marked(correction):
    page = review_page(correction)

    assert [(claim.before, claim.after, claim.quote) for claim in page.claim_changes] == [("", "9 killed", "Nine people were killed")]
    assert [claim.claim.quote for report in page.reports for claim in report.claims if claim.is_new] == ["Nine people were killed"]


def test_removed_claim_is_listed(correction):
    correction.document["claims"] = [claim for claim in correction.document["claims"] if claim["quote"] != "Shells fell"]
    correction.save()

    assert ("shelling", "") in [(claim.before, claim.after) for claim in review_page(correction).claim_changes]


def test_decided_correction_still_shows_what_it_changed(correction, reviewer):
    decide_review(correction.pk, Decision.APPROVED, revision=correction.revision, by=reviewer, now=timezone.now(), reason="Both stand.")
    correction.refresh_from_db()

    assert change(review_page(correction), "grading").before == ("ungraded",)


def test_who_did_what_and_why(correction):
    told = [(entry.by, entry.what, entry.reason) for entry in review_page(correction).entries]

    assert told == [
        ("rana", "opened the incident", ""),
        ("rana", "attached the report “\u2068Shells on Tell Nur\u2069”", ""),
        ("rana", "edited", ""),
        ("rana", "submitted for review", "One origin for both figures."),
        ("rami", "approved and published", "Quoted and dated."),
        ("rana", "attached the report “\u2068Toll rises\u2069”", ""),
        ("rana", "edited", "the toll rose"),
        ("rana", "submitted for review", ""),
    ]


def test_quotation_stands_among_its_neighbors(review, show):
    content = show(review)

    assert "said. <mark>Four people were killed</mark>, the Valley Observatory" in content


def test_markup_in_a_report_is_text(review, show):
    content = show(review)

    assert "&lt;b&gt;Nobody&lt;/b&gt;" in content
    assert "<b>Nobody</b>" not in content


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_markup_in_titles_notes_and_names_is_text(hostile, publisher, researcher, show):
    type(publisher).objects.update(name_en=hostile)
    publisher.refresh_from_db()
    review = make_submission(publisher, researcher, note=hostile)
    review.document["title"]["en"] = review.incident.title_en = hostile
    review.save()
    review.incident.save()

    assert hostile not in show(review)


def test_script_address_is_no_link(review, show):
    review.document["reports"][0]["url"] = "javascript:alert(1)"
    review.save()

    assert "javascript:" not in show(review)


def test_edited_claim_shows_what_the_machine_had_proposed(review, researcher):
    document = next(claim for claim in review.document["claims"] if claim["quote"] == "Four people were killed")
    claim = review.incident.evidence.get(claim=document["id"]).claim
    edit_claim(claim.pk, {"qualifier": "about"}, version=claim.version, by=researcher, now=NOW, reason="a rough count")
    document["qualifier"] = "about"
    review.save()

    shown = next(claim for report in review_page(review).reports for claim in report.claims if claim.claim.pk == document["id"])

    assert (shown.words, shown.proposed, shown.claim.decision_reason) == ("about 4 killed", "4 killed", "a rough count")


def test_claim_decided_anew_after_submission_is_marked(review, researcher, show):
    claim = review.incident.evidence.order_by("claim__span_start").first().claim
    decide_claim(claim.pk, accept=False, version=claim.version, by=researcher, now=LATER, reason="misread")

    content = show(review)

    assert "decided anew since: rejected" in content
    assert "Somebody decided anew" in content


def test_nothing_moved_shows_no_warning(review, show):
    assert "Somebody decided anew" not in show(review)


def test_rejecting_is_not_offered_for_what_is_public(correction, show):
    content = show(correction)

    assert 'value="rejected"' not in content
    assert "returned, but not rejected" in content


@pytest.mark.usefixtures("correction")
def test_decided_submission_shows_the_decision(review, show):
    review.refresh_from_db()

    assert "Quoted and dated." in show(review)


def test_arabic_page_is_right_to_left(review, client, reviewer):
    client.force_login(reviewer)
    client.cookies["django_language"] = "ar"

    content = client.get(reverse("admin:incidents_review_change", args=[review.pk])).content.decode()

    assert 'lang="ar" dir="rtl"' in content
    assert "قصف تل نور" in content


def test_page_needs_as_many_queries_for_many_claims(review, correction, django_assert_num_queries):
    # submission; publication before; claims; actors of estimates; remarks; history, its users, places, their names; attached reports
    for submission in (review, correction):
        with django_assert_num_queries(10), translation.override("en"):
            review_page(type(submission).objects.select_related("incident").get(pk=submission.pk))
