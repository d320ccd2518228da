"""Names of places inside texts: the runs of words that a text has, under the keys that names have, and where each begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from geo.likeness import sound_of
from geo.names import GENERIC_WORDS, PARTICLES, bare_words
from sources.extraction.lexicon import load_lexicon
from sources.extraction.view import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Words of a text that are looked at; what follows is mostly comments, menus and other news.
WORDS_READ = 1200
LONGEST_NAME = 3
#: A name among the first words is what the report is about; further down it may be another item, and then the tail of a page.
LEAD_WORDS = 60
BODY_WORDS = 240
LEAD, BODY, TAIL = 1.0, 0.6, 0.35

#: Names this short are too many words' beginnings to be taken for alike.
LEAST_ALIKE_LETTERS = 5
LEAST_SOUND_LETTERS = 4
#: Percent of the letters heard: names less alike are other names, and at ``NOT_ALIKE`` nothing speaks for them.
LEAST_ALIKE = 80.0
NOT_ALIKE = 55.0
LEAST_WORD = 3

_PARTS = re.compile(r"[،,;:/()\[\]«»“”\"|]| - ")
#: Words around a place in the name of an incident that name none.
_AROUND = frozenset(bare_words(
    "near in of the to and at on by from between vicinity outskirts edge center centre entrance road street village town city area "
    "north south east west northern southern eastern western northeast northwest southeast southwest "
    "بالقرب من في بين أطراف قرب محيط على إلى و عند طريق شارع وسط مدخل بريف ريف شمال جنوب شرق غرب شمالي جنوبي شرقي غربي"
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextNames:
    """The runs of up to three words of a text, as written and as heard, each with the number of the word where it first begins.

    ``words`` are all in their order, folded. Written and heard runs are without spaces; what is heard, the consonants, is the same in
    Arabic and in Latin letters (``geo.likeness``).
    """

    words: tuple[str, ...]
    written: dict[str, int]
    heard: dict[str, int]
    _alike: dict[str, float] = field(default_factory=dict, compare=False)
    _lead: list[str] = field(default_factory=list, compare=False)

    def early(self, key: str) -> float:
        """Return how early the text has the name, 0 to 1; 0 where it does not."""
        at = self.written.get(key.replace(" ", ""))
        return 0.0 if at is None else _earliness(at)

    def sounding(self, key: str) -> float:
        """Return the same for a name with those consonants, in either script."""
        at = self.heard.get("".join(sound_of(word).consonants for word in key.split()))
        return 0.0 if at is None else _earliness(at)

    def alike(self, key: str) -> float:
        """Return how much the run that looks most like the name is like it, 0 to 1; 0 below ``LEAST_ALIKE`` percent."""
        joined = key.replace(" ", "")
        if len(joined) < LEAST_ALIKE_LETTERS:
            return 0.0
        if joined not in self._alike:
            best = process.extractOne(joined, self._lead, scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
            self._alike[joined] = (best[1] - NOT_ALIKE) / (100 - NOT_ALIKE) * _earliness(self.written[best[0]]) if best else 0.0
        return self._alike[joined]


def text_names(text: str) -> TextNames:
    """Index the names that a text may have; a particle in front of an Arabic word may be part of it or not."""
    words = bare_words(view_of(text).folded)[:WORDS_READ]
    written: dict[str, int] = {}
    heard: dict[str, int] = {}
    for at, word in enumerate(words):
        for form in _forms(word):
            run, sound = "", ""
            for further in (form, *words[at + 1 : at + LONGEST_NAME]):
                run += further
                sound += sound_of(further).consonants
                written.setdefault(run, at)
                heard.setdefault(sound, at)
    lead = [run for run, at in written.items() if at < BODY_WORDS and len(run) >= LEAST_ALIKE_LETTERS - 1]
    for sound in [sound for sound in heard if len(sound) < LEAST_SOUND_LETTERS]:
        del heard[sound]
    return TextNames(tuple(words), written, heard, _lead=lead)


def name_phrases(title: str) -> list[str]:
    """Return the phrases of an incident's title that may name its place, as written words, the first first.

    Words for kinds of places, sides and events divide the phrases: "Shelling of the market of X, east of Y" gives X and Y.
    """
    phrases: list[str] = []
    for part in _PARTS.split(title):
        phrases += _phrases_of(part)
    return list(dict.fromkeys(phrase for phrase in phrases if phrase))


def name_key(phrase: str) -> str:
    """Return the key under which ``TextNames`` looks for a phrase."""
    return " ".join(bare_words(phrase))


def _phrases_of(part: str) -> Iterator[str]:
    """Cut at words that name nothing, in either script."""
    phrase: list[str] = []
    for word in part.split():
        keys = bare_words(word)
        if all(key in _AROUND or key in GENERIC_WORDS or key in _event_words() for key in keys):
            yield " ".join(phrase)
            phrase = []
        else:
            phrase.append(word)
    yield " ".join(phrase)


@cache
def _event_words() -> frozenset[str]:
    entries = (entry for language in ("ar", "en") for found in load_lexicon(language).table.values() for entry in found)
    return frozenset(key for entry in entries if entry.tag == "event" for word in entry.words for key in bare_words(str(word)))


def _forms(word: str) -> Iterable[str]:
    yield word
    for particle in PARTICLES:
        rest = word.removeprefix(particle)
        if particle and rest != word and len(rest) >= LEAST_WORD:
            yield from bare_words(rest)


def _earliness(at: int) -> float:
    return LEAD if at < LEAD_WORDS else BODY if at < BODY_WORDS else TAIL
