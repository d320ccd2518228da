"""What the words of a name say: kinds and sides that are none, articles, spellings that are only alike."""

from __future__ import annotations

import pytest

from geo.resolution import Mention
from tests.geo.squared_sheet import NORTH_ITSELF, SYRIA_ITSELF, abroad, north_village, place, resolve


@pytest.mark.parametrize(("name", "expected"), [("النور", 100), ("جبل النور", None)])
def test_the_area_of_a_mountain_is_no_village(name, expected):
    assert resolve((Mention(name, place_class="region"), [place(100)]))[0].place_id == expected


@pytest.mark.parametrize("name", ["القرية", "الشرقي", "بريف"])
def test_a_word_for_a_kind_or_a_side_is_no_name(name):
    assert resolve((name, [place(100)]))[0].place_id is None


def test_a_bare_name_that_opens_as_places_do_is_one():
    assert resolve((Mention("تل النور", is_bare=True), [place(100)]))[0].place_id == 100


def test_a_bare_hill_says_nothing_of_where_the_text_is():
    elsewhere = Mention("تل", is_bare=True), [abroad(20, kind="adm1")]

    assert resolve(("Aa", [place(100), abroad(200)]), elsewhere)[0].place_id is None


def test_a_name_exactly_as_written_wins_over_one_with_another_article():
    exact, other = north_village(100), north_village(101, longitude=1.0, name_similarity=0.98)

    assert resolve(("Aa", [other, exact]))[0].place_id == 100


def test_a_hamlet_with_another_article_needs_an_area_or_a_neighbor():
    hamlet = north_village(100, name_similarity=0.98)

    alone, country, area = (
        resolve(("Aa", [hamlet]), *others)[0] for others in ([], [("Land", [SYRIA_ITSELF])], [("North", [NORTH_ITSELF])])
    )

    assert (alone.open_reason, country.open_reason, area.place_id) == ("loose_name", "loose_name", 100)


def test_a_look_alike_name_alone_stays_open():
    [resolution] = resolve(("Aa", [place(100, name_similarity=0.8)]))

    assert (resolution.place_id, resolution.open_reason) == (None, "loose_name")


def test_a_look_alike_name_is_taken_where_the_text_supports_it():
    resolution, _ = resolve(("Aa", [north_village(100, name_similarity=0.8)]), ("North", [NORTH_ITSELF]))

    assert resolution.place_id == 100
