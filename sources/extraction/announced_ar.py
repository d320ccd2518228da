"""Arabic names that a class word announces: «قرية كذا», «قريتي كذا وكذا», «قرى كذا، كذا، وكذا»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.known_places import known_name
from sources.extraction.name_shapes_ar import INFLECTED, MASCULINE, SHORT, end_of, is_genitive, is_half, is_word, may_be_name
from sources.extraction.place_cues import is_ordinary
from sources.extraction.place_types import Name

if TYPE_CHECKING:
    from sources.extraction.gazetteer import Gazetteer
    from sources.extraction.tokens import Hit, Sentence

_PAIR_CLASSES = ("تي", "يي")
_PLURAL_CLASSES = ("مدن", "بلدات", "قري", "مناطق", "احياء", "محافظات", "مخيمات", "نواحي", "ولايات", "مديريات", "ارياف")
#: Classes whose word is never part of a name, though the lists have some with it.
_APART = {"camp", "crossing", "neighbourhood"}
_SEPARATORS = {"،", ",", "/", "-", ":"}
_KINDS = {"الدولي", "العسكري", "المركزي", "الجوي", "المدني"}


def announced(sentence: Sentence, at: int, gazetteer: Gazetteer, before: list[Name]) -> Name | None:
    """Read the name after a class word, or a further name of its list."""
    hit = sentence.hit(at, "place_class") or sentence.hit(at, "rural")
    if hit is None:
        return _listed_on(sentence, at, before, gazetteer)
    whole = sentence.hit(at, "known_place")
    if whole is not None and whole.length > hit.length and hit.payload not in _APART:
        place_class = "" if hit.payload in {None, "city"} or hit.definite else str(hit.payload)
        return Name(at, at + whole.length, len(whole.prefix.removesuffix("ال")), at, place_class, known=True, iso=str(whole.payload))
    if hit.definite or at + hit.length >= len(sentence.tokens):
        return None
    name = _name_after(sentence, at, hit, gazetteer)
    if name is not None:
        gazetteer.introduce(name_text(sentence, name))
    return name


def name_text(sentence: Sentence, name: Name) -> str:
    """Give the folded name without attached particles."""
    return " ".join(token.form for token in sentence.tokens[name.start : name.end])[name.skip :]


def _name_after(sentence: Sentence, at: int, hit: Hit, gazetteer: Gazetteer) -> Name | None:
    start = at + hit.length
    while sentence.form(start) in {'"', "(", ":"} and start < at + hit.length + 2:
        start += 1
    place_class = str(hit.payload or "")
    name = _read(sentence, start, gazetteer, place_class, plural=_is_list(sentence, at))
    if name is None:
        return None
    if sentence.hit(at, "place_naming") is not None and start == at + hit.length:
        name = replace(name, start=at, skip=len(hit.prefix.removesuffix("ال")), end=_with_kind(sentence, name.end))
    return replace(name, frame=at if place_class else name.start, place_class=place_class)


def _with_kind(sentence: Sentence, end: int) -> int:
    """Take in what kind of airport or prison it is: «مطار كذا الدولي»."""
    return end + 1 if sentence.form(end) in _KINDS else end


def _read(sentence: Sentence, start: int, gazetteer: Gazetteer, place_class: str, *, plural: bool = False) -> Name | None:
    """Read a name after a class word: a known one, or a word with what its compound, adjective or genitive adds."""
    known = known_name(sentence, start, gazetteer, [])
    if known is not None and known.skip == 0:
        longer = known.end == start + 1 and (
            (place_class in MASCULINE | {"village"} and is_genitive(sentence, start)) or is_half(sentence, start)
        )
        return replace(known, end=known.end + 1, known=False, iso="") if longer else known
    token = sentence.tokens[start] if start < len(sentence.tokens) else None
    if token is None or token.kind != "w" or not may_be_name(sentence, start, place_class, plural=plural):
        return None
    return Name(start, end_of(sentence, start, place_class), 0, start, "", known=False)


def _is_list(sentence: Sentence, at: int) -> bool:
    return sentence.form(at).endswith(_PLURAL_CLASSES)


def _listed_on(sentence: Sentence, at: int, before: list[Name], gazetteer: Gazetteer) -> Name | None:
    """Read a further name after "the governorates of X": «وكذا», and in longer lists «، كذا»."""
    last = before[-1] if before and before[-1].place_class else None
    if last is None or not is_word(sentence, at) or at - last.end > 1:
        return None
    several = _is_list(sentence, last.frame)
    if not several and not sentence.form(last.frame).endswith(_PAIR_CLASSES):
        return None
    mark = sentence.form(last.end) if at > last.end else ""
    name = _after_and(sentence, at, gazetteer, last.place_class) if mark != "و" and (not mark or mark in _SEPARATORS) else None
    if name is None and (mark == "و" or (several and mark in _SEPARATORS)):
        name = _after_mark(sentence, at, gazetteer, last.place_class, mark)
    if name is None:
        return None
    gazetteer.introduce(name_text(sentence, name))
    return replace(name, frame=last.frame, place_class=last.place_class)


def _after_mark(sentence: Sentence, at: int, gazetteer: Gazetteer, place_class: str, mark: str) -> Name | None:
    """Read the name after "and" written apart; after a comma only if the list goes on after it."""
    name = _read(sentence, at, gazetteer, place_class, plural=True)
    return name if name is None or mark == "و" or _is_followed_up(sentence, name.end) else None


def _is_followed_up(sentence: Sentence, end: int) -> bool:
    """Say whether a list goes on after a name, so that the name is one of it."""
    return sentence.form(end) in _SEPARATORS or sentence.form(end).startswith("و")


def _after_and(sentence: Sentence, at: int, gazetteer: Gazetteer, place_class: str) -> Name | None:
    form = sentence.form(at)
    if not form.startswith("و") or len(form) <= SHORT + 1:
        return None
    known = known_name(sentence, at, gazetteer, [], listed_on=True)
    if known is not None and known.skip > 0:
        return known
    if is_ordinary(sentence, at) or sentence.hit(at, "inside") is not None or INFLECTED.match(form):
        return None
    return Name(at, end_of(sentence, at, place_class), 1, at, "", known=False)
