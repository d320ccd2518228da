"""Numbers in words and digits, both languages: "three and twenty", "119 thousand", "hundreds", "between five and seven"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sources.extraction.entries import NumberWord
from sources.extraction.lexicon import load_lexicon

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_ROLES = ("units", "tens", "hundreds", "scales", "scale_duals")
_NUMBER_TAGS = frozenset((*_ROLES, "magnitudes", "several"))
_TEENS = {"عشر", "عشره"}
_MAX_DIGITS = 9
_TEN = 10
_THOUSAND = 1000
_MILLION = 1_000_000
#: What may follow each part inside one number: after "twenty" no second ten, after digits only a scale.
_FOLLOWERS = {
    "start": {"units", "tens", "hundreds", "scales", "scale_duals"},
    "units": {"tens", "scales"},
    "teen": {"scales"},
    "tens": {"scales"},
    "tens_en": {"units", "scales"},
    "hundreds": {"units", "tens", "scales"},
    "digits": {"scales"},
    "scales": {"units", "tens", "hundreds"},
    "scale_duals": {"units", "tens", "hundreds"},
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number over tokens ``start`` to ``end``; ``vague`` where only its order of magnitude is said."""

    start: int
    end: int
    value: int
    vague: bool = False
    digits: bool = False


def parse_number(sentence: Sentence, index: int) -> Number | None:
    """Read the longest number that starts at token *index*; ``None`` where there is none."""
    if index >= len(sentence.tokens):
        return None
    token = sentence.tokens[index]
    if token.kind == "n":
        return _from_digits(sentence, index)
    if "-" not in token.form and sentence.hits[index].keys().isdisjoint(_NUMBER_TAGS):
        return None
    return _vague(sentence, index) or _from_words(sentence, index)


def _word(sentence: Sentence, index: int, allowed: set[str]) -> tuple[NumberWord, int, str] | None:
    for role in _ROLES:
        found = sentence.hit(index, role)
        if role in allowed and found is not None and isinstance(found.payload, NumberWord):
            return found.payload, found.length, found.prefix
    return None


def _vague(sentence: Sentence, index: int) -> Number | None:
    found = sentence.hit(index, "magnitudes") or sentence.hit(index, "several")
    if found is None or not isinstance(found.payload, NumberWord):
        return None
    end, value = index + found.length, found.payload.value
    larger = sentence.hit(end, "magnitudes") if value < _TEN else None
    if larger is not None and isinstance(larger.payload, NumberWord):
        return Number(index, end + larger.length, larger.payload.value, vague=True)
    following = sentence.hit(end, "scales")
    if value >= _TEN and following is not None and isinstance(following.payload, NumberWord):
        value *= following.payload.value
        end += 1
    return Number(index, end, value, vague=True)


def _from_digits(sentence: Sentence, index: int) -> Number | None:
    form = sentence.form(index).replace(",", "")
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    if len(form) > _MAX_DIGITS or (
        sentence.language == "en" and following and following.kind == "w" and following.start == sentence.tokens[index].end
    ):
        return None
    decimal = _after_comma(sentence, index)
    if decimal is not None:
        return decimal
    scale = sentence.hit(index + 1, "scales")
    if scale is not None and isinstance(scale.payload, NumberWord) and not scale.prefix and scale.payload.value >= _THOUSAND:
        named_twice = sentence.language == "ar" and float(form) >= _THOUSAND == scale.payload.value  # «3000 آلاف»
        value = round(float(form) * (1 if named_twice else scale.payload.value))
        end, rest = _rest_in_digits(sentence, index + 2, scale.payload.value)
        return Number(index, end, value + rest, digits=True)
    return Number(index, index + 1, int(form), digits=True) if "." not in form else None


def _after_comma(sentence: Sentence, index: int) -> Number | None:
    """Read a decimal comma before millions or thousands, as Arabic print has it: «2,5 مليون»."""
    tokens = sentence.tokens[index : index + 3]
    touching = len(tokens) == 3 and tokens[0].end == tokens[1].start and tokens[1].end == tokens[2].start  # noqa: PLR2004  «2», «,», «5»
    if sentence.language != "ar" or not touching or tokens[1].form not in {",", "،"} or tokens[2].kind != "n":
        return None
    scale = sentence.hit(index + 3, "scales")
    if scale is None or not isinstance(scale.payload, NumberWord) or scale.prefix or scale.payload.value < _THOUSAND:
        return None
    return Number(index, index + 4, round(float(f"{tokens[0].form}.{tokens[2].form}") * scale.payload.value), digits=True)


def _rest_in_digits(sentence: Sentence, at: int, scale: int) -> tuple[int, int]:
    """Read what "and" adds to thousands or millions in digits: «43 ألفا و163», «مليون و200 ألف»."""
    if sentence.form(at) != "و" or at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].kind != "n":
        return at, 0
    attached = sentence.tokens[at + 1].start == sentence.tokens[at].end
    rest = _from_digits(sentence, at + 1) if attached else None
    return (rest.end, rest.value) if rest is not None and rest.value < scale else (at, 0)


def _from_words(sentence: Sentence, index: int) -> Number | None:
    hyphenated = _hyphenated(sentence, index)
    if hyphenated is not None:
        return hyphenated
    total, group, state, at = 0, 0, "start", index
    while True:
        found = _next(sentence, at, state, total=total)
        if found is None:
            break
        word, length, skipped = found
        at += skipped + length
        total, group = _added(word, total, group)
        state = _state(sentence, word, at)
        if state == "teen" and sentence.language == "ar":
            group, at = group + _TEN, at + 1
        if word.role == "scales" and word.value < _THOUSAND:
            state = "hundreds"
    if state == "scales" and not group:
        at, rest = _rest_in_digits(sentence, at, _THOUSAND if total % _MILLION else _MILLION)
        total += rest
    return Number(index, at, total + group) if state != "start" else None


def _added(word: NumberWord, total: int, group: int) -> tuple[int, int]:
    """Add a word to the sum of thousands and to the group of hundreds that is being read."""
    if word.role == "scales":
        return (total + (group or 1) * word.value, 0) if word.value >= _THOUSAND else (total, (group or 1) * word.value)
    return (total + word.value, group) if word.role == "scale_duals" else (total, group + word.value)


def _state(sentence: Sentence, word: NumberWord, at: int) -> str:
    if word.role == "units" and word.value < _TEN and sentence.form(at) in _TEENS and sentence.language == "ar":
        return "teen"
    if word.role == "units" and word.value >= _TEN:
        return "teen" if sentence.language == "en" else "tens"
    return "tens_en" if word.role == "tens" and sentence.language == "en" else word.role


def _next(sentence: Sentence, at: int, state: str, *, total: int) -> tuple[NumberWord, int, int] | None:
    """Give the next part of a number, its length in tokens, and the tokens of "and" before it."""
    skipped = 0
    if state != "start" and sentence.form(at) in {"and", "و"} and state in {"hundreds", "scales", "scale_duals"}:
        skipped = 1
    found = _word(sentence, at + skipped, _FOLLOWERS[state])
    if found is None:
        return None
    word, length, prefix = found
    if sentence.language == "ar" and state != "start":
        joined = prefix == "و" or skipped
        if (word.role == "scales") == bool(joined) and not (word.role == "scales" and state == "scales"):
            return None
        if state in {"scales", "scale_duals"} and word.role == "units" and _opens_thousands(sentence, at + skipped + length, limit=total):
            return None  # «بين ألفين وثلاثة آلاف»
    return word, length, skipped


def _opens_thousands(sentence: Sentence, at: int, *, limit: int) -> bool:
    """Say whether thousands follow thousands, which are another number: "two thousand and three thousand"."""
    scale = sentence.hit(at, "scales")
    return limit < _MILLION and scale is not None and isinstance(scale.payload, NumberWord) and scale.payload.value >= _THOUSAND


def _hyphenated(sentence: Sentence, index: int) -> Number | None:
    parts = sentence.form(index).split("-")
    if sentence.language != "en" or len(parts) != 2:  # noqa: PLR2004  "twenty-one"
        return None
    table = load_lexicon("en").table
    words = [
        next((e.payload for e in table.get(part, ()) if isinstance(e.payload, NumberWord) and len(e.words) == 1), None) for part in parts
    ]
    tens, unit = words
    if tens is None or unit is None or tens.role != "tens" or unit.role != "units":
        return None
    return Number(index, index + 1, tens.value + unit.value)
