"""Place claims: each name with how the incident's place relates to it, and whether it only says where the report was written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sources.extraction.announced_ar import name_text
from sources.extraction.confidence import confidence
from sources.extraction.gazetteer import Gazetteer
from sources.extraction.place_cues import FRAMES
from sources.extraction.place_names import find_names
from sources.extraction.place_relations import relations_of
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.place_relations import Relation
    from sources.extraction.place_types import KnownPlaces, Name
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Span

_DATELINE_TOKENS = 4
_MARKS = {"(", "-", "/", ",", "،", ":"}
#: What a place can have that lies in it.
_PARTS = {"place_class", "direction", "known_place", "border", "rural", "near"}
_NEXT_WORDS = 3
#: Sentences that say what a report is about.
_OPENING = 2
_JOINTS = {"and", "و", ",", "،"}
_LEADING = {"from", "of", "من", "دوله", "جمهوريه"}


def find_places(reading: Reading, known: KnownPlaces) -> list[DraftClaim]:
    """Give the place claims of a document. Names that one sentence introduces are known in all."""
    gazetteer = Gazetteer(known)
    first = [find_names(sentence, gazetteer) for sentence in reading.sentences]
    home = _home(reading)
    claims = []
    for number, (sentence, found) in enumerate(zip(reading.sentences, first, strict=True)):
        if gazetteer.concerns(token.form for token in sentence.tokens):
            found = find_names(sentence, gazetteer)  # noqa: PLW2901 - read again with what later sentences introduced
        home -= {name.iso for name in found if _is_dateline(sentence, name)}
        names = _places(sentence, found, home, opening=number < _OPENING)
        relations = relations_of(sentence, names)
        claims += [_claim(reading, number, name, relation) for name, relation in zip(names, relations, strict=True)]
    return claims


def _home(reading: Reading) -> frozenset[str]:
    """Give the state that the report names most, twice at least."""
    named = [str(hit.payload) for sentence in reading.sentences for hits in sentence.hits if (hit := hits.get("known_place")) is not None]
    iso, times = Counter(named).most_common(1)[0] if named else ("", 0)
    return frozenset({iso}) if times > 1 else frozenset()


def _places(sentence: Sentence, names: list[Name], home: frozenset[str], *, opening: bool) -> list[Name]:
    """Drop the states that act rather than lie somewhere, but not those that the report is about.

    A state that owns something is one where a report opens with it: "Somalia's al-Shabaab launched an attack".
    """
    kept: list[Name] = []
    for name in names:
        joined = bool(kept) and name.start - kept[-1].end <= 1 and (name.skip == 1 or sentence.form(name.start - 1) in _JOINTS)
        if joined or _is_at_home(sentence, name, home, opening=opening) or _is_dateline(sentence, name) or not _is_party(sentence, name):
            kept.append(name)
    return kept


def _is_at_home(sentence: Sentence, name: Name, home: frozenset[str], *, opening: bool) -> bool:
    """Say whether a state that acts, or its capital, is what the report is about."""
    if sentence.tokens[name.end - 1].form.endswith("'s"):
        return opening
    return name.iso in home and (sentence.hit(name.start, "country") is not None or not _speaks(sentence, name))


def _is_party(sentence: Sentence, name: Name) -> bool:
    """Say whether a state's name stands for its government: no word of place leads to it («أعلنت روسيا», "Russia denied")."""
    seat = sentence.hit(name.start, "seat_of_power") is not None
    if not name.iso or name.place_class or not (seat or sentence.hit(name.start, "country")):
        return False
    if sentence.form(name.start)[: name.skip] in {"ب", "وب", "فب"} and name.skip:
        return False
    if sentence.tokens[name.end - 1].form.endswith("'s"):
        return not seat and not _is_possessed_area(sentence, name.end)
    if sentence.form(name.end) == ")":
        return False
    at = name.frame - 1 if sentence.form(name.frame - 1) == "the" else name.frame
    framed = any(sentence.ending(at, tag, reach=4) for tag in FRAMES)
    return not framed and sentence.form(at - 1) not in _LEADING


def _speaks(sentence: Sentence, name: Name) -> bool:
    """Say whether a capital stands for its government: a verb of saying is next to it, or in English any verb may follow."""
    if sentence.hit(name.start - 1, "source_verbs") is not None or sentence.hit(name.end, "source_verbs") is not None:
        return True
    return sentence.language == "en" and name.end < len(sentence.tokens) and sentence.tokens[name.end].kind == "w"


def _is_possessed_area(sentence: Sentence, at: int) -> bool:
    """Say whether what a state has is a part of it: "Sudan's capital", "Mali's restive north"."""
    return any(sentence.hits[index].keys() & _PARTS for index in range(at, min(at + _NEXT_WORDS, len(sentence.tokens))))


def _is_dateline(sentence: Sentence, name: Name) -> bool:
    """Say whether a name is where the report was written: "BAGHDAD (Reuters) -", «بغداد - رويترز», «دبي، الإمارات (CNN)»."""
    end = name.end
    while sentence.form(end) in {",", "،"} and (further := sentence.hit(end + 1, "known_place")) is not None:
        end += 1 + further.length
    mark = sentence.form(end)
    if mark in _MARKS and _is_agency(sentence, end + 1) and (mark == "(" or name.start == 0):
        return True
    if sentence.language != "en" or not _quote(sentence, name).isupper():
        return False
    return mark == "(" or (name.end <= _DATELINE_TOKENS and _starts_paragraph(sentence, name))


def _is_agency(sentence: Sentence, at: int) -> bool:
    """Say whether a word is an agency's name; in Arabic one in Latin capitals is."""
    if sentence.hit(at, "source_agencies") is not None:
        return True
    return sentence.language == "ar" and at < len(sentence.tokens) and sentence.tokens[at].capital


def _starts_paragraph(sentence: Sentence, name: Name) -> bool:
    first = sentence.view.origin[sentence.tokens[0].start]
    return name.start <= 1 and not sentence.view.text[:first].rstrip(" \t")[-1:].strip()


def _claim(reading: Reading, number: int, name: Name, relation: Relation) -> DraftClaim:
    sentence = reading.sentences[number]
    quote = _quote(sentence, name)
    span = _span(sentence, name)
    dateline = _is_dateline(sentence, name)
    factors = (("name", 0.9 if name.known else 0.75), ("dateline", 0.3 if dateline else 1.0))
    return DraftClaim(
        kind="place", span=span, quote=quote, rule="dateline" if dateline else "place", attribution=reading.attribution(number, name.start),
        scope="background" if dateline else reading.scope(number, name.start), confidence=confidence(factors), factors=factors,
        mention=quote, relation=relation.kind, direction=relation.direction, distance_km=relation.distance_km,
        place_class=name.place_class or ("country" if _is_country(sentence, name) else ""),
    )  # fmt: skip


def _span(sentence: Sentence, name: Name) -> Span:
    last = sentence.tokens[name.end - 1]
    possessive = len("'s") if sentence.language == "en" and last.form.endswith("'s") else 0
    return sentence.view.span(sentence.tokens[name.start].start + name.skip, last.end - possessive)


def _quote(sentence: Sentence, name: Name) -> str:
    span = _span(sentence, name)
    return sentence.view.text[span.start : span.end]


def _is_country(sentence: Sentence, name: Name) -> bool:
    return bool(name.iso) and sentence.hit(name.start, "country") is not None and name_text(sentence, name) != ""
