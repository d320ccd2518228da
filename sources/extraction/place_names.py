"""Finds place names: known ones, those that a class word announces ("the town of X"), and English capitals after "in"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

#: Says whether a folded name is a place's: a set of names, or a function that looks one up.
KnownPlaces = frozenset[str] | Callable[[str], bool]
_MAX_NAME = 4
#: Attached particles, and the article that one of them hides («للرقة» is ل and «الرقة»).
_ARABIC_PARTICLES = (("", ""), ("و", ""), ("ب", ""), ("ل", ""), ("ف", ""), ("وب", ""), ("ول", ""), ("ك", ""), ("لل", "ال"))
_PAIR_CLASSES = ("تي", "يي")
_PLURAL_CLASSES = ("مدن", "بلدات", "قري", "مناطق", "احياء", "محافظات", "مخيمات")
_ADJECTIVE_ENDING = "يه"
_MIN_NAME = 2
_SHORT_NAME = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A place name over tokens ``start`` to ``end``; ``skip`` letters of the first are attached particles.

    ``frame`` is the first token of class word and name together; ``place_class`` the class that the word gives.
    """

    start: int
    end: int
    skip: int
    frame: int
    place_class: str
    known: bool
    iso: str = ""


_NOT_IN_NAMES = {
    "not_place", "weekday", "month", "nation", "source_agencies", "force", "place_class", "source_roles", "trigger", "event", "people",
    "not_people", "inside", "near", "source_heads", "clause", "source_verbs", "actor_name", "direction", "units", "tens", "magnitudes",
}  # fmt: skip


@lru_cache(maxsize=4)
def _first_words(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in names)


class Gazetteer:
    """What is known of places while one document is read: the caller's names and those that the document itself introduces."""

    def __init__(self, known: KnownPlaces) -> None:
        self._known: Callable[[str], bool] = known.__contains__ if isinstance(known, frozenset) else known
        self._first_words = _first_words(known) if isinstance(known, frozenset) else None
        self.introduced: set[str] = set()
        self._introduced_first: set[str] = set()

    def introduce(self, name: str) -> None:
        """Take in a folded name that the document itself calls a place."""
        self.introduced.add(name)
        self._introduced_first.add(name.split(" ", 1)[0])

    def may_start(self, word: str) -> bool:
        """Say whether a name may start with a folded word; quick to say no."""
        return self._first_words is None or word in self._introduced_first or word in self._first_words

    def knows(self, name: str) -> bool:
        """Say whether a folded name is a place's here."""
        return name in self.introduced or self._known(name)


def find_names(sentence: Sentence, gazetteer: Gazetteer) -> list[Name]:
    """Find the place names of a sentence, left to right."""
    names: list[Name] = []
    at = 0
    while at < len(sentence.tokens):
        name = _announced(sentence, at, gazetteer, names) or _whole(sentence, _known(sentence, at, gazetteer)) or _capitals(sentence, at)
        if name is None:
            at += 1
            continue
        names.append(name)
        at = name.end
    return names


def _whole(sentence: Sentence, name: Name | None) -> Name | None:
    """Extend a known English name by the class word that is part of it: "Kyiv region"."""
    if name is None or sentence.language != "en" or sentence.tokens[name.end - 1].form.endswith("'s"):
        return name
    following = sentence.hit(name.end, "place_class")
    if following is None or str(following.payload) not in _NAMING_CLASSES:
        return name
    return replace(name, end=name.end + following.length, place_class=str(following.payload))


def name_text(sentence: Sentence, name: Name) -> str:
    """Give the folded name without attached particles."""
    return " ".join(token.form for token in sentence.tokens[name.start : name.end])[name.skip :]


def _known(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Name | None:
    """Find the longest known name at a token: of the lexicon, or of the caller."""
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    if token is None or token.kind != "w" or (sentence.language == "en" and not token.capital):
        return None
    hit = sentence.hit(at, "known_place")
    listed = None
    if hit is not None and not _needs_frame(sentence, at) and not (hit.definite and sentence.hit(at, "nation") is not None):
        skip = len(hit.prefix.removesuffix("ال")) if hit.prefix else 0
        listed = Name(at, at + hit.length, skip, at, "", known=True, iso=str(hit.payload))
    found = _looked_up(sentence, at, listed.end - at if listed else 0, gazetteer)
    return found or listed


def _looked_up(sentence: Sentence, at: int, above: int, gazetteer: Gazetteer) -> Name | None:
    """Find the longest name of more than *above* words that the caller or the document knows."""
    first = sentence.tokens[at].form
    for particle, article in _ARABIC_PARTICLES if sentence.language == "ar" else (("", ""),):
        if (
            not first.startswith(particle)
            or len(first) - len(particle) < _MIN_NAME
            or not gazetteer.may_start(article + first[len(particle) :])
        ):
            continue
        for length in range(min(_MAX_NAME, len(sentence.tokens) - at), above, -1):
            words = sentence.tokens[at : at + length]
            text = article + " ".join(word.form for word in words)[len(particle) :]
            if gazetteer.knows(text) and (length > 1 or not _needs_frame(sentence, at)):
                return Name(at, at + length, len(particle) - (1 if article else 0), at, "", known=True)
    return None


def _needs_frame(sentence: Sentence, at: int) -> bool:
    """Say whether a name that is a word too stands without a preposition of place before it."""
    hit = sentence.hit(at, "ambiguous_place")
    if hit is None:
        return (
            bool(sentence.hits[at].keys() & {"people", "trigger", "source_verbs"})
            and sentence.language == "ar"
            and not _framed(sentence, at)
        )
    return not _framed(sentence, at)


def _framed(sentence: Sentence, at: int) -> bool:
    prefixed = any(hit.prefix in {"ب", "وب"} for hit in sentence.hits[at].values())
    return prefixed or any(
        sentence.ending(at, tag, reach=4) is not None for tag in ("inside", "near", "direction", "place_class", "rural", "border")
    )


def _announced(sentence: Sentence, at: int, gazetteer: Gazetteer, before: list[Name]) -> Name | None:
    hit = sentence.hit(at, "place_class") or (sentence.hit(at, "rural") if sentence.language == "ar" else None)
    if hit is None:
        return _second_of_pair(sentence, at, before, gazetteer)
    if sentence.language == "en":
        return _announced_english(sentence, at, hit.length, str(hit.payload))
    if hit.definite or at + hit.length >= len(sentence.tokens):
        return None
    start = at + hit.length
    if sentence.form(start) == '"':
        start += 1
    name = _arabic_name(sentence, start, gazetteer)
    if name is None:
        return None
    gazetteer.introduce(name_text(sentence, name))
    frame = at if hit.payload is not None else name.start
    return Name(name.start, name.end, name.skip, frame, str(hit.payload or ""), known=name.known, iso=name.iso)


def _arabic_name(sentence: Sentence, start: int, gazetteer: Gazetteer) -> Name | None:
    """Read the name after a class word: a known one, or one word with its compound or adjective."""
    known = _known(sentence, start, gazetteer)
    if known is not None and known.skip == 0:
        return known
    token = sentence.tokens[start] if start < len(sentence.tokens) else None
    if token is None or token.kind != "w" or not _may_be_name(sentence, start):
        return None
    end = start + 1
    if sentence.hit(start, "place_compound") is not None and end < len(sentence.tokens) and sentence.tokens[end].kind == "w":
        end += 1
    if end < len(sentence.tokens) and token.form.startswith("ال") and sentence.hit(end, "place_adjective") is not None:
        end += 1
    return Name(start, end, 0, start, "", known=False)


def _may_be_name(sentence: Sentence, at: int) -> bool:
    tags = sentence.hits[at].keys()
    if tags & {"place_compound"}:
        return True
    if tags & {
        "not_place", "place_class", "inside", "direction", "source_content", "units", "people", "nation", "source_verbs", "near", "border",
        "between", "trigger", "weekday", "today", "clause", "barrier", "negation", "event", "month", "adjective",
    }:  # fmt: skip
        return False
    form = sentence.form(at)
    return len(form) > _MIN_NAME and (form.startswith("ال") or len(form) <= _SHORT_NAME or not form.endswith(_ADJECTIVE_ENDING))


def _second_of_pair(sentence: Sentence, at: int, before: list[Name], gazetteer: Gazetteer) -> Name | None:
    """Read the second name after "the governorates of X and Y"."""
    if not before or before[-1].end != at or not before[-1].place_class or sentence.language != "ar":
        return None
    form = sentence.form(at)
    if (
        not sentence.form(before[-1].frame).endswith((*_PAIR_CLASSES, *_PLURAL_CLASSES))
        or not form.startswith("و")
        or sentence.tokens[at].kind != "w"
    ):
        return None
    known = _known(sentence, at, gazetteer)
    if known is not None:
        return Name(known.start, known.end, known.skip, before[-1].frame, before[-1].place_class, known=True, iso=known.iso)
    if len(form) <= _MIN_NAME + 1:
        return None
    end = at + 2 if sentence.hit(at, "place_compound") is not None and at + 1 < len(sentence.tokens) else at + 1
    gazetteer.introduce(" ".join(token.form for token in sentence.tokens[at:end])[1:])
    return Name(at, end, 1, before[-1].frame, before[-1].place_class, known=False)


def _announced_english(sentence: Sentence, at: int, length: int, place_class: str) -> Name | None:
    """Read "village of Qaa"; "Banae district" is read by its capitals."""
    start = at + length
    if sentence.form(start - 1) != "of" and place_class not in {"city", "region"}:
        return None
    end = _capital_run(sentence, start)
    return Name(start, end, 0, at, place_class, known=False) if end > start else None


def _capitals(sentence: Sentence, at: int) -> Name | None:
    """Read English capitals after a preposition of place, or before a class word: "in Banae district"."""
    if sentence.language != "en" or not (sentence.tokens[at].capital or _has_article(sentence, at)):
        return None
    end = _capital_run(sentence, at) if sentence.tokens[at].capital else at + 1
    if end == at or sentence.form(end) == "'s":
        return None
    following = sentence.hit(end, "place_class")
    if following is not None:
        place_class = str(following.payload)
        whole = end + following.length if place_class in _NAMING_CLASSES else end
        return Name(at, whole, 0, at, place_class, known=False)
    framed = sentence.form(at - 1) in {"in", "near", "outside", "at"} or _after_article(sentence, at)
    return Name(at, end, 0, at, "", known=False) if framed else None


def _after_article(sentence: Sentence, at: int) -> bool:
    hit = sentence.ending(at, "direction", reach=3)
    return hit is not None


def _has_article(sentence: Sentence, at: int) -> bool:
    """Say whether a word is an Arabic name with its article: "al-Saghir" in "Bab al-Saghir"."""
    article, hyphen, _ = sentence.form(at).partition("-")
    if article not in _ARTICLES or not hyphen:
        return False
    view = sentence.view
    return view.text[view.origin[sentence.tokens[at].start + len(article) + 1]].isupper()


_ARTICLES = {"al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "ez", "es"}
#: Classes whose word is part of the name: "Umayyad square", "Kyiv region", but not "Qaa village".
_NAMING_CLASSES = {"landmark", "region", "camp", "crossing"}


def _capital_run(sentence: Sentence, start: int) -> int:
    end = start
    while end < min(start + _MAX_NAME, len(sentence.tokens)):
        token = sentence.tokens[end]
        named = token.capital or (end > start and _has_article(sentence, end))
        if not named or token.kind != "w" or sentence.hits[end].keys() & _NOT_IN_NAMES:
            break
        end += 1
    return end
