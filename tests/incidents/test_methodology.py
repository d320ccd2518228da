"""The page on methods says what the code does; no test here may open the database, and neither may the page."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from django.urls import reverse
from django.utils import translation

from geo.models import GeoPrecision
from incidents.acled import ACLED_EVENT
from incidents.presentation.definitions import DEFINITIONS
from incidents.presentation.methodology import EXAMPLES, methodology
from incidents.presentation.word_lists import LANGUAGES, TOPICS, topics
from incidents.views.methodology import _page
from sources.extraction import types
from sources.extraction.pipeline import configuration_hash, extract
from sources.extraction.types import Document
from sources.extraction.wordlists import FOLDER, read_list
from sources.services.model_store import POINTER, confidence_models


def page(client, language="en"):
    return client.get(reverse("methodology"), headers={"accept-language": language}).content.decode()


@pytest.mark.parametrize("codes", DEFINITIONS, ids=lambda codes: codes.__name__)
def test_every_code_has_a_definition(codes):
    assert list(DEFINITIONS[codes]) == list(codes)


@pytest.mark.parametrize("language", EXAMPLES)
def test_an_example_is_read_with_the_qualifier_that_it_stands_for(language):
    read = {
        qualifier: [
            claim.qualifier for claim in extract(Document(text=f"{sentence}.", language=language)).claims if claim.kind == "casualties"
        ]
        for qualifier, sentence in EXAMPLES[language].items()
    }

    assert read == {qualifier: [qualifier] for qualifier in EXAMPLES[language]}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_shows_what_the_extractor_is(language, client):
    shown = page(client, language)

    assert f'<html lang="{language}"' in shown
    assert configuration_hash() in shown


def test_the_page_shows_every_event_type_in_acleds_terms(client):
    shown = page(client)

    assert all(f'<code dir="ltr">{code}</code>' in shown for code in ACLED_EVENT)
    assert all(f"{event} · {sub_event}" in shown for event, sub_event in ACLED_EVENT.values())


def test_the_page_shows_every_place_precision(client):
    shown = page(client)

    assert all(f'<code dir="ltr">{code}</code>' in shown for code in GeoPrecision.values)


def test_dozens_count_as_the_lexicon_says(client):
    least = read_list("en.toml")["numbers"]["magnitudes"]["dozens"]

    (row,) = re.findall(rf'<th scope="row" class="number">{least}</th>(.*?)</tr>', page(client), re.DOTALL)
    assert re.search(r'<bdi dir="ltr">[^<]*\bdozens\b', row)
    assert re.search(r'<bdi dir="rtl">[^<]*\bعشرات\b', row)


def test_every_qualifier_has_an_example_in_arabic():
    assert set(EXAMPLES["ar"]) == set(get_args(types.Qualifier))


def test_a_model_in_use_is_named_without_restarting(client, settings):
    assert "No model trained on people" in page(client)
    pointer = confidence_models() / POINTER
    pointer.parent.mkdir(parents=True)

    pointer.write_text('{"model": "20260301T120000"}')

    assert '<code dir="ltr">20260301T120000</code>' in page(client)


def test_a_language_model_that_is_asked_is_said(client, settings):
    assert "No language model reads reports here." in page(client)

    settings.LLM_BASE_URL, settings.LLM_MODEL = "https://models.example.org/v1", "reader"

    assert "A language model reads reports a second time here." in page(client)


def test_examples_are_in_the_language_of_the_reader():
    assert [example.sentence for example in methodology("ar")["examples"]] == list(EXAMPLES["ar"].values())


def test_the_body_is_made_once_for_each_language_and_state(client):
    page(client)
    before = _page.cache_info().misses

    page(client)

    assert _page.cache_info().misses == before


def test_the_footer_leads_to_it(client):
    assert f'<a href="{reverse("methodology")}">' in client.get(reverse("methodology-words", args=["events"])).content.decode()


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_shows_its_words_in_both_languages(topic, client):
    response = client.get(reverse("methodology-words", args=[topic]))
    shown = response.content.decode()

    assert response.status_code == 200
    for language in LANGUAGES:
        assert topics()[topic].count(language) > 10
        assert f'<ul class="words" lang="{language}"' in shown


def test_a_topic_that_is_none_is_not_found(client):
    assert client.get(reverse("methodology-words", args=["weather"])).status_code == 404


def test_no_word_of_the_files_is_left_out():
    listed = {word for topic in topics().values() for lists in topic.lists.values() for one in lists for word in one.words}

    assert not set(words_of_the_files()) - listed


def words_of_the_files():
    """Every text in a list of the files, found without knowing what the lists are."""
    found: list[object] = [read_list(path.name) for path in FOLDER.glob("*.toml")]
    while found:
        node = found.pop()
        if isinstance(node, dict):
            found += node.values()
        elif isinstance(node, list):
            found += [form for item in node for form in (item.split("/") if isinstance(item, str) else [item])]
        elif isinstance(node, str) and node not in CODES:
            yield node


CODES = {*get_args(types.Group), *get_args(types.Outcome), "both", "masculine", "feminine", "m", "f"} | {
    country["iso"] for country in read_list("names.toml")["country"]
}


def test_a_label_is_in_the_readers_language():
    with translation.override("ar"):
        labels = {one.key: str(one.label) for one in topics()["outcomes"].lists["en"]}

    assert labels["trigger.killed"] == "قتلى"
