from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.models import PlaceKind
from geo.names import ARABIC_CLASS_WORDS, HEAD_WORDS, LATIN_CLASS_WORDS, is_generic, keys_of, opens_as_place, script_of

SPELLINGS_OF_ONE_NAME = [
    ["آطمة", "أطمة", "اطمه", "أطمه", "أُطْمَة", "أطمـة", "\u200fأطمة\u200f"],
    ["Atmeh", "Atma", "Atmah", "Atme", "ATMEH"],
    ["دير بلوط", "ديربلوط", "دير  بلّوط"],
    ["Deir Ballut", "Deir Balut", "Deir Balout", "Dayr Ballūţ", "Dayr Ballut"],
    ["الدانا", "دانا"],
    ["Ad-Dana", "Ad Dana", "al-Dana", "Al Dānā", "Dana"],
    ["إدلب", "ادلب", "محافظة إدلب"],
    ["Idlib", "Idleb", "Idlib Governorate", "Idlib province", "countryside of Idlib"],
    ["Khan Sheikhoun", "Khān Shaykhūn", "Khan Shaykhun"],
    ["Daraa", "Dar'a", "Dar`a", "Darʿā"],
    ["İskenderun", "Iskenderun", "ISKENDERUN", "Iskenderoun"],
    ["Ma`arrat an Nu`man", "Maarrat al-Numan", "Ma'arrat al-Nu'man"],
    ["Deir ez-Zor", "Deir al-Zour", "Deir ez-Zour"],
    ["Raqqa", "Rakka", "Ar-Raqqah", "ar-Raqqa"],
    ["كوباني", "کوبانی"],
]


@pytest.mark.parametrize("spellings", SPELLINGS_OF_ONE_NAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_share_the_joined_key(spellings):
    assert len({keys_of(spelling).key_joined for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الباب", "البوكمال"),
        ("Idlib", "Irbil"),
        ("حارم", "حرم"),
        ("Homs", "Hama"),
        ("دمشق", "ريف دمشق"),
        ("Damascus", "Damascus Countryside"),
    ],
)
def test_different_names_keep_different_keys(one, other):
    assert keys_of(one).key_joined != keys_of(other).key_joined


@pytest.mark.parametrize(
    ("name", "place_class", "bare"),
    [
        ("مخيم أطمة", "camp", "اطمه"),
        ("قرية دير بلوط", "village", "دير بلوط"),
        ("محافظة إدلب", "adm1", "ادلب"),
        ("معبر دير بلوط", "crossing", "دير بلوط"),
        ("منطقة آطمة", "", "اطمه"),
        ("Atmeh IDP camp", "camp", "atma"),
        ("village of Atmeh", "village", "atma"),
        ("مدينة", "", "مدينه"),
        ("Refugee camp", "camp", "rifugi"),
        ("ريف دمشق", "", "ريف دمشق"),
    ],
)
def test_class_words_are_split_off_as_a_hint(name, place_class, bare):
    keys = keys_of(name)

    assert (keys.place_class, keys.key_bare) == (place_class, bare)


def test_class_words_announce_kinds_that_exist():
    assert {*ARABIC_CLASS_WORDS.values(), *LATIN_CLASS_WORDS.values()} - {""} <= set(PlaceKind.values)


@pytest.mark.parametrize("word", ARABIC_CLASS_WORDS)
def test_arabic_class_words_are_written_as_folded(word):
    assert keys_of(word).key == word


def test_the_full_key_keeps_articles_and_class_words():
    assert keys_of("مخيم الهول").key == "مخيم الهول"
    assert keys_of("Al-Hol camp").key == "al hul camp"


@pytest.mark.parametrize("preposition", ["at Tabqa", "as Salqin"])
def test_an_english_preposition_is_not_an_article(preposition):
    assert not keys_of(preposition).key.startswith("al ")


@pytest.mark.parametrize("name", ["", " ", "…", "'", "ـ"])
def test_a_name_without_letters_has_empty_keys(name):
    keys = keys_of(name)

    assert keys.key == keys.key_bare == keys.key_joined == ""


@pytest.mark.parametrize(("text", "script"), [("آطمة", "Arab"), ("3 Atmeh", "Latn"), ("İdlib", "Latn"), ("Атма", "Zyyy"), ("12", "Zyyy")])
def test_script(text, script):
    assert script_of(text) == script


@given(st.text(alphabet=st.sampled_from("ابدأإآةىئؤلم اليو abcdeéAlESh-' ٱگ"), max_size=24))
def test_the_keys_of_any_text_are_empty_together_and_follow_from_one_another(name):
    keys = keys_of(name)

    assert keys.key_joined == keys.key_bare.replace(" ", "")
    assert bool(keys.key) == bool(keys.key_joined)


@pytest.mark.parametrize(
    ("name", "expected"), [("الريف", True), ("القرية الشرقية", True), ("قرية", True), ("تلات", False), ("قرية تلات", False)]
)
def test_words_for_kinds_and_sides_are_no_names(name, expected):
    assert is_generic(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"), [("تل النور", True), ("Kafr Nur", True), ("تل", False), ("النور", False), ("شارع تل", False)]
)
def test_some_words_open_names_of_places(name, expected):
    assert opens_as_place(name) is expected


@pytest.mark.parametrize("word", HEAD_WORDS)
def test_words_that_open_names_are_written_as_folded(word):
    assert keys_of(word).key == word


def test_a_name_with_its_class_word_keeps_what_it_is_called_without():
    assert keys_of("قرية النور").key_named == keys_of("النور").key != keys_of("نور").key
