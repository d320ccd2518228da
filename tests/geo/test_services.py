from __future__ import annotations

import pytest

from geo.models import Place, PlaceName
from geo.resolution import Mention
from geo.services import known_names, load_builtin_gazetteer, renew_known_names, resolve_mentions, set_keys

ATMEH = "172370"
ATMEH_CAMP = "atmeh-camp"
DEIR_BALLUT = "170789"
DEIR_BALLUT_WEST_BANK = "284081"
DANA_NEAR_SARMADA = "174259"
DANA_NEAR_AL_BAB = "170911"
HATAY = "312394"
ISKENDERUN = "311111"

pytestmark = pytest.mark.usefixtures("gazetteer")


def resolve(*mentions, home_country=None):
    return resolve_mentions([Mention(mention) if isinstance(mention, str) else mention for mention in mentions], home_country=home_country)


def place_of(resolution):
    return resolution.place_id and Place.objects.get(pk=resolution.place_id).gazetteer_id


def listed(resolution):
    return {Place.objects.get(pk=ranked.place_id).gazetteer_id for ranked in resolution.candidates}


@pytest.mark.parametrize("name", ["آطمة", "أطمة", "اطمه", "اطمة", "أطمه", "Atmeh", "Atma", "Atme", "Atmah", "Atima"])
def test_every_spelling_of_atmeh_is_one_place_in_syria(name):
    [resolution] = resolve(name)

    assert place_of(resolution) == ATMEH
    assert Place.objects.get(gazetteer_id=ATMEH).country == "SYR"


@pytest.mark.parametrize("name", ["دير بلوط", "ديربلوط", "Deir Ballut", "Deir Balout"])
@pytest.mark.parametrize("other", ["إدلب", "حلب", "سوريا", "Idlib", "Aleppo", "Syria"])
def test_deir_ballut_is_aleppos_in_a_text_on_syria(name, other):
    assert place_of(resolve(name, other)[0]) == DEIR_BALLUT


@pytest.mark.parametrize("name", ["دير بلوط", "Deir Ballut"])
@pytest.mark.parametrize("other", ["سلفيت", "فلسطين", "الضفة الغربية", "Salfit", "Palestine", "West Bank"])
def test_deir_ballut_is_the_west_banks_in_a_text_on_palestine(name, other):
    assert place_of(resolve(name, other)[0]) == DEIR_BALLUT_WEST_BANK


@pytest.mark.parametrize("home_country", [None, "SYR", "PSE"])
def test_deir_ballut_stays_open_with_both_candidates_when_the_text_gives_nothing(home_country):
    [resolution] = resolve("دير بلوط", home_country=home_country)

    assert place_of(resolution) is None
    assert listed(resolution) == {DEIR_BALLUT, DEIR_BALLUT_WEST_BANK}


@pytest.mark.parametrize("name", ["لواء اسكندرون", "لواء إسكندرون", "لواء الإسكندرونة", "Liwa Iskenderun"])
def test_liwa_iskenderun_is_hatay_named_for_its_border(name):
    resolution, _ = resolve(Mention(name, "border"), "سوريا")

    assert place_of(resolution) == HATAY
    assert resolution.border_context


def test_iskenderun_without_liwa_is_the_city():
    resolution, _ = resolve("إسكندرونة", "تركيا")

    assert place_of(resolution) == ISKENDERUN


@pytest.mark.parametrize(("neighbor", "expected"), [("سرمدا", DANA_NEAR_SARMADA), ("الباب", DANA_NEAR_AL_BAB)])
def test_neighbors_decide_which_dana(neighbor, expected):
    assert place_of(resolve("الدانا", neighbor)[0]) == expected


def test_in_its_governorate_the_dana_of_known_size_is_meant():
    assert place_of(resolve("الدانا", "إدلب")[0]) == DANA_NEAR_SARMADA


def test_dana_without_a_neighbor_stays_open():
    resolution, _ = resolve("الدانا", "سوريا")

    assert place_of(resolution) is None
    assert len(resolution.candidates) == 3


def test_the_raid_is_placed_by_its_whole_text():
    mentions = [
        Mention("سوريا", "part_of", "nw"),
        Mention("إدلب", "in", place_class="adm1"),
        Mention("آطمة", "near"),
        Mention("لواء اسكندرون", "border"),
        Mention("إدلب", "border", place_class="adm1"),
        Mention("حلب", "border", place_class="adm1"),
        Mention("دير بلوط", "direction_of", "w", place_class="village"),
    ]

    resolutions = resolve_mentions(mentions)

    assert [place_of(resolution) for resolution in resolutions] == ["163843", "169387", ATMEH, HATAY, "169387", "170062", DEIR_BALLUT]
    assert [resolutions[number].geo_precision for number in (0, 1, 2, 6)] == ["linear_or_fuzzy", "adm1", "near_place", "near_place"]


def test_a_misprint_for_a_town_in_gaza_is_not_believed():
    atmeh, misprint, _ = resolve("أطمة", "دير البلح", "سوريا")

    assert place_of(atmeh) == ATMEH
    assert (misprint.place_id, misprint.open_reason) == (None, "other_country")


def test_the_camp_is_found_by_its_class_word():
    resolution, _ = resolve(Mention("أطمة", place_class="camp"), "إدلب")

    assert place_of(resolution) == ATMEH_CAMP


@pytest.mark.parametrize(("name", "pcode"), [("ريف دمشق", "SY03"), ("دمشق", "SY01"), ("Damascus Countryside", "SY03")])
def test_damascus_and_its_countryside_are_two_governorates(name, pcode):
    [resolution] = resolve(name)

    assert Place.objects.get(pk=resolution.place_id).pcode == pcode


@pytest.mark.parametrize("name", ["قرية لا وجود لها", "Xyzzyville", "…", ""])
def test_an_unknown_name_has_no_candidates(name):
    [resolution] = resolve(name)

    assert (resolution.place_id, resolution.candidates) == (None, ())


def test_a_misspelt_name_is_found_by_its_trigrams_where_the_text_supports_it():
    alone = resolve("جنديرسس")[0]
    supported = resolve("جنديرسس", "حلب")[0]

    assert (alone.place_id, alone.open_reason) == (None, "loose_name")
    assert place_of(supported) == "169190"


def test_two_runs_give_the_same_answer():
    mentions = [Mention("الدانا"), Mention("دير بلوط"), Mention("سرمدا"), Mention("جنديرسس"), Mention("إدلب", "border")]

    assert resolve_mentions(mentions) == resolve_mentions(mentions)


def test_candidates_are_labeled_in_the_script_of_the_mention():
    assert [resolve(name)[0].candidates[0].label for name in ("آطمة", "Atma")] == ["أطمة", "Atmeh"]


def test_the_number_of_questions_does_not_grow_with_the_mentions(django_assert_num_queries):
    with django_assert_num_queries(1):  # names with their places, what these lie in, and labels
        resolve("آطمة", "دير بلوط", "الدانا", "سرمدا", "حلب", "Idlib")


def test_unmatched_names_cost_four_more_questions_and_then_two(django_assert_num_queries):
    names = ("آطمة", "جنديرسس", "سرمدةة")

    with django_assert_num_queries(5):  # the one above; is there a newer name; names of Idlib; trigrams; names with their places
        resolve(*names)
    with django_assert_num_queries(3):  # names of Idlib and trigrams are kept
        resolve(*names)


def test_a_look_alike_that_was_added_or_deleted_is_seen_at_once():
    place = Place.objects.get(gazetteer_id=ATMEH)
    listed_before = listed(resolve("زعفرانةة", "إدلب")[0])
    name = set_keys(PlaceName(place=place, name="زعفرانة", language="ar", kind="alias"))
    name.save()
    with_it = listed(resolve("زعفرانةة", "إدلب")[0])
    name.delete()

    assert (ATMEH in listed_before, ATMEH in with_it, ATMEH in listed(resolve("زعفرانةة", "إدلب")[0])) == (False, True, False)


def test_no_mentions_cost_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert resolve() == []


def test_loading_again_changes_nothing():
    before = list(Place.objects.order_by("pk").values_list()), list(PlaceName.objects.order_by("pk").values_list())

    counts = load_builtin_gazetteer()

    assert (counts.new_places, counts.new_names) == (0, 0)
    assert (list(Place.objects.order_by("pk").values_list()), list(PlaceName.objects.order_by("pk").values_list())) == before


def test_loading_again_keeps_a_name_that_a_person_added():
    set_keys(PlaceName(place=Place.objects.get(gazetteer_id=ATMEH), name="العاطمة", language="ar", kind="alias")).save()

    load_builtin_gazetteer()

    assert PlaceName.objects.filter(name="العاطمة").exists()


def test_an_added_name_is_used_at_once():
    assert resolve("بلدة النازحين")[0].place_id is None

    set_keys(PlaceName(place=Place.objects.get(gazetteer_id=ATMEH), name="بلدة النازحين", language="ar", kind="alias")).save()

    assert place_of(resolve("بلدة النازحين")[0]) == ATMEH
    assert "بلدة النازحين" in known_names()


@pytest.mark.parametrize("name", ["آطمة", "دير بلوط", "ديربلوط", "Al-Bab", "الولايات المتحدة", "Deir Balout"])
def test_known_names_hold_every_spelling(name):
    assert name in known_names()


@pytest.mark.parametrize("name", ["باب", "كتاب", ""])
def test_known_names_hold_no_other_word(name):
    assert name not in known_names()


def test_known_names_are_read_once(django_assert_num_queries):
    known_names()

    with django_assert_num_queries(1):  # is there a newer name?
        known_names()


def test_a_deleted_name_is_known_until_renewed():
    known_names()
    PlaceName.objects.filter(name="قاح").delete()
    assert "قاح" in known_names()

    renew_known_names()

    assert "قاح" not in known_names()
