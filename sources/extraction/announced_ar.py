"""Arabic names that a class word announces («قرية كذا», «قريتي كذا وكذا»), and compounds that can be nothing else («كفر كذا»)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.known_places import known_name
from sources.extraction.place_cues import is_framed, is_led_to, is_ordinary
from sources.extraction.place_types import Name

if TYPE_CHECKING:
    from sources.extraction.gazetteer import Gazetteer
    from sources.extraction.tokens import Hit, Sentence

_PAIR_CLASSES = ("تي", "يي")
_PLURAL_CLASSES = ("مدن", "بلدات", "قري", "مناطق", "احياء", "محافظات", "مخيمات", "نواحي", "ولايات", "مديريات", "ارياف")
#: Masculine, so that an adjective after the word has no feminine ending: «سوق شعبي».
_MASCULINE = {"neighbourhood", "camp", "crossing", "landmark"}
_NAMED_BY_SIDE = {"village", "neighbourhood"}
_SHORT = 2
_LONG = 4
_SEPARATORS = {"،", ",", "/", "-", ":"}
#: What a definite word after a name looks like when it describes it: relations, participles, "the near", "the largest".
_DESCRIBES = re.compile("^ال(?:.*(?:يه|ي|ين|ون|ان|ات)|[^ا]ا..ه|..ي.ه?|م.{3,}ه|ا...)$")
_INDEFINITE_PARTICIPLE = re.compile("^م.{3,}ه$")
#: Verbs of the past with a feminine subject, and words with a pronoun: no names.
_INFLECTED = re.compile("^(?:.{3,}[^اويا]ت|.{2,}ت(?:ها|هم|ه|هما)|.{3,}(?:يها|يهم|اها|اهم|وها|هما))$")
_FACILITIES = {"neighbourhood", "camp", "crossing", "landmark"}
#: What the definite name of a square, camp or neighborhood may be besides a name: «ساحة الشهداء».
_NAMESAKES = {"people", "trigger", "event", "not_people", "actor_name", "month", "ordinary"}
_TAKEN = {
    "not_place", "place_class", "inside", "direction", "source_content", "units", "people", "nation", "source_verbs", "near", "border",
    "between", "trigger", "weekday", "today", "clause", "barrier", "negation", "event", "month", "adjective", "rural", "ordinary",
}  # fmt: skip


def announced(sentence: Sentence, at: int, gazetteer: Gazetteer, before: list[Name]) -> Name | None:
    """Read the name after a class word, or a further name of its list."""
    hit = sentence.hit(at, "place_class") or sentence.hit(at, "rural")
    if hit is None:
        return _listed_on(sentence, at, before, gazetteer)
    whole = sentence.hit(at, "known_place")
    if whole is not None and whole.length > hit.length:
        return Name(at, at + whole.length, len(whole.prefix.removesuffix("ال")), at, "", known=True, iso=str(whole.payload))
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
    return end + 1 if sentence.form(end) in {"الدولي", "العسكري", "المركزي", "الجوي", "المدني"} else end


def _read(sentence: Sentence, start: int, gazetteer: Gazetteer, place_class: str, *, plural: bool = False) -> Name | None:
    """Read a name after a class word: a known one, or a word with what its compound, adjective or genitive adds."""
    known = known_name(sentence, start, gazetteer, [])
    if known is not None and known.skip == 0:
        longer = place_class in _MASCULINE | {"village"} and known.end == start + 1 and _is_genitive(sentence, start)
        return replace(known, end=known.end + 1, known=False, iso="") if longer else known
    token = sentence.tokens[start] if start < len(sentence.tokens) else None
    if token is None or token.kind != "w" or not _may_be_name(sentence, start, place_class, plural=plural):
        return None
    return Name(start, _end_of(sentence, start, place_class), 0, start, "", known=False)


def _end_of(sentence: Sentence, start: int, place_class: str) -> int:
    end = start + 1
    while end - start <= _SHORT and sentence.hit(end - 1, "place_compound") is not None and _is_word(sentence, end):
        end += 1
    if end > start + 1 or end >= len(sentence.tokens):
        return end
    closing = next((at for at in range(end, min(end + _SHORT + 1, len(sentence.tokens))) if sentence.form(at) == '"'), None)
    if closing is not None and sentence.form(start - 1) == '"':
        return closing
    definite = sentence.form(start).removeprefix("و").startswith("ال")
    sided = sentence.hit(end, "place_adjective") is not None and sentence.form(end).startswith("ال")
    if sided and (definite or place_class in _NAMED_BY_SIDE):
        return end + 1
    return end + 1 if _is_genitive(sentence, start) else end


def _is_word(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].kind == "w"


def _is_genitive(sentence: Sentence, start: int) -> bool:
    """Say whether the next word is part of the name: definite, no word of the lists, and not a description."""
    following = sentence.form(start + 1)
    if sentence.form(start).removeprefix("و").startswith("ال") or not following.startswith("ال") or len(following) <= _LONG:
        return False
    return sentence.hits[start + 1].keys() <= {"ordinary"} and _DESCRIBES.match(following) is None


def _may_be_name(sentence: Sentence, at: int, place_class: str, *, plural: bool) -> bool:
    tags = sentence.hits[at].keys()
    if "place_compound" in tags:
        return True
    form = sentence.form(at)
    definite = form.startswith("ال")
    taken = _TAKEN - _NAMESAKES if place_class in _FACILITIES and definite and not plural else _TAKEN
    if tags & taken or len(form) <= _SHORT or _is_attached(sentence, at):
        return False
    return definite or _has_form_of_name(form, place_class, plural=plural)


def _has_form_of_name(form: str, place_class: str, *, plural: bool) -> bool:
    """Say whether an indefinite word is shaped like neither an adjective of its class word nor a verb."""
    if _INFLECTED.match(form) or (plural and _INDEFINITE_PARTICIPLE.match(form)):
        return False
    if place_class in _MASCULINE and form.endswith("ي") and len(form) >= _LONG:
        return False
    return len(form) <= _LONG or not form.endswith("يه")


def _is_attached(sentence: Sentence, at: int) -> bool:
    """Say whether a word is one of the lists behind an attached preposition, which no name after a class word has."""
    view, start = sentence.view, sentence.tokens[at].start
    if sentence.form(at)[0] in "لبك" and view.text[view.origin[start + 1]] == "إ":
        return True
    hits = sentence.hits[at].values()
    return any(hit.prefix.startswith(("ل", "ب", "ك")) for hit in hits) and all(hit.prefix for hit in hits)


def _is_list(sentence: Sentence, at: int) -> bool:
    return sentence.form(at).endswith(_PLURAL_CLASSES)


def _listed_on(sentence: Sentence, at: int, before: list[Name], gazetteer: Gazetteer) -> Name | None:
    """Read a further name after "the governorates of X": «وكذا», and in longer lists «، كذا»."""
    if not before or not before[-1].place_class:
        return None
    last = before[-1]
    pair, several = sentence.form(last.frame).endswith(_PAIR_CLASSES), _is_list(sentence, last.frame)
    gap = at - last.end
    if not (pair or several) or not _is_word(sentence, at):
        return None
    name = None
    if gap == 0 or (gap == 1 and sentence.form(last.end) in _SEPARATORS):
        name = _after_and(sentence, at, gazetteer, last.place_class)
    if name is None and gap == 1 and (sentence.form(last.end) == "و" or (several and sentence.form(last.end) in _SEPARATORS)):
        name = _read(sentence, at, gazetteer, last.place_class, plural=several)
        if name is not None and sentence.form(last.end) != "و" and not _is_followed_up(sentence, name.end):
            return None
    if name is None:
        return None
    gazetteer.introduce(name_text(sentence, name))
    return replace(name, frame=last.frame, place_class=last.place_class)


def _is_followed_up(sentence: Sentence, end: int) -> bool:
    """Say whether a list goes on after a name, so that the name is one of it."""
    return sentence.form(end) in _SEPARATORS or sentence.form(end).startswith("و")


def _after_and(sentence: Sentence, at: int, gazetteer: Gazetteer, place_class: str) -> Name | None:
    form = sentence.form(at)
    if not form.startswith("و") or len(form) <= _SHORT + 1:
        return None
    known = known_name(sentence, at, gazetteer, [])
    if known is not None and known.skip > 0:
        return known
    if is_ordinary(sentence, at) or sentence.hit(at, "inside") is not None or _INFLECTED.match(form):
        return None
    return Name(at, _end_of(sentence, at, place_class), 1, at, "", known=False)


def located(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Name | None:
    """Read an unknown word between a word of place and a side of a known place: «في كذا شمال بغداد»."""
    if not _is_word(sentence, at) or not _may_be_name(sentence, at, "city", plural=False) or is_ordinary(sentence, at):
        return None
    form = sentence.form(at)
    side = sentence.hit(at + 1, "direction")
    if side is None or side.prefix or form.startswith("ال") or form.endswith(("ات", "ه", "ين", "ون")) or len(form) <= _SHORT:
        return None
    led = sentence.form(at - 1) in {"في", "علي", "جبهه", "جبهات", "محور", "قرب", "الي"}
    known = known_name(sentence, at + 1 + side.length, gazetteer, [])
    return Name(at, at + 1, 0, at, "", known=False) if led and known is not None and known.iso else None


def compound(sentence: Sentence, at: int, before: list[Name]) -> Name | None:
    """Read a name that starts with a word found in names alone, after a word of place or another name: «على كفر كذا»."""
    hit = sentence.hit(at, "place_compound_only")
    if hit is None or hit.definite or not _is_word(sentence, at + 1) or is_ordinary(sentence, at + 1):
        return None
    skip = len(hit.prefix)
    led = hit.prefix in {"ب", "وب"} or is_framed(sentence, at) or is_led_to(sentence, at) or (before and before[-1].end == at)
    return Name(at, _end_of(sentence, at, ""), skip, at, "", known=False) if led else None
