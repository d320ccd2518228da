"""What a count phrase is, and the parts of its grammar that both languages share: qualifiers, ranges and bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, cast

from sources.extraction.numbers import Number, parse_number

if TYPE_CHECKING:
    from sources.extraction.entries import People
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group, Qualifier

CountForm = Literal["number", "unknown", "bare", "others", "dual", "single", "plural", "zero"]
#: Longest run of tokens from a qualifier to its number: "at least some 20".
_QUALIFIER_REACH = 6
_THOUSAND = 1000
#: Numbers that are years of reports wherever a word of time leads to them.
YEARS = frozenset(map(str, range(1980, 2040)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """People counted over tokens ``start`` to ``end``; ``core`` is the number, or the noun that implies one.

    ``form``: a number with its noun, a number with a noun that no list has, a bare number, a number of "others", a dual, an
    indefinite singular (one), or a plural without a number. ``low`` and ``high`` are inclusive, ``None`` where open.
    """

    start: int
    end: int
    core: int
    low: int
    high: int | None
    qualifier: Qualifier
    form: CountForm
    people: People | None = None
    group: Group = "all"
    nationality: str = ""
    definite: bool = False
    prefix: str = ""
    certain: bool = True


def bounds(number: Number, upper: int | None, qualifier: str) -> tuple[int, int | None, Qualifier]:
    """Turn a number with its qualifier into inclusive bounds, and name the qualifier."""
    if number.vague:
        return number.value, None, "vague"
    if upper is not None:
        return number.value, upper, "range"
    shapes: dict[str, tuple[int, int | None]] = {
        "at_least": (number.value, None),
        "more_than": (number.value + 1, None),
        "at_most": (0, number.value),
        "about": (number.value, number.value),
    }
    low, high = shapes.get(qualifier, (number.value, number.value))
    return low, high, cast("Qualifier", qualifier or "exact")


def qualifier_before(sentence: Sentence, start: int) -> tuple[int, str]:
    """Give where the qualifiers directly before token *start* begin, and the strongest of them, empty if none."""
    found, strongest = start, ""
    while (hit := sentence.ending(found, "qualifier_before", reach=_QUALIFIER_REACH)) is not None:
        found = hit[0]
        name = str(hit[1].payload)
        strongest = name if strongest in {"", "about"} else strongest
    return found, strongest


def qualifier_after(sentence: Sentence, end: int) -> tuple[int, str]:
    """Give where a qualifier after token *end* stops ("9 people, at least"), and which it is; *end* and empty if none."""
    at = end + 1 if sentence.form(end) in {",", "،"} else end
    hit = sentence.hit(at, "qualifier_after")
    return (at + hit.length, str(hit.payload)) if hit is not None else (end, "")


def goes_on_in_digits(sentence: Sentence, number: Number) -> bool:
    """Say whether digits follow a number after a colon or slash without a space: a time of day, a date, a fraction."""
    tokens, end = sentence.tokens, number.end
    comma = sentence.form(end) in {",", "،"} and end + 1 < len(tokens) and len(tokens[end + 1].form) == len("00")
    if not (comma or sentence.form(end) in {":", "/"}) or end + 1 >= len(tokens) or tokens[end + 1].kind != "n":
        return False
    return tokens[end].start == tokens[end - 1].end and tokens[end + 1].start == tokens[end].end


def parse_range(sentence: Sentence, number: Number) -> tuple[Number, int | None]:
    """Extend "five" to "five to seven"; the number comes back with its end moved and the upper bound beside it."""
    at = number.end
    joined = sentence.hit(at, "range_to") or sentence.hit(at, "or")
    if joined is None and sentence.form(at) == "-":
        second = parse_number(sentence, at + 1)
    elif joined is not None and sentence.form(at) not in {"and", "و"}:
        second = parse_number(sentence, at + joined.length)
    else:
        second = _between(sentence, number)
    if second is None or second.vague or second.value <= number.value or number.vague:
        return number, None
    return replace(number, end=second.end, value=number.value * _shared_scale(number, second)), second.value


def _shared_scale(number: Number, second: Number) -> int:
    """Give the scale that the second number of a range lends the first: "15 to 20 thousand"."""
    short = number.digits and number.value < _THOUSAND and second.end - second.start > 1
    scale = next((scale for scale in (_THOUSAND * _THOUSAND, _THOUSAND) if second.value % scale == 0), 1)
    return scale if short and number.value * scale < second.value else 1


def range_start(sentence: Sentence, start: int) -> int:
    """Give where a range begins, the word "between" or "from" before its first number included."""
    opening = sentence.ending(start, "range_from", reach=2)
    return opening[0] if opening is not None else start


def _between(sentence: Sentence, number: Number) -> Number | None:
    """Give the second number of "between five and seven"."""
    if sentence.ending(number.start, "range_from", reach=2) is None:
        return None
    if sentence.form(number.end) == "and":
        return parse_number(sentence, number.end + 1)
    if sentence.form(number.end) == "و":
        return parse_number(sentence, number.end + 1)
    attached = sentence.form(number.end).startswith("و")
    return parse_number(sentence, number.end) if attached else None
