"""A place name as it stands in a sentence, and what is known of names before a document is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

#: Says whether a folded name is a place's: a set of names, or a function that looks one up.
KnownPlaces = frozenset[str] | Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Name:
    """A place name over tokens ``start`` to ``end``; ``skip`` letters of the first are attached particles.

    ``frame`` is the first token of class word and name together; ``place_class`` the class that the word gives. ``iso`` is the
    country of a name of the lexicon.
    """

    start: int
    end: int
    skip: int
    frame: int
    place_class: str
    known: bool
    iso: str = ""
