"""English class words after a name, and which of them are part of it: "Damascus airport", "Borno State", but "Qaa village"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.capitals_en import has_article

if TYPE_CHECKING:
    from sources.extraction.place_types import Name
    from sources.extraction.tokens import Sentence

#: Classes whose word is part of the name: "Umayyad square", but not "Qaa village".
_NAMING_CLASSES = {"landmark", "camp", "crossing"}
#: A capital shows the word for a unit to be part of its name: "Borno State".
_UNITS = {"adm1", "adm2", "region"}
_UNIT_WORDS = {"state", "prefecture", "oblast", "county"}
#: States whose regions bear the names of their cities.
_OBLASTS = {"UKR", "RUS", "BLR", "KAZ"}


def whole(sentence: Sentence, name: Name) -> Name:
    """Extend a known name by the class word that is part of it: "Damascus airport", "Kyiv region", but "the Darfur region"."""
    if sentence.tokens[name.end - 1].form.endswith("'s"):
        return name
    if has_article(sentence, name.end) and not sentence.hits[name.end]:
        name = replace(name, end=name.end + 1)
    if sentence.form(name.end) == "department" and sentence.tokens[name.end].capital and name.iso:
        return replace(name, end=name.end + 1, place_class="adm1")
    following = sentence.hit(name.end, "place_class")
    if following is None:
        rural = sentence.hit(name.end, "rural")
        return replace(name, end=name.end + rural.length) if rural is not None else name
    if str(following.payload) in _NAMING_CLASSES and sentence.hit(name.start, "country") is not None:
        return name
    return with_class(sentence, name)


def with_class(sentence: Sentence, name: Name) -> Name:
    """Take in the class words after a name that are part of it, and the last one's class: "Davao City airport"."""
    following = sentence.hit(name.end, "place_class")
    if following is None:
        return name
    named = replace(name, place_class=str(following.payload))
    after = name.end + following.length - (sentence.form(name.end + following.length - 1) == "of")
    if _is_in_name(sentence, name, named.place_class):
        return with_class(sentence, replace(named, end=after))
    further = sentence.hit(after, "place_class")
    if further is not None and str(further.payload) in _NAMING_CLASSES:
        return with_class(sentence, replace(named, end=after))
    return named


def _is_in_name(sentence: Sentence, name: Name, place_class: str) -> bool:
    """Say whether a class word after a name is part of it: "the Darfur region" is Darfur, "the Kyiv region" is not Kyiv."""
    if place_class in _NAMING_CLASSES or (sentence.tokens[name.end].capital and place_class in _UNITS):
        return True
    if sentence.form(name.end) in _UNIT_WORDS:
        return True
    owned = sentence.form(name.start - 1) == "the" or sentence.form(name.start - 1).endswith("'s")
    return place_class == "region" and (not owned or name.iso in _OBLASTS)
