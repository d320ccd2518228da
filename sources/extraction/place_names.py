"""Finds the place names of a sentence: known ones, those that a class word announces, and English capitals after "in"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction import announced_ar, announced_en, unannounced_ar
from sources.extraction.capitals_en import is_named_after
from sources.extraction.class_words_en import whole
from sources.extraction.known_places import known_name

if TYPE_CHECKING:
    from sources.extraction.gazetteer import Gazetteer
    from sources.extraction.place_types import Name
    from sources.extraction.tokens import Sentence


#: "Islamic State of Iraq" takes in what it is of.
_OF_PLACE = 2


def find_names(sentence: Sentence, gazetteer: Gazetteer) -> list[Name]:
    """Find the place names of a sentence, left to right; what it introduces is known to the gazetteer from then on.

    The name of an organization may hold that of a place: «قوات سوريا الديمقراطية», "Islamic State".
    """
    name_at = _arabic if sentence.language == "ar" else _english
    names: list[Name] = []
    at = 0
    while at < len(sentence.tokens):
        if sentence.tokens[at].kind != "w":
            at += 1
            continue
        actor = sentence.hit(at, "actor_name")
        if actor is not None and actor.length > 1:
            at += actor.length + (sentence.form(at + actor.length) == "of") * _OF_PLACE
            continue
        name = name_at(sentence, at, gazetteer, names)
        if name is None:
            at += 1
            continue
        names.append(name)
        at = name.end
    return names


def _arabic(sentence: Sentence, at: int, gazetteer: Gazetteer, before: list[Name]) -> Name | None:
    return (
        announced_ar.announced(sentence, at, gazetteer, before)
        or known_name(sentence, at, gazetteer, before)
        or unannounced_ar.compound(sentence, at, before)
        or unannounced_ar.located(sentence, at, gazetteer)
        or unannounced_ar.joined(sentence, at, before)
    )


def _english(sentence: Sentence, at: int, gazetteer: Gazetteer, before: list[Name]) -> Name | None:
    announced = announced_en.announced(sentence, at, before)
    if announced is not None:
        return announced
    known = known_name(sentence, at, gazetteer, before)
    if known is not None and is_named_after(sentence, known):
        return None
    return whole(sentence, known) if known is not None else announced_en.capitals(sentence, at, before)
