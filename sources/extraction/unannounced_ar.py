"""Arabic names without a class word that can be nothing else: compounds, words between "in" and what they lie in, ends of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.known_places import known_name
from sources.extraction.name_shapes_ar import DESCRIBES, INFLECTED, LONG, SHORT, end_of, is_word, may_be_name
from sources.extraction.place_cues import is_framed, is_led_to, is_ordinary
from sources.extraction.place_types import Name

if TYPE_CHECKING:
    from sources.extraction.gazetteer import Gazetteer
    from sources.extraction.tokens import Sentence

_LEADS = {"في", "علي", "جبهه", "جبهات", "محور", "قرب", "الي"}


def compound(sentence: Sentence, at: int, before: list[Name]) -> Name | None:
    """Read a name that starts with a word found in names alone, after a word of place or another name: «على كفر كذا»."""
    hit = sentence.hit(at, "place_compound_only")
    if hit is None or hit.definite or not is_word(sentence, at + 1) or is_ordinary(sentence, at + 1):
        return None
    skip = len(hit.prefix)
    led = hit.prefix in {"ب", "وب"} or is_framed(sentence, at) or is_led_to(sentence, at) or (before and before[-1].end == at)
    return Name(at, end_of(sentence, at, ""), skip, at, "", known=False) if led else None


def located(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Name | None:
    """Read an unknown word between a word of place and what it lies in: «في كذا شمال بغداد», «في كذا بمحافظة ديالى»."""
    form = sentence.form(at)
    if sentence.form(at - 1) not in _LEADS or len(form) <= SHORT or form.endswith(("ات", "ه", "ين", "ون")) or is_ordinary(sentence, at):
        return None
    if not is_word(sentence, at) or form.startswith("ال") or not may_be_name(sentence, at, "city", plural=False):
        return None
    unit = sentence.hit(at + 1, "place_class")
    if unit is not None:
        return Name(at, at + 1, 0, at, "", known=False) if sentence.form(at + 1).startswith("ب") and not unit.definite else None
    side = sentence.hit(at + 1, "direction")
    known = known_name(sentence, at + 1 + side.length, gazetteer, []) if side is not None and not side.prefix else None
    return Name(at, at + 1, 0, at, "", known=False) if known is not None and known.iso else None


def joined(sentence: Sentence, at: int, before: list[Name]) -> Name | None:
    """Read an unknown word that ends a list of places: «في شبرا وكذا،»."""
    form = sentence.form(at)
    if not before or before[-1].end != at or not before[-1].known or not form.startswith("و") or len(form) <= LONG or sentence.hits[at]:
        return None
    if is_word(sentence, at + 1) or at + 1 == len(sentence.tokens) or not is_framed(sentence, before[-1].frame):
        return None
    bare = form[1:]
    plain = bare.startswith("ال") or not (bare.endswith(("ات", "ه", "ين", "ون", "ا")) or INFLECTED.match(bare))
    return Name(at, at + 1, 1, at, "", known=False) if plain and not DESCRIBES.match(bare) else None
