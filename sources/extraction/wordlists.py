"""Reads the TOML lists and turns the plain ones into entries; says clearly what is wrong with a list."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from sources.extraction.entries import Entry, NumberWord, Payload
from sources.extraction.inflection import arabic_event, english_event
from sources.extraction.types import EventType, Group, Language
from sources.extraction.view import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "lexicon"


class LexiconError(ValueError):
    """A word list does not say what it should; the message names the file, the section and the value."""


def read_list(name: str) -> dict[str, Any]:
    """Read one TOML list."""
    try:
        return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        message = f"{name}: not valid TOML: {error}"
        raise LexiconError(message) from error


def section_of(data: dict[str, Any], name: str, section: str) -> Any:
    """Give a section of a list, or say that it is missing."""
    if section not in data:
        message = f"{name}: section [{section}] is missing"
        raise LexiconError(message)
    return data[section]


def words_of(data: dict[str, Any], key: str, where: str) -> list[str]:
    """Give a list of words, or say that it is none."""
    words = data.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        message = f"{where}: {key} must be a list of words, got {words!r}"
        raise LexiconError(message)
    return words


def checked(value: str, allowed: tuple[str, ...], where: str) -> str:
    """Give a code, or say that it is not one of those allowed."""
    if value not in allowed:
        message = f"{where}: {value!r} is not one of {', '.join(allowed)}"
        raise LexiconError(message)
    return value


def entry(words: str, tag: str, payload: Payload = None) -> Entry:
    """Make an entry of words as they are written."""
    return Entry(tuple(fold(words).split()), tag, payload)


def number_entries(data: dict[str, Any], name: str) -> Iterator[Entry]:
    """Give the words of numbers with their values."""
    for role, words in section_of(data, name, "numbers").items():
        for word, value in words.items():
            if not isinstance(value, int):
                message = f"{name}: [numbers.{role}] {word} must be a whole number, got {value!r}"
                raise LexiconError(message)
            yield entry(word, role, NumberWord(role, value))


def tagged_entries(data: dict[str, Any], name: str) -> Iterator[Entry]:
    """Give the words of qualifiers, cues, attribution, forces and tolls."""
    for side in ("before", "after"):
        section = section_of(section_of(data, name, "qualifiers"), name, side)
        yield from _valued(section, f"{name}: [qualifiers.{side}]", f"qualifier_{side}")
    for section, prefix in (("cues", ""), ("attribution", "source_")):
        for part in section_of(data, name, section):
            for word in words_of(data[section], part, f"{name}: [{section}]"):
                yield entry(word, prefix + part)
    forces = section_of(data, name, "forces")
    for group in forces:
        checked(group, get_args(Group), f"{name}: [forces]")
    yield from _valued(forces, f"{name}: [forces]", "force")
    for section, key, tag in _TOLL_LISTS:
        for word in words_of(section_of(data, name, section), key, f"{name}: [{section}]"):
            yield entry(word, tag)


_TOLL_LISTS = (
    ("neutral_triggers", "words", "neutral"),
    ("tolls", "words", "toll"),
    ("tolls", "link", "toll_link"),
    ("tolls", "verbs", "toll_verb"),
)


def _valued(section: dict[str, Any], where: str, tag: str) -> Iterator[Entry]:
    """Give the words of a section under one tag, each with its key as value."""
    for value in section:
        for word in words_of(section, value, where):
            yield entry(word, tag, value)


#: Kinds of event words that leave the type open; see ``main_event``.
OPEN_EVENTS = ("generic", "attack", "explosion", "bombardment", "strike")


def event_entries(language: Language) -> Iterator[Entry]:
    """Give the words that name events, by type, in all their forms."""
    data = section_of(read_list("events.toml"), "events.toml", language)
    forms = arabic_event if language == "ar" else english_event
    for event_type in data:
        checked(event_type, (*get_args(EventType), *OPEN_EVENTS), f"events.toml: [{language}]")
        listed = words_of(data, event_type, f"events.toml: [{language}]")
        yield from (entry(word, "event", event_type) for word in listed if "/" not in word)
        yield from (entry(form, "event", event_type) for word in listed for form in forms(word))


def plain_entries(name: str, language: Language) -> Iterator[Entry]:
    """Give the words of a list that holds them under tags, with or without a value."""
    data = section_of(read_list(name), name, language)
    for tag in data:
        if isinstance(data[tag], dict):
            for payload in data[tag]:
                for word in words_of(data[tag], payload, f"{name}: [{language}.{tag}]"):
                    yield entry(word, tag, payload)
        else:
            for word in words_of(data, tag, f"{name}: [{language}]"):
                yield entry(word, tag)
