"""How the incident's place relates to a name: in it, near it, west of it, in its west, between two, at a border, N km from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sources.extraction.place_types import Name
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Direction, PlaceRelation

_REACH = 6
_MILE_KM = 1.609
_AREA_CLASSES = {"adm1", "country"}
_MAX_PAIR_GAP = 2
_LONGEST_NUMBER = 8
_PARENTHESIS = 4


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place relates to a name."""

    kind: PlaceRelation
    direction: Direction = ""
    distance_km: float | None = None


def relations_of(sentence: Sentence, names: list[Name]) -> list[Relation]:
    """Give the relation of each name of a sentence; "between" and "border with" take two names."""
    relations = [_relation(sentence, name) for name in names]
    for index in range(1, len(names)):
        if not _is_pair(sentence, names[index - 1], names[index]):
            continue
        if relations[index - 1].kind in {"between", "border"} and relations[index].kind == "in":
            relations[index] = relations[index - 1]
    return [_unpaired(sentence, names, relations, index) for index in range(len(names))]


def _is_pair(sentence: Sentence, first: Name, second: Name) -> bool:
    attached = second.skip == 1 and sentence.form(second.start).startswith("و")
    joined = attached or sentence.form(second.frame - 1) in {"and", "و"} or sentence.form(second.start - 1) in {"and", "و"}
    return joined and second.start - first.end <= _MAX_PAIR_GAP + (second.start - second.frame)


def _unpaired(sentence: Sentence, names: list[Name], relations: list[Relation], index: int) -> Relation:
    """Take "between" for "in" where no second name follows: «بين المدنيين في كذا»."""
    relation = relations[index]
    if relation.kind != "between":
        return relation
    before = index > 0 and relations[index - 1].kind == "between" and _is_pair(sentence, names[index - 1], names[index])
    after = index + 1 < len(names) and _is_pair(sentence, names[index], names[index + 1])
    return relation if before or after else replace(relation, kind="in")


def _relation(sentence: Sentence, name: Name) -> Relation:
    at = _before_articles(sentence, name.frame)
    side = _of_countryside(sentence, name, at)
    if side is not None:
        return Relation("part_of", side)
    distance = _distance_from(sentence, at)
    if distance is not None:
        return Relation("distance_from", "", distance)
    directed = sentence.ending(at, "direction", reach=3)
    if directed is not None and str(directed[1].payload) != "centre":
        return _directed(sentence, name, directed[0], cast("Direction", str(directed[1].payload)))
    for tag, kind in (("near", "near"), ("between", "between"), ("border", "border")):
        found = sentence.ending(at, tag, reach=_REACH)
        if found is not None:
            return Relation(cast("PlaceRelation", _bordering(sentence, found[0], kind, name)))
    return Relation("part_of", "centre") if directed is not None else Relation("in")


def _before_articles(sentence: Sentence, at: int) -> int:
    while at > 0 and sentence.form(at - 1) in {"the", '"', "mainly", "city"} and sentence.language == "en":
        at -= 1
    return at


def _of_countryside(sentence: Sentence, name: Name, at: int) -> Direction | None:
    """Read «ريف كذا الشمالي», «الريف الشمالي لكذا», "the northern countryside of X"; None where there is no countryside."""
    if sentence.language == "en":
        return _english_countryside(sentence, name, at)
    if sentence.ending(name.frame, "rural", reach=2) is not None or sentence.hit(name.start, "rural") is not None:
        return _direction_at(sentence, name.end)
    side = sentence.ending(name.frame, "direction", reach=3)
    attached = sentence.form(name.frame).startswith("ل")
    if attached and side is not None and sentence.ending(side[0], "rural", reach=1) is not None:
        return cast("Direction", str(side[1].payload))
    return None


def _english_countryside(sentence: Sentence, name: Name, at: int) -> Direction | None:
    if sentence.hit(name.end - 1, "rural") is not None:
        return ""
    rural = sentence.ending(at, "rural", reach=2)
    if rural is None:
        return None
    side = sentence.ending(rural[0], "direction", reach=3)
    return cast("Direction", str(side[1].payload)) if side is not None else ""


def _direction_at(sentence: Sentence, at: int) -> Direction:
    after = sentence.hit(at, "direction")
    return cast("Direction", str(after.payload)) if after is not None else ""


def _bordering(sentence: Sentence, at: int, kind: str, name: Name) -> str:
    """Call "the border between X and Y" a border, but not "the border town of X"."""
    if kind == "border" and sentence.language == "en" and name.frame < name.start and sentence.form(name.frame - 1) == "border":
        return "in"
    if kind != "between":
        return kind
    return "border" if sentence.ending(at, "border", reach=4) is not None else kind


def _directed(sentence: Sentence, name: Name, at: int, direction: Direction) -> Relation:
    """Tell "west of the village of X" from "the west of the country X", and read "20 km west of X"."""
    distance = _distance(sentence, at)
    if distance is not None:
        return Relation("distance_from", direction, distance)
    area = name.place_class in _AREA_CLASSES or (name.iso != "" and _is_area(sentence, name))
    return Relation("part_of" if _is_inside(sentence, name, at, area=area) else "direction_of", direction)


def _is_inside(sentence: Sentence, name: Name, at: int, *, area: bool) -> bool:
    if sentence.language == "ar":
        return area or sentence.form(at).startswith("ب") or sentence.form(at - 1) == "في"
    if sentence.form(name.frame - 1) != "of" and sentence.form(_before_articles(sentence, name.frame) - 1) != "of":
        return True
    return sentence.form(at - 1) == "the" or (area and not sentence.form(at).endswith(("th", "st")))


def _is_area(sentence: Sentence, name: Name) -> bool:
    """Say whether a known name is a state or governorate; the lexicon's own names all are, or share one's name."""
    return name.place_class in {"", "adm1", "region"} and sentence.hit(name.start, "known_place") is not None


def _distance_from(sentence: Sentence, at: int) -> float | None:
    """Read "20 km from X", «على بعد 20 كم من كذا»."""
    return _distance(sentence, at - 1) if sentence.form(at - 1) in {"from", "من", "عن"} else None


def _distance(sentence: Sentence, at: int) -> float | None:
    """Read the distance that ends before a token; one in other units may follow it in parentheses."""
    if sentence.form(at - 1) == ")":
        opening = next((index for index in range(at - 2, max(0, at - 2 - _PARENTHESIS), -1) if sentence.form(index) == "("), at)
        at = opening
    unit = sentence.ending(at, "place_kilometers", reach=2)
    if unit is None or unit[0] == 0 or sentence.tokens[unit[0] - 1].kind != "n":
        return None
    number = sentence.form(unit[0] - 1).replace(",", "")[:_LONGEST_NUMBER]
    return round(float(number) * (_MILE_KM if sentence.form(unit[0]).startswith(("mile", "ميل", "اميال")) else 1.0), 1)
