"""Values of public documents in words, in either language."""

from __future__ import annotations

import pytest
from django.utils import translation

from incidents.admin import wording
from incidents.admin.changes import changes
from incidents.admin.quotations import CHARACTERS_AROUND, in_context
from incidents.models import Grading
from incidents.presentation.names import Names

NOBODY: dict[str, object] = {"origins": [], "steps": []}


def row(low, best, high, *, why="", **changes):
    override = {"why": why, "computed": [1, 1, 1]} if why else None
    figures = {"low": low, "best": best, "high": high, "rule": "range_across_origins", "derivation": NOBODY, "override": override}
    return {"outcome": "killed", "group": "all", "nationality": "", **figures, **changes}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(None, "", id="none"),
        pytest.param(row(None, None, None), "no figure", id="no figure"),
        pytest.param(row(4, 4, 4), "4", id="one number"),
        pytest.param(row(9, 10, 13), "9 to 13, best 10", id="range"),
        pytest.param(row(9, 9, 9, is_open=True), "9 or more", id="at least"),
        pytest.param(row(9, None, 20, is_open=True), "9 to 20 or more", id="words alone"),
        pytest.param(row(0, 0, 0), "0", id="nobody"),
        pytest.param(row(5, 6, 7, why="a name was counted twice"), "5 to 7, best 6, set by hand: a name was counted twice", id="override"),
    ],
)
def test_estimate(document, expected):
    assert wording.estimate(document) == expected


def test_the_dead_come_before_the_injured_and_all_before_a_part():
    rows = [row(1, 1, 1, outcome="injured"), row(2, 2, 2, group="children"), row(3, 3, 3)]

    assert [shown["best"] for shown in wording.estimates({"estimates": rows})] == [3, 2, 1]


def test_people_of_one_country():
    assert wording.people(row(0, 0, 0, nationality="USA"), Names()) == "killed (USA)"


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (None, None, "", ""),
        ("2022-02-03", "2022-02-03", "day", "Feb. 3, 2022 (day)"),
        ("2022-02-02", "2022-02-03", "range_2_6d", "Feb. 2, 2022 to Feb. 3, 2022 (two to six days)"),
    ],
)
def test_date(start, end, precision, expected):
    assert wording.date({"start": start, "end": end, "precision": precision}) == expected


def test_place():
    document = {"name": {"ar": "تل نور", "en": "Tell Nur"}, "geo_precision": "village_town"}

    assert wording.place(document).startswith("\u2068Tell Nur\u2069 (village or town")
    assert wording.place(None) == ""


@pytest.mark.parametrize(("language", "expected"), [("en", "Tell Nur"), ("ar", "تل نور")])
def test_name_in_the_language_of_the_page(language, expected):
    with translation.override(language):
        assert wording.name({"ar": "تل نور", "en": "Tell Nur"}) == expected


def test_name_in_the_other_language_where_there_is_no_other():
    assert wording.name({"ar": "تل نور", "en": ""}) == "تل نور"


def test_participation():
    document = {"actor": {"name": {"ar": "", "en": "the army"}}, "role": "alleged_perpetrator", "status": "alleged"}

    assert wording.participation(document) == "alleged perpetrator: \u2068the army\u2069 (alleged)"


def test_report_without_title_and_day():
    document = {"publisher": {"name": {"ar": "", "en": "North Wire"}}, "title": "", "published_date": None}

    assert wording.report(document) == "\u2068North Wire\u2069: untitled (no date)"


def test_code_that_is_no_longer_in_the_list_stands_for_itself():
    assert wording.label(Grading, "likely") == "likely"


def document(**values):
    empty = {"title": {"ar": "", "en": "Shelling"}, "summary": "", "place": None, "rival_places": [], "grading": "fair"}
    event = {
        "type": "shelling",
        "acled_event_type": "Explosions/Remote violence",
        "acled_sub_event_type": "Shelling/artillery/missile attack",
    }
    date = {"start": "2022-02-03", "end": "2022-02-03", "precision": "day"}
    return {**empty, "event": event, "date": date, "participations": [], "estimates": [], "reports": [], **values}


def test_nothing_differs_in_the_same_document():
    assert changes(document(), document(), Names()) == []


def test_estimate_that_goes_is_listed_with_nothing_after():
    (change,) = changes(document(estimates=[row(4, 4, 4)]), document(), Names())

    assert (change.field, change.before, change.after, change.gone) == ("estimate.killed.all", ("4",), (), ["4"])


def test_only_lines_that_differ_are_new_or_gone():
    was, will = ({"name": {"ar": "", "en": name}, "geo_precision": "exact"} for name in ("Old Mill", "New Mill"))
    both = {"name": {"ar": "", "en": "Tell Nur"}, "geo_precision": "exact"}

    (change,) = changes(document(rival_places=[both, was]), document(rival_places=[both, will]), Names())

    assert (len(change.before), change.gone, change.new) == (2, [wording.place(was)], [wording.place(will)])


def test_short_text_is_its_own_context():
    context = in_context("Four people were killed.", 0, 4)

    assert (context.before, context.quote, context.after) == ("", "Four", " people were killed.")
    assert context.opens
    assert context.closes


def test_long_text_is_cut_between_words():
    text = "before " * 60 + "four killed" + " after" * 60
    start = text.index("four killed")

    context = in_context(text, start, start + len("four killed"))

    assert set(context.before.split()) == {"before"}
    assert set(context.after.split()) == {"after"}
    assert len(context.before) <= CHARACTERS_AROUND
    assert not context.opens
    assert not context.closes


def test_text_without_spaces_is_cut_anywhere():
    context = in_context("ا" * 500, 250, 260)

    assert (len(context.before), len(context.after)) == (CHARACTERS_AROUND, CHARACTERS_AROUND)
