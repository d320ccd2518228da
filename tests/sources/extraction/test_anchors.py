"""How the words weigh the places of a text, and which names only locate others. Positions are characters."""

from __future__ import annotations

from sources.extraction.anchors import Mentioned, phrases_of


def mentioned(start, key, *, relation="in", place_class="", is_led_to=True):
    return Mentioned(start, start + len(key), key, relation, place_class, is_led_to)


def heaviest(mentions, events=()):
    return max(phrases_of(mentions, events), key=lambda phrase: phrase.weight).indices


def test_a_village_its_district_and_its_governorate_are_one_phrase():
    mentions = [
        mentioned(10, "qaryat", place_class="village"),
        mentioned(24, "nahiya", place_class="adm3"),
        mentioned(40, "muhafaza", place_class="adm1"),
    ]

    assert [phrase.indices for phrase in phrases_of(mentions, [])] == [(0, 1, 2)]


def test_two_villages_of_a_list_are_two_phrases():
    mentions = [mentioned(10, "first", place_class="village"), mentioned(18, "second", place_class="village")]

    assert [phrase.indices for phrase in phrases_of(mentions, [])] == [(0,), (1,)]


def test_what_stands_far_off_locates_nothing():
    mentions = [mentioned(10, "first", place_class="village"), mentioned(200, "second", relation="part_of")]

    assert [phrase.indices for phrase in phrases_of(mentions, [])] == [(0,), (1,)]


def test_a_name_told_again_starts_a_phrase_of_its_own():
    mentions = [mentioned(10, "town", place_class="town"), mentioned(20, "town", relation="part_of")]

    assert len(phrases_of(mentions, [])) == 2


def test_the_place_by_the_event_outweighs_another():
    assert heaviest([mentioned(300, "a"), mentioned(700, "b")], [690]) == (1,)


def test_the_first_settlement_outweighs_a_later_one():
    assert heaviest([mentioned(10, "a", place_class="town"), mentioned(60, "b", place_class="town")]) == (0,)


def test_in_a_town_outweighs_near_it():
    first, second = phrases_of([mentioned(900, "a"), mentioned(900, "b", relation="near")], [])

    assert first.weight > second.weight
