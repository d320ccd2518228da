"""Words that name no event and yet tell of which kind it is: a place that is taken, a blade."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

#: Ground that changes hands: a clash, where no other word names one.
GROUND = "ground"
#: An attack with one of these is a stabbing.
BLADE = "blade"
HINTS = frozenset({GROUND, BLADE})
_REACH = 4
_PLACES = {"place_class", "known_place", "place_naming"}
_POSITIONS = {
    "مواقع", "المواقع", "مواقعه", "مواقعها", "موقع", "نقاط", "النقاط", "جبهه", "جبهات", "تلال", "تله", "مرتفعات", "قضاء", "ناحيه",
    "مديريه", "محافظه", "عزله", "احياء", "اجزاء", "مساحات", "جيوب", "الجيوب", "سلسله", "positions", "territory", "parts", "areas",
    "towns", "villages", "hills", "ground", "districts", "neighborhoods", "neighbourhoods",
}  # fmt: skip
#: Before the word these make it a name, or tell of a place that was taken once.
_OTHERWISE = {"هييه", "التي", "الذي", "which", "that", "was", "were", "been", "had", "is", "are"}
_OTHERWISE_REACH = 2


def hint_at(sentence: Sentence, at: int) -> str | None:
    """Give the kind of event that a word hints at."""
    tags = sentence.hits[at]
    if BLADE in tags:
        return BLADE
    return GROUND if GROUND in tags and takes_ground(sentence, at) else None


def takes_ground(sentence: Sentence, at: int) -> bool:
    """Say whether a place follows on a word for taking: «استعادت القوات بلدة», "retook the town"; prisoners and ships do not count."""
    hit = sentence.hits[at].get(GROUND)
    if hit is None or any(sentence.form(at - back) in _OTHERWISE for back in range(1, _OTHERWISE_REACH + 1)):
        return False
    after = range(at + hit.length, min(at + hit.length + _REACH, len(sentence.tokens)))
    return any(sentence.hits[near].keys() & _PLACES or sentence.form(near) in _POSITIONS for near in after)
