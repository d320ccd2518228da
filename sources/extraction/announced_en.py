"""English names that a class word, a preposition of place or a side announces: "the village of Qaa", "in Banae district"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.capitals_en import capital_run, has_article, holds_known, is_shouted, names_organization
from sources.extraction.class_words_en import with_class
from sources.extraction.place_cues import is_led_to
from sources.extraction.place_types import Name

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_PLACED = {"in", "near", "outside", "at"}


def announced(sentence: Sentence, at: int, before: list[Name]) -> Name | None:
    """Read "village of Qaa", "villages of Qaa and Hermel", "Camp Speicher"; "Banae district" is read by its capitals."""
    hit = sentence.hit(at, "place_class")
    if hit is None:
        return _listed_on(sentence, at, before)
    place_class, start = str(hit.payload), at + hit.length
    leads = sentence.form(start - 1) == "of" or place_class in {"city", "region"}
    if sentence.form(start) == "," and (sentence.form(start - 1) == "capital" or sentence.form(start - 1).endswith("s")):
        start, leads = start + 1, True
    end = max(capital_run(sentence, start), _known_end(sentence, start))
    if end == start:
        return None
    if leads:
        name = Name(start, end, 0, at, place_class, known=False)
        wider = with_class(sentence, name)
        return wider if wider.end > end else name
    is_camp = place_class == "camp" and sentence.tokens[at].capital and sentence.form(at - 1) in _PLACED | {"on", "of"}
    return Name(at, end, 0, at, place_class, known=False) if is_camp else None


def _known_end(sentence: Sentence, at: int) -> int:
    """Give the end of a known name, which may hold "and": "the state of Jammu and Kashmir"."""
    known = sentence.hit(at, "known_place")
    return at + known.length if known is not None and sentence.tokens[at].capital else at


def _listed_on(sentence: Sentence, at: int, before: list[Name]) -> Name | None:
    """Read a further name after "the villages of X": "and Y", ", Y"."""
    if not before or not before[-1].place_class or sentence.form(at - 1) not in {"and", ","}:
        return None
    last = before[-1]
    is_list = last.frame < last.start and sentence.form(last.frame).endswith("s")
    end = capital_run(sentence, at) if is_list and at - last.end in {1, 2} else at
    return Name(at, end, 0, last.frame, last.place_class, known=False) if end > at else None


def capitals(sentence: Sentence, at: int, before: list[Name]) -> Name | None:
    """Read capitals after a word of place, or before a class word: "in Banae district"."""
    if not (sentence.tokens[at].capital or has_article(sentence, at)):
        return None
    end = capital_run(sentence, at) if sentence.tokens[at].capital else at + 1
    if end == at or sentence.form(end) == "'s" or holds_known(sentence, at, end) or names_organization(sentence, end):
        return None
    if is_shouted(sentence, at, end):
        return Name(at, end, 0, at, "", known=False) if at == 0 and sentence.form(end) in {",", "(", "-"} else None
    name = Name(at, end, 0, at, "", known=False)
    if sentence.hit(end, "place_class") is not None and not sentence.tokens[end - 1].form.endswith("'s"):
        return with_class(sentence, name)
    if _is_placed(sentence, at) or (sentence.form(at - 1) == "to" and before and before[-1].end == at - 1):
        return name
    return _first_of_two(sentence, name)


def _first_of_two(sentence: Sentence, name: Name) -> Name | None:
    """Read the first name of "Gora and Masu villages"."""
    if sentence.form(name.end) != "and":
        return None
    after = sentence.hit(capital_run(sentence, name.end + 1), "place_class")
    several = after is not None and sentence.form(capital_run(sentence, name.end + 1) + after.length - 1).endswith("s")
    return replace(name, place_class=str(after.payload)) if after is not None and several else None


def _is_placed(sentence: Sentence, at: int) -> bool:
    if sentence.form(at - 1) in _PLACED or sentence.ending(at, "direction", reach=3) is not None:
        return True
    return has_article(sentence, at) and is_led_to(sentence, at)
