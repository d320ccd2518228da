"""The word lists that the rules read with, by topic, as they are written in the files of the lexicon."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args

from django.utils.translation import gettext_lazy as _

from geo.models import PlaceKind
from sources.extraction.lexicon import fingerprint
from sources.extraction.types import Language
from sources.extraction.wordlists import FOLDER, read_list
from sources.models import Direction, EventType, Group, Outcome, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import TextChoices
    from django.utils.functional import Promise

LANGUAGES: tuple[Language, ...] = get_args(Language)
OTHER = "signs"

#: Titles by slug, in the order of the page. A file or section that none of these names is among the signs.
TOPICS: dict[str, str | Promise] = {
    "outcomes": _("What happened to people"),
    "people": _("People who are counted"),
    "numbers": _("Numbers and how exactly they are said"),
    "attribution": _("Who says it"),
    "events": _("Events"),
    "actors": _("Actors"),
    "places": _("Words around places"),
    "names": _("Countries, their peoples and their cities"),
    "dates": _("Dates"),
    OTHER: _("Signs in a sentence: negation, parts of a whole, background, things that are no people"),
}
_TOPIC_OF_SECTION = {
    "trigger": "outcomes", "neutral_triggers": "outcomes", "tolls": "outcomes", "people": "people", "forces": "people",
    "numbers": "numbers", "qualifiers": "numbers", "attribution": "attribution", "country": "names",
}  # fmt: skip
#: What the keys of a topic's lists stand for.
_CODES: dict[str, tuple[type[TextChoices], ...]] = {
    "outcomes": (Outcome,), "people": (Group,), "numbers": (Qualifier,), "events": (EventType,), "places": (PlaceKind, Direction),
}  # fmt: skip
#: The column of a table that says what its words stand for.
_MEANING = {"people": "group", "trigger": "outcome"}


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one meaning. ``key`` is the list's name in its file, ``label`` what it stands for, empty where only the name says it."""

    key: str
    label: str | Promise
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """All lists of one topic, by language."""

    slug: str
    title: str | Promise
    lists: dict[Language, tuple[WordList, ...]]

    def count(self, language: Language) -> int:
        """Return how many words the topic has in one language."""
        return sum(len(one.words) for one in self.lists[language])


def topics() -> dict[str, Topic]:
    """Return every topic by slug, read once for each state of the files."""
    return _topics(fingerprint())


@lru_cache(maxsize=1)
def _topics(_fingerprint: str) -> dict[str, Topic]:
    found: dict[str, dict[Language, dict[str, WordList]]] = {slug: {language: {} for language in LANGUAGES} for slug in TOPICS}
    for language in LANGUAGES:
        for slug, one in _lists(language):
            found[slug][language][one.key] = one
    return {
        slug: Topic(slug, TOPICS[slug], {language: tuple(lists.values()) for language, lists in by_language.items()})
        for slug, by_language in found.items()
    }


def _lists(language: Language) -> Iterator[tuple[str, WordList]]:
    for path in sorted(FOLDER.glob("*.toml")):
        data = read_list(path.name)
        if path.stem == "names":
            yield from (("names", one) for one in _countries(data["country"], language))
        elif path.stem == language:
            for section, content in data.items():
                slug = _TOPIC_OF_SECTION.get(section, OTHER)
                yield from ((slug, one) for one in _read(content, (section,), slug))
        elif language in data:
            slug = path.stem if path.stem in TOPICS else OTHER
            yield from ((slug, one) for one in _read(data[language], () if slug != OTHER else (path.stem,), slug))


def _read(content: Any, key: tuple[str, ...], slug: str) -> Iterator[WordList]:
    if isinstance(content, dict) and content and all(isinstance(value, int) for value in content.values()):
        content = [f"{word} = {value}" for word, value in content.items()]
    if isinstance(content, dict):
        for name, part in content.items():
            yield from _read(part, (*key, name), slug)
    elif content and isinstance(content[0], dict):
        yield from _tables(content, key, slug)
    elif content:
        forms = (form for words in content for form in words.split("/"))
        yield WordList(".".join(key), _label(key[-1], slug), tuple(dict.fromkeys(forms)))


def _tables(tables: list[dict[str, Any]], key: tuple[str, ...], slug: str) -> Iterator[WordList]:
    """Give one list for each meaning; a verb's forms, which stand in one entry, become words of their own."""
    by_meaning: dict[str, list[str]] = defaultdict(list)
    for table in tables:
        for words in table.values():
            if isinstance(words, list):
                by_meaning[table[_MEANING[key[0]]]] += [form for word in words for form in word.split("/")]
    for meaning, words in by_meaning.items():
        yield WordList(f"{key[0]}.{meaning}", _label(meaning, slug), tuple(dict.fromkeys(words)))


def _countries(countries: list[dict[str, Any]], language: Language) -> Iterator[WordList]:
    for country in countries:
        words = [word for name, found in country.items() if name.endswith(f"_{language}") for word in found]
        named = country.get(f"name_{language}") or [country["iso"]]
        if words:
            yield WordList(country["iso"], named[0], tuple(dict.fromkeys(words)))


def _label(code: str, slug: str) -> str | Promise:
    for codes in _CODES.get(slug, ()):
        if code in codes.values:
            return codes(code).label
    return ""
