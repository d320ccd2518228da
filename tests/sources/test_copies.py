"""Reports that repeat earlier ones: copies are one voice, other figures make an update."""

from __future__ import annotations

import pytest

from sources.models import Fingerprint, NearCopy
from sources.services.copies import note_copies
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

STORY = (
    "Shells fell on the eastern quarter of Tell Nur on Friday afternoon. {toll} people were killed when a house beside the old mill "
    "collapsed, rescuers said, and the wounded were carried to the clinic across the bridge before the road was closed again at dusk."
)


def hand_in(report, toll: str, number: int, **said):
    article = report(STORY.format(toll=toll), **said)
    make_claim(article, f"{toll} people were killed", value_min=number, value_max=number)
    note_copies(article)
    article.refresh_from_db()
    return article


def test_copy_is_noted_as_one_voice(report):
    first = hand_in(report, "Four", 4)
    second = report(f"AGENCY: {STORY.format(toll='Four')}")
    make_claim(second, "Four people were killed")

    (row,) = note_copies(second)

    assert (row.original, row.is_update, second.copy_of) == (first, False, first)
    assert row.jaccard > 0.8
    assert first.copy_of is None


def test_copy_of_a_copy_is_a_copy_of_the_first(report):
    first = hand_in(report, "Four", 4)
    for number in (1, 2):
        last = report(f"{'again ' * number}{STORY.format(toll='Four')}")
        make_claim(last, "Four people were killed")
        note_copies(last)

    assert last.copy_of == first


def test_other_figures_make_an_update_and_no_copy(report):
    first = hand_in(report, "Four", 4)

    second = hand_in(report, "Six", 6)

    (row,) = second.near_copies.all()
    assert row.original == first
    assert row.differences == [{"outcome": "killed", "group": "all", "nationality": "", "ours": [6, 6], "theirs": [4, 4]}]
    assert second.copy_of is None


def test_what_a_cut_copy_leaves_out_is_no_difference(report):
    hand_in(report, "Four", 4)
    cut = report(STORY.format(toll="Four").partition("the wounded")[0])

    (row,) = note_copies(cut)

    assert not row.is_update
    assert row.containment > 0.8


def test_unrelated_report_is_no_copy(report):
    hand_in(report, "Four", 4)

    assert (
        note_copies(report("The council opened a new market hall on Monday after two years of repairs, its speaker told reporters.")) == []
    )


def test_second_call_changes_nothing(report):
    hand_in(report, "Four", 4)
    second = hand_in(report, "Six", 6)

    note_copies(second)

    assert (NearCopy.objects.count(), Fingerprint.objects.count()) == (1, 2)
