"""What is left of a text when only its words count: to find its copies, whole or cut, and the words that it shares with few others.

Copies share runs of three words, whatever their spelling of hamza, digits and dashes. Of the hashes of all runs the least are kept,
the same for every text (a bottom-k sketch, which estimates like MinHash and is found by single elements), and all below a fixed
bound, so that a short text is found inside a long one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from geo.names import bare_words
from sources.extraction.furniture import own_words
from sources.extraction.view import view_of

RUN = 3
#: Kept of every text, and beyond these every hash below the bound: one in eight.
LEAST_KEPT = 32
MOST_KEPT = 400
_BITS = 63
BOUND = 2**_BITS // 8
#: Fewer runs are a log-in wall or a greeting, which everybody copies.
FEWEST_RUNS = 8
#: Two texts are near-copies if they share half of all runs, or if one has nearly all of the other's.
JACCARD = 0.5
CONTAINMENT = 0.8
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class TextPrint:
    """The hashes of a text's runs of words, those of them that are kept for searching, and its words."""

    runs: frozenset[int]
    kept: tuple[int, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts share: of all runs of both, and of those of the shorter one, 0 to 1 each."""

    jaccard: float
    containment: float

    @property
    def is_near_copy(self) -> bool:
        """Whether one is a copy of the other, a part of it, or both of a third."""
        return self.jaccard >= JACCARD or self.containment >= CONTAINMENT


def print_of(text: str) -> TextPrint:
    """Return the fingerprint of a text without the page around it."""
    words = bare_words(view_of(own_words(text)).folded)
    runs = frozenset(_hash(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1))
    ordered = sorted(runs)
    kept = tuple(run for at, run in enumerate(ordered[:MOST_KEPT]) if at < LEAST_KEPT or run < BOUND)
    return TextPrint(runs, kept, frozenset(word for word in words if len(word) <= LONGEST_WORD))


def compare(one: TextPrint, other: TextPrint) -> Likeness:
    """Return how much two texts share; texts of too few runs share nothing."""
    fewest = min(len(one.runs), len(other.runs))
    if fewest < FEWEST_RUNS:
        return Likeness(0.0, 0.0)
    shared = len(one.runs & other.runs)
    return Likeness(shared / len(one.runs | other.runs), shared / fewest)


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) >> (64 - _BITS)
