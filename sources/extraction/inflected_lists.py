"""Turns the lists of people, triggers and nations into entries, one for every form of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from sources.extraction import inflection
from sources.extraction.entries import Entry, GrammaticalNumber, Nation, People, Trigger, TriggerForm
from sources.extraction.types import Group, Language, Outcome
from sources.extraction.view import fold
from sources.extraction.wordlists import LexiconError, checked, entry, read_list, section_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def people_entries(data: dict[str, Any], name: str) -> Iterator[Entry]:
    """Give every form of the nouns for people, with group, number and outcome."""
    for number, item in enumerate(section_of(data, name, "people"), start=1):
        where = f"{name}: [[people]] number {number}"
        group = checked(item.get("group", ""), get_args(Group), where)
        outcome = item.get("outcome")
        if outcome is not None:
            checked(outcome, get_args(Outcome), where)
        flags = {flag: bool(item.get(flag)) for flag in ("generic", "complement", "family")}
        forms = _arabic_people(item, where) if name.startswith("ar") else _english_people(item, where)
        for form, grammatical, ambiguous in forms:
            yield entry(form, "people", People(group, grammatical, outcome, **flags, ambiguous=ambiguous))  # type: ignore[arg-type]


def _arabic_people(item: dict[str, Any], where: str) -> Iterator[tuple[str, GrammaticalNumber, bool]]:
    singulars = [fold(word) for word in words_of(item, "singular", where)]
    plurals = [fold(word) for word in words_of(item, "plural", where)]
    if item.get("fixed"):
        yield from ((word, "singular", False) for word in singulars)
        return
    only = {fold(word) for word in words_of(item, "sound_only", where)}
    for word in singulars:
        sound = item.get("sound", "") if not only or word in only else ""
        yield from _arabic_singular(word, sound, plurals)
    for word in plurals:
        yield from _arabic_plural(word)


def _arabic_singular(word: str, sound: str, plurals: list[str]) -> Iterator[tuple[str, GrammaticalNumber, bool]]:
    """Give singular, dual and regular plural; an ending that the plural shares is left to the plural."""
    regular = inflection.arabic_regular_plural(word, sound) if sound else ()
    for form in inflection.arabic_singular(word):
        yield form, "singular", False
    for form in inflection.arabic_dual(word) if " " not in word else ():
        if form not in regular and form not in plurals:
            yield form, "dual", False
    for form in inflection.arabic_dual_possessed(word) if " " not in word and not sound else ():
        yield form, "dual", False
    for form in regular:
        yield form, "plural", form.endswith("ين")


def _arabic_plural(word: str) -> Iterator[tuple[str, GrammaticalNumber, bool]]:
    yield word, "plural", word.endswith("ين")
    if " " in word:
        return
    for possessed in inflection.arabic_possessed(word.removesuffix("ن") if word.endswith("ين") else word):
        yield possessed, "plural", False
    if word.endswith(("ين", "ون")):
        yield word[:-2] + "ون", "plural", False
        yield word[:-1], "plural", False


def _english_people(item: dict[str, Any], where: str) -> Iterator[tuple[str, GrammaticalNumber, bool]]:
    for word in words_of(item, "singular", where):
        yield word, "singular", False
        yield inflection.english_plural(word), "plural", False
    for word in words_of(item, "plural", where):
        yield word, "plural", False


def trigger_entries(data: dict[str, Any], name: str) -> Iterator[Entry]:
    """Give every form of the words that say what happened to people."""
    arabic = name.startswith("ar")
    for number, item in enumerate(section_of(data, name, "trigger"), start=1):
        where = f"{name}: [[trigger]] number {number}"
        outcome: Any = checked(item.get("outcome", ""), get_args(Outcome), where)
        yield from _trigger_nouns(item, outcome, where, arabic=arabic)
        for key, form in _TRIGGER_LISTS:
            for word in words_of(item, key, where):
                yield entry(word, "trigger", Trigger(outcome, form))
        for verb in words_of(item, "verbs", where):
            yield from _verb(verb, outcome, where, arabic=arabic)
        for verb in words_of(item, "intransitive", where):
            yield from (entry(form, "trigger", Trigger(outcome, "intransitive")) for form in verb.split("/"))


_TRIGGER_LISTS: tuple[tuple[str, TriggerForm], ...] = (("phrases", "phrase"), ("states", "state"))


def _trigger_nouns(item: dict[str, Any], outcome: Outcome, where: str, *, arabic: bool) -> Iterator[Entry]:
    verbs = {fold(verb.split("/")[0]) for verb in words_of(item, "verbs", where)}
    for word in words_of(item, "nouns", where):
        folded = fold(word)
        yield entry(word, "trigger", Trigger(outcome, "either" if arabic and folded in verbs else "noun"))
        if arabic and " " not in word:
            stem = folded[:-1] + "ت" if folded.endswith("ه") else folded
            yield from (entry(stem + suffix, "fate", Trigger(outcome, "noun")) for suffix in ("هم", "ه", "ها", "هما"))


def _verb(verb: str, outcome: Outcome, where: str, *, arabic: bool) -> Iterator[Entry]:
    forms = verb.split("/")
    if len(forms) != (2 if arabic else 5):
        message = f"{where}: verb {verb!r} must list {'past/present' if arabic else 'base/s-form/past/participle/ing-form'}"
        raise LexiconError(message)
    if arabic:
        for form in inflection.arabic_verb(verb):
            yield entry(form, "trigger", Trigger(outcome, "verb"))
        return
    base, s_form, past, participle, ing = forms
    yield entry(participle, "trigger", Trigger(outcome, "participle"))
    for form in (base, s_form, ing, past):
        if form != participle:
            yield entry(form, "trigger", Trigger(outcome, "active"))


def nation_entries(language: Language) -> Iterator[Entry]:
    """Give the adjectives, people and place names of every state."""
    for item in section_of(read_list("names.toml"), "names.toml", "country"):
        iso = item.get("iso", "")
        if len(iso) != 3 or not iso.isupper():  # noqa: PLR2004  alpha-3
            message = f"names.toml: [[country]] {iso!r} is not an ISO 3166-1 alpha-3 code"
            raise LexiconError(message)
        where = f"names.toml: [[country]] {iso}"
        for word in words_of(item, f"adjective_{language}", where):
            yield from _arabic_nation(fold(word), iso) if language == "ar" else _english_nation(word, iso)
        for word in words_of(item, f"people_{language}", where):
            yield entry(word, "nation", Nation(iso, "plural"))
        for word in words_of(item, f"name_{language}", where):
            yield from _place(word, iso, language, "known_place", "country")
        for word in words_of(item, f"places_{language}", where):
            yield from _place(word, iso, language, "known_place")


def _place(word: str, iso: str, language: Language, *tags: str) -> Iterator[Entry]:
    """Give the entries of a place name, in Arabic also as hashtags and hasty writers join its words."""
    for tag in tags:
        yield entry(word, tag, iso)
        if language == "ar" and " " in word:
            yield entry(word.replace(" ", ""), tag, iso)


def _arabic_nation(word: str, iso: str) -> Iterator[Entry]:
    for form in inflection.arabic_singular(word):
        yield entry(form, "nation", Nation(iso, "singular"))
    yield entry(word + "ه", "nation", Nation(iso, "singular"))
    for form in (word + "ان", *inflection.arabic_dual(word + "ه")):
        yield entry(form, "nation", Nation(iso, "dual"))
    for form in (word + "ون", word + "ين", word + "ات"):
        yield entry(form, "nation", Nation(iso, "plural"))


def _english_nation(word: str, iso: str) -> Iterator[Entry]:
    yield entry(word, "nation", Nation(iso, "singular"))
    if not word.endswith(("ese", "sh", "ch", "ss", "s", ".")):
        yield entry(word + "s", "nation", Nation(iso, "plural"))
