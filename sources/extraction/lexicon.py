"""Reads the word lists of ``lexicon/*.toml`` into one table per language, and says clearly what is wrong with a list.

A table maps the first word of each entry to its ``Entry`` records, the longest first. How to add a word: put it into the
list of its meaning; forms with attached Arabic particles and regular inflections follow by themselves.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from sources.extraction import inflection
from sources.extraction.types import EventType, Group, Language, Outcome
from sources.extraction.view import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = Path(__file__).parent / "lexicon"
GrammaticalNumber = Literal["singular", "dual", "plural"]
TriggerForm = Literal["noun", "either", "verb", "passive", "active", "participle", "intransitive", "state", "phrase"]


class LexiconError(ValueError):
    """A word list does not say what it should; the message names the file, the section and the value."""


@dataclass(frozen=True, slots=True)
class People:
    """A noun for people that can be counted, in one of its forms."""

    group: Group
    number: GrammaticalNumber
    outcome: Outcome | None = None
    generic: bool = False
    complement: bool = False
    family: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says what happened to people."""

    outcome: Outcome
    form: TriggerForm


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of a number: what it adds or multiplies, by ``role``."""

    role: str
    value: int


@dataclass(frozen=True, slots=True)
class Nation:
    """A name or adjective of a state or people, by ISO 3166-1 alpha-3 code."""

    iso: str
    number: GrammaticalNumber


Payload = People | Trigger | NumberWord | Nation | str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the words (folded), the meaning (``tag``) and what the meaning carries."""

    words: tuple[str, ...]
    tag: str
    payload: Payload = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries of one language by first word."""

    language: Language
    table: dict[str, tuple[Entry, ...]]


def _read(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        message = f"{name}: not valid TOML: {error}"
        raise LexiconError(message) from error


def _section(data: dict[str, Any], name: str, section: str) -> Any:  # noqa: ANN401  TOML is untyped
    if section not in data:
        message = f"{name}: section [{section}] is missing"
        raise LexiconError(message)
    return data[section]


def _words(data: dict[str, Any], key: str, where: str) -> list[str]:
    words = data.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        message = f"{where}: {key} must be a list of words, got {words!r}"
        raise LexiconError(message)
    return words


def _check(value: str, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        message = f"{where}: {value!r} is not one of {', '.join(allowed)}"
        raise LexiconError(message)
    return value


def _entry(words: str, tag: str, payload: Payload = None) -> Entry:
    return Entry(tuple(fold(words).split()), tag, payload)


def _people(data: dict[str, Any], name: str) -> Iterator[Entry]:
    for number, item in enumerate(_section(data, name, "people"), start=1):
        where = f"{name}: [[people]] number {number}"
        group = _check(item.get("group", ""), get_args(Group), where)
        outcome = item.get("outcome")
        if outcome is not None:
            _check(outcome, get_args(Outcome), where)
        flags = {flag: bool(item.get(flag)) for flag in ("generic", "complement", "family")}
        forms = _arabic_people(item, where) if name.startswith("ar") else _english_people(item, where)
        for form, grammatical, ambiguous in forms:
            yield _entry(form, "people", People(group, grammatical, outcome, **flags, ambiguous=ambiguous))  # type: ignore[arg-type]


def _arabic_people(item: dict[str, Any], where: str) -> Iterator[tuple[str, GrammaticalNumber, bool]]:
    plurals = [fold(word) for word in _words(item, "plural", where)]
    sound = item.get("sound", "")
    only = {fold(word) for word in _words(item, "sound_only", where)}
    if item.get("fixed"):
        yield from ((fold(word), "singular", False) for word in _words(item, "singular", where))
        return
    for word in map(fold, _words(item, "singular", where)):
        regular = inflection.arabic_regular_plural(word, sound) if sound and (not only or word in only) else ()
        for form in inflection.arabic_singular(word):
            yield form, "singular", False
        if " " not in word:
            for form in inflection.arabic_dual(word):
                if form not in regular and form not in plurals:
                    yield form, "dual", False
        for form in regular:
            yield form, "plural", form.endswith("ين")
    for form in plurals:
        yield form, "plural", form.endswith("ين")
        if " " not in form:
            for possessed in inflection.arabic_possessed(form):
                yield possessed, "plural", False
            if form.endswith(("ين", "ون")):
                yield form[:-2] + "ون", "plural", False
                yield form[:-1], "plural", False


def _english_people(item: dict[str, Any], where: str) -> Iterator[tuple[str, GrammaticalNumber, bool]]:
    for word in _words(item, "singular", where):
        yield word, "singular", False
        yield inflection.english_plural(word), "plural", False
    for word in _words(item, "plural", where):
        yield word, "plural", False


def _triggers(data: dict[str, Any], name: str) -> Iterator[Entry]:
    for number, item in enumerate(_section(data, name, "trigger"), start=1):
        where = f"{name}: [[trigger]] number {number}"
        outcome: Any = _check(item.get("outcome", ""), get_args(Outcome), where)
        verbs = {fold(verb.split("/")[0]) for verb in _words(item, "verbs", where)}
        for word in _words(item, "nouns", where):
            yield _entry(word, "trigger", Trigger(outcome, "either" if fold(word) in verbs else "noun"))
            if name.startswith("ar") and " " not in word:
                folded = fold(word)
                stem = folded[:-1] + "ت" if folded.endswith("ه") else folded
                for suffix in ("هم", "ه", "ها", "هما"):
                    yield _entry(stem + suffix, "fate", Trigger(outcome, "noun"))
        for word in _words(item, "phrases", where):
            yield _entry(word, "trigger", Trigger(outcome, "phrase"))
        for word in _words(item, "states", where):
            yield _entry(word, "trigger", Trigger(outcome, "state"))
        for verb in _words(item, "verbs", where):
            yield from _verb(verb, outcome, where, arabic=name.startswith("ar"))
        for verb in _words(item, "intransitive", where):
            for form in verb.split("/"):
                yield _entry(form, "trigger", Trigger(outcome, "intransitive"))


def _verb(verb: str, outcome: Outcome, where: str, *, arabic: bool) -> Iterator[Entry]:
    forms = verb.split("/")
    if len(forms) != (2 if arabic else 5):
        message = f"{where}: verb {verb!r} must list {'past/present' if arabic else 'base/s-form/past/participle/ing-form'}"
        raise LexiconError(message)
    if arabic:
        for form in inflection.arabic_verb(verb):
            yield _entry(form, "trigger", Trigger(outcome, "verb"))
        return
    base, s_form, past, participle, ing = forms
    yield _entry(participle, "trigger", Trigger(outcome, "participle"))
    for form in (base, s_form, ing, past):
        if form != participle:
            yield _entry(form, "trigger", Trigger(outcome, "active"))


def _numbers(data: dict[str, Any], name: str) -> Iterator[Entry]:
    for role, words in _section(data, name, "numbers").items():
        for word, value in words.items():
            if not isinstance(value, int):
                message = f"{name}: [numbers.{role}] {word} must be a whole number, got {value!r}"
                raise LexiconError(message)
            yield _entry(word, role, NumberWord(role, value))


def _tagged(data: dict[str, Any], name: str) -> Iterator[Entry]:
    for side in ("before", "after"):
        section = _section(_section(data, name, "qualifiers"), name, side)
        for qualifier in section:
            for word in _words(section, qualifier, f"{name}: [qualifiers.{side}]"):
                yield _entry(word, f"qualifier_{side}", qualifier)
    for cue in _section(data, name, "cues"):
        for word in _words(data["cues"], cue, f"{name}: [cues]"):
            yield _entry(word, cue)
    for part in _section(data, name, "attribution"):
        for word in _words(data["attribution"], part, f"{name}: [attribution]"):
            yield _entry(word, f"source_{part}")
    for group in _section(data, name, "forces"):
        _check(group, get_args(Group), f"{name}: [forces]")
        for word in _words(data["forces"], group, f"{name}: [forces]"):
            yield _entry(word, "force", group)
    for section, tag in (("neutral_triggers", "neutral"), ("tolls", "toll")):
        for word in _words(_section(data, name, section), "words", f"{name}: [{section}]"):
            yield _entry(word, tag)
    for key, tag in (("link", "toll_link"), ("verbs", "toll_verb")):
        for word in _words(data["tolls"], key, f"{name}: [tolls]"):
            yield _entry(word, tag)


def _events(language: Language) -> Iterator[Entry]:
    data = _section(_read("events.toml"), "events.toml", language)
    for event_type in data:
        _check(event_type, (*get_args(EventType), "generic"), f"events.toml: [{language}]")
        for word in _words(data, event_type, f"events.toml: [{language}]"):
            yield _entry(word, "event", event_type)


def _extra(name: str, language: Language) -> Iterator[Entry]:
    """Lists of words under their tag: ``context.toml`` and ``dates.toml`` share this plain shape."""
    data = _section(_read(name), name, language)
    for tag in data:
        if isinstance(data[tag], dict):
            for payload in data[tag]:
                for word in _words(data[tag], payload, f"{name}: [{language}.{tag}]"):
                    yield _entry(word, tag, payload)
        else:
            for word in _words(data, tag, f"{name}: [{language}]"):
                yield _entry(word, tag)


def _nations(language: Language) -> Iterator[Entry]:
    for item in _section(_read("names.toml"), "names.toml", "country"):
        iso = item.get("iso", "")
        if len(iso) != 3 or not iso.isupper():  # noqa: PLR2004  alpha-3
            message = f"names.toml: [[country]] {iso!r} is not an ISO 3166-1 alpha-3 code"
            raise LexiconError(message)
        where = f"names.toml: [[country]] {iso}"
        for word in _words(item, f"adjective_{language}", where):
            yield from _arabic_nation(fold(word), iso) if language == "ar" else _english_nation(word, iso)
        for word in _words(item, f"people_{language}", where):
            yield _entry(word, "nation", Nation(iso, "plural"))
        for word in _words(item, f"name_{language}", where):
            yield _entry(word, "known_place", iso)
            yield _entry(word, "country", iso)
        for word in _words(item, f"places_{language}", where):
            yield _entry(word, "known_place", iso)


def _arabic_nation(word: str, iso: str) -> Iterator[Entry]:
    for form in inflection.arabic_singular(word):
        yield _entry(form, "nation", Nation(iso, "singular"))
    yield _entry(word + "ه", "nation", Nation(iso, "singular"))
    for form in (word + "ان", *inflection.arabic_dual(word + "ه")):
        yield _entry(form, "nation", Nation(iso, "dual"))
    for form in (word + "ون", word + "ين", word + "ات"):
        yield _entry(form, "nation", Nation(iso, "plural"))


def _english_nation(word: str, iso: str) -> Iterator[Entry]:
    yield _entry(word, "nation", Nation(iso, "singular"))
    if not word.endswith(("ese", "sh", "ch", "ss", "s", ".")):
        yield _entry(word + "s", "nation", Nation(iso, "plural"))


def _table(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, dict[tuple[tuple[str, ...], str], Entry]] = {}
    for entry in entries:
        table.setdefault(entry.words[0], {}).setdefault((entry.words, entry.tag), entry)
    return {word: tuple(sorted(found.values(), key=lambda entry: -len(entry.words))) for word, found in table.items()}


@lru_cache(maxsize=2)
def load_lexicon(language: Language) -> Lexicon:
    """Read and check the lists of one language.

    Raises:
        LexiconError: a list is malformed or names an unknown code.
    """
    name = f"{language}.toml"
    data = _read(name)
    entries = [
        *_people(data, name), *_triggers(data, name), *_numbers(data, name), *_tagged(data, name), *_events(language),
        *_extra("context.toml", language), *_extra("dates.toml", language), *_extra("places.toml", language), *_extra("actors.toml", language), *_nations(language),
    ]  # fmt: skip
    return Lexicon(language, _table(entries))


def fingerprint() -> str:
    """Hash the bytes of every list, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
