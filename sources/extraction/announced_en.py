"""English names that a class word, a preposition of place or a side announces: "the village of Qaa", "in Banae district"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.place_cues import is_led_to
from sources.extraction.place_types import Name

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_MAX_NAME = 4
_ARTICLES = {"al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "ez", "es", "ed", "er", "et", "en", "esh"}
#: Classes whose word is part of the name: "Umayyad square", but not "Qaa village".
_NAMING_CLASSES = {"landmark", "camp", "crossing"}
#: A capital shows the word for a unit to be part of its name: "Borno State".
_UNITS = {"adm1", "adm2", "region"}
#: States whose regions bear the names of their cities.
_OBLASTS = {"UKR", "RUS", "BLR", "KAZ"}
_PLACED = {"in", "near", "outside", "at"}
#: Words in lower case within names: "Gare de Lyon".
_LINKS = {"de", "del", "de la", "du", "da", "di", "la", "ash", "al", "el", "as", "ad"}
_NOT_IN_NAMES = {
    "not_place", "weekday", "month", "nation", "source_agencies", "force", "place_class", "source_roles", "trigger", "event", "people",
    "not_people", "inside", "near", "source_heads", "clause", "source_verbs", "actor_name", "direction", "units", "tens", "magnitudes",
}  # fmt: skip


def announced(sentence: Sentence, at: int, before: list[Name]) -> Name | None:
    """Read "village of Qaa", "villages of Qaa and Hermel", "Camp Speicher"; "Banae district" is read by its capitals."""
    hit = sentence.hit(at, "place_class")
    if hit is None:
        return _listed_on(sentence, at, before)
    place_class, start = str(hit.payload), at + hit.length
    end = capital_run(sentence, start)
    if end == start:
        return None
    if sentence.form(start - 1) == "of" or place_class in {"city", "region"}:
        return Name(start, end, 0, at, place_class, known=False)
    is_camp = place_class == "camp" and sentence.tokens[at].capital and sentence.form(at - 1) in _PLACED | {"on", "of"}
    return Name(at, end, 0, at, place_class, known=False) if is_camp else None


def _listed_on(sentence: Sentence, at: int, before: list[Name]) -> Name | None:
    """Read a further name after "the villages of X": "and Y", ", Y"."""
    if not before or not before[-1].place_class or sentence.form(at - 1) not in {"and", ","}:
        return None
    last = before[-1]
    is_list = last.frame < last.start and sentence.form(last.start - 1) == "of" and sentence.form(last.start - 2).endswith("s")
    end = capital_run(sentence, at) if is_list and at - last.end in {1, 2} else at
    return Name(at, end, 0, last.frame, last.place_class, known=False) if end > at else None


def whole(sentence: Sentence, name: Name) -> Name:
    """Extend a known name by the class word that is part of it: "Damascus airport", "Kyiv region", but "the Darfur region"."""
    if sentence.tokens[name.end - 1].form.endswith("'s"):
        return name
    following = sentence.hit(name.end, "place_class")
    if following is None:
        rural = sentence.hit(name.end, "rural")
        return replace(name, end=name.end + rural.length) if rural is not None else name
    if str(following.payload) in _NAMING_CLASSES and sentence.hit(name.start, "country") is not None:
        return name
    return _with_class(sentence, name)


def _with_class(sentence: Sentence, name: Name) -> Name:
    """Take in the class words after a name that are part of it, and the last one's class: "Davao City airport"."""
    following = sentence.hit(name.end, "place_class")
    if following is None:
        return name
    named = replace(name, place_class=str(following.payload))
    after = name.end + following.length - (sentence.form(name.end + following.length - 1) == "of")
    if _is_in_name(sentence, name, named.place_class):
        return _with_class(sentence, replace(named, end=after))
    further = sentence.hit(after, "place_class")
    if further is not None and str(further.payload) in _NAMING_CLASSES:
        return _with_class(sentence, replace(named, end=after))
    return named


def _is_in_name(sentence: Sentence, name: Name, place_class: str) -> bool:
    """Say whether a class word after a name is part of it: "the Darfur region" is Darfur, "the Kyiv region" is not Kyiv."""
    if place_class in _NAMING_CLASSES or (sentence.tokens[name.end].capital and place_class in _UNITS):
        return True
    return place_class == "region" and (sentence.form(name.start - 1) != "the" or name.iso in _OBLASTS)


def capitals(sentence: Sentence, at: int) -> Name | None:
    """Read capitals after a word of place, or before a class word: "in Banae district"."""
    if not (sentence.tokens[at].capital or has_article(sentence, at)):
        return None
    end = capital_run(sentence, at) if sentence.tokens[at].capital else at + 1
    if end == at or sentence.form(end) == "'s" or _holds_known(sentence, at, end):
        return None
    if _is_shouted(sentence, at, end):
        return Name(at, end, 0, at, "", known=False) if at == 0 and sentence.form(end) in {",", "(", "-"} else None
    name = Name(at, end, 0, at, "", known=False)
    if sentence.hit(end, "place_class") is not None:
        return _with_class(sentence, name)
    return name if _is_placed(sentence, at) else None


def _is_placed(sentence: Sentence, at: int) -> bool:
    if sentence.form(at - 1) in _PLACED or sentence.ending(at, "direction", reach=3) is not None:
        return True
    return has_article(sentence, at) and is_led_to(sentence, at)


def _holds_known(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a known name starts within the capitals: what is before it is another name."""
    return any(sentence.hit(at, "known_place") is not None for at in range(start + 1, end))


def _is_shouted(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the words are short capitals, as of organizations and agencies: "at UNICEF", "in PKK camps"."""
    view = sentence.view
    written = [view.text[view.origin[token.start] : view.origin[token.end - 1] + 1] for token in sentence.tokens[start:end]]
    return all(word.isupper() for word in written)


def has_article(sentence: Sentence, at: int) -> bool:
    """Say whether a word is an Arabic name with its article: "al-Saghir" in "Bab al-Saghir"."""
    article, hyphen, rest = sentence.form(at).partition("-")
    if article not in _ARTICLES or not hyphen or not rest:
        return False
    view = sentence.view
    return view.text[view.origin[sentence.tokens[at].start + len(article) + 1]].isupper()


def capital_run(sentence: Sentence, start: int) -> int:
    """Give the end of the capitals from a token on that may be one name."""
    end = start
    while end < min(start + _MAX_NAME, len(sentence.tokens)):
        token = sentence.tokens[end]
        named = token.capital or has_article(sentence, end)
        if not named or token.kind != "w" or sentence.hits[end].keys() & _NOT_IN_NAMES:
            break
        end += 1
        if sentence.form(end) in _LINKS and end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].capital:
            end += 1
    return end
