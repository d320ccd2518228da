"""Place claims: each name with how the incident's place relates to it ("near", "west of", "in the north of", "between")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from sources.extraction.confidence import confidence
from sources.extraction.place_names import Gazetteer, KnownPlaces, Name, find_names, name_text
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Direction, PlaceRelation

_REACH = 6
_MILE_KM = 1.609
_AREA_CLASSES = {"adm1", "country"}
_DATELINE_TOKENS = 4
_MAX_PAIR_GAP = 2


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place relates to a name, and the first token of the words that say so."""

    kind: PlaceRelation
    direction: Direction = ""
    distance_km: float | None = None


def find_places(reading: Reading, known: KnownPlaces) -> list[DraftClaim]:
    """Give the place claims of a document. Names that one sentence introduces are known in all."""
    gazetteer = Gazetteer(known)
    for sentence in reading.sentences:
        find_names(sentence, gazetteer)
    claims = []
    for number, sentence in enumerate(reading.sentences):
        names = find_names(sentence, gazetteer)
        names = [name for name in names if not _is_party(sentence, name)]
        relations = _relations(sentence, names)
        claims += [_claim(reading, number, name, relation) for name, relation in zip(names, relations, strict=True)]
    return claims


def _is_party(sentence: Sentence, name: Name) -> bool:
    """Say whether a state's name stands for its government: no word of place leads to it («أعلنت روسيا», "Russia denied")."""
    seat = sentence.hit(name.start, "seat_of_power") is not None
    if not name.iso or name.place_class or not (seat or sentence.hit(name.start, "country")):
        return False
    if name.skip or sentence.form(name.end) in {",", "،", "'s", ")"} or sentence.tokens[name.end - 1].form.endswith("'s"):
        return False
    return not any(sentence.ending(name.frame, tag, reach=4) for tag in _PLACE_CUES) and sentence.form(name.start - 1) not in {
        "to",
        "from",
        "of",
        "من",
        "with",
        "مع",
    }


_PLACE_CUES = ("inside", "near", "direction", "border", "between", "place_class", "rural")


def _relations(sentence: Sentence, names: list[Name]) -> list[Relation]:
    relations = [_relation(sentence, name) for name in names]
    for index in range(1, len(names)):
        first, second = names[index - 1], names[index]
        joined = second.start - first.end <= _MAX_PAIR_GAP and (second.skip == 1 or sentence.form(second.start - 1) == "and")
        if joined and relations[index - 1].kind in {"between", "border"} and relations[index].kind == "in":
            relations[index] = relations[index - 1]
        if relations[index].kind == "between" and not joined and second.frame == second.start:
            relations[index] = replace(relations[index], kind="in")
    return relations


def _relation(sentence: Sentence, name: Name) -> Relation:
    after = sentence.hit(name.end, "direction")
    rural = sentence.ending(name.frame, "rural", reach=2)
    if rural is not None:
        return Relation("part_of", cast("Direction", str(after.payload)) if after is not None and sentence.language == "ar" else "")
    at = name.frame
    while at > 0 and sentence.form(at - 1) in {"the", '"', "mainly", "city"} and sentence.language == "en":
        at -= 1
    directed = sentence.ending(at, "direction", reach=3)
    if directed is not None and str(directed[1].payload) != "centre":
        return _directed(sentence, name, directed[0], cast("Direction", str(directed[1].payload)))
    for tag, kind in (("near", "near"), ("between", "between"), ("border", "border")):
        found = sentence.ending(at, tag, reach=_REACH)
        if found is not None:
            return Relation(cast("PlaceRelation", _bordering(sentence, found[0], kind)))
    return Relation("part_of", "centre") if directed is not None else Relation("in")


def _bordering(sentence: Sentence, at: int, kind: str) -> str:
    """Call "the border between X and Y" a border."""
    if kind != "between":
        return kind
    return "border" if sentence.ending(at, "border", reach=4) is not None else kind


def _directed(sentence: Sentence, name: Name, at: int, direction: Direction) -> Relation:
    """Tell "west of the village of X" from "the west of the country X", and read "20 km west of X"."""
    distance = _distance(sentence, at)
    if distance is not None:
        return Relation("distance_from", direction, distance)
    outside = sentence.language == "en" and sentence.form(name.frame - 1) == "of" and sentence.form(at).endswith(("th", "st"))
    area = name.iso != "" and _is_area(sentence, name)
    if name.place_class in _AREA_CLASSES or (area and not outside):
        return Relation("part_of", direction)
    if sentence.language == "en" and not outside:
        return Relation("part_of", direction)
    return Relation("direction_of", direction)


def _is_area(sentence: Sentence, name: Name) -> bool:
    """Say whether a known name is a state or governorate; the lexicon's own names all are, or share one's name."""
    return name.place_class in {"", "adm1", "region"} and sentence.hit(name.start, "known_place") is not None


def _distance(sentence: Sentence, at: int) -> float | None:
    unit = sentence.ending(at, "place_kilometers", reach=2)
    if unit is None or unit[0] == 0 or sentence.tokens[unit[0] - 1].kind != "n":
        return None
    number = sentence.form(unit[0] - 1).replace(",", "")[:8]
    return round(float(number) * (_MILE_KM if sentence.form(unit[0]).startswith("mile") else 1.0), 1)


def _claim(reading: Reading, number: int, name: Name, relation: Relation) -> DraftClaim:
    sentence = reading.sentences[number]
    last = sentence.tokens[name.end - 1]
    possessive = len("'s") if sentence.language == "en" and last.form.endswith("'s") else 0
    span = sentence.view.span(sentence.tokens[name.start].start + name.skip, last.end - possessive)
    quote = reading.document.text[span.start : span.end]
    dateline = number == 0 and name.end <= _DATELINE_TOKENS and sentence.language == "en" and quote.isupper()
    factors = (("name", 0.9 if name.known else 0.75), ("dateline", 0.3 if dateline else 1.0))
    return DraftClaim(
        kind="place", span=span, quote=quote, rule="dateline" if dateline else "place", attribution=reading.attribution(number, name.start),
        scope="background" if dateline else reading.scope(number, name.start), confidence=confidence(factors), factors=factors,
        mention=quote, relation=relation.kind, direction=relation.direction, distance_km=relation.distance_km,
        place_class=name.place_class or ("country" if _is_country(sentence, name) else ""),
    )  # fmt: skip


def _is_country(sentence: Sentence, name: Name) -> bool:
    return bool(name.iso) and sentence.hit(name.start, "country") is not None and name_text(sentence, name) != ""
