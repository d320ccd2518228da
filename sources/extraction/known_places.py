"""Names that the word lists, the caller or the document itself know as places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.place_cues import is_framed, is_vouched
from sources.extraction.place_types import Name

if TYPE_CHECKING:
    from sources.extraction.gazetteer import Gazetteer
    from sources.extraction.tokens import Sentence

_MAX_NAME = 4
_MIN_NAME = 2
#: With a particle before it, a short word is mostly another word.
_MIN_ATTACHED = 4
#: What a name of the word lists may be besides.
_WORDS = {"people", "trigger", "source_verbs"}
#: Attached particles, and the article that one of them hides («للرقة» is ل and «الرقة»).
_ARABIC_PARTICLES = (("", ""), ("و", ""), ("ب", ""), ("ل", ""), ("ف", ""), ("وب", ""), ("ول", ""), ("ك", ""), ("لل", "ال"))


def known_name(sentence: Sentence, at: int, gazetteer: Gazetteer, before: list[Name], *, listed_on: bool = False) -> Name | None:
    """Find the longest known name at a token; *before* holds the names to its left, *listed_on* says that a list goes on with it."""
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    if token is None or token.kind != "w" or (sentence.language == "en" and not token.capital):
        return None
    listed = _listed(sentence, at, framed=listed_on)
    found = None if gazetteer.is_empty() else _looked_up(sentence, at, listed.end - at if listed else 0, gazetteer)
    name = found if found is not None and is_vouched(sentence, found, before) else listed
    if name is not None and sentence.language == "ar" and sentence.ending(at, "organization", reach=2) is not None:
        return None
    return name


def _listed(sentence: Sentence, at: int, *, framed: bool) -> Name | None:
    """Read a name of the word lists; one without an article takes none: «المشهد» is not Mashhad."""
    hit = sentence.hit(at, "known_place")
    if hit is None or hit.definite or (not framed and _needs_frame(sentence, at)):
        return None
    return Name(at, at + hit.length, len(hit.prefix), at, "", known=True, iso=str(hit.payload))


def _needs_frame(sentence: Sentence, at: int) -> bool:
    """Say whether a name that is a word too stands without a word of place before it."""
    tags = sentence.hits[at]
    is_adjective = "nation" in tags and sentence.form(at).endswith("يه")
    is_word = sentence.language == "ar" and tags["known_place"].length == 1 and not tags.keys().isdisjoint(_WORDS)
    return (is_adjective or is_word or "ambiguous_place" in tags) and not is_framed(sentence, at)


def _looked_up(sentence: Sentence, at: int, above: int, gazetteer: Gazetteer) -> Name | None:
    """Find the longest name of more than *above* words that the caller or the document knows."""
    first = sentence.tokens[at].form
    for particle, article in _ARABIC_PARTICLES if sentence.language == "ar" else (("", ""),):
        bare = article + first[len(particle) :]
        if not first.startswith(particle) or len(bare) < _MIN_NAME or not gazetteer.may_start(bare):
            continue
        for length in range(min(_MAX_NAME, len(sentence.tokens) - at), above, -1):
            name = " ".join((bare, *(word.form for word in sentence.tokens[at + 1 : at + length])))
            if len(name) >= (_MIN_ATTACHED if particle else _MIN_NAME) and gazetteer.knows(name):
                return Name(at, at + length, len(particle) - (1 if article else 0), at, "", known=True)
    return None
