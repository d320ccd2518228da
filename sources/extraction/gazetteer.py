"""What is known of place names while one document is read: the caller's names and those that the document introduces."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sources.extraction.place_types import KnownPlaces


@lru_cache(maxsize=4)
def _first_words(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in names) | _joined(names)


@lru_cache(maxsize=4)
def _joined(names: frozenset[str]) -> frozenset[str]:
    """Give the names of several words as hashtags and hasty writers join them: «تلرفعت»."""
    return frozenset(name.replace(" ", "") for name in names if " " in name)


class Gazetteer:
    """Folded names that count as places in one document."""

    def __init__(self, known: KnownPlaces) -> None:
        self._known: Callable[[str], bool] = known.__contains__ if isinstance(known, frozenset) else known
        self._first_words = _first_words(known) if isinstance(known, frozenset) else None
        self._joined = _joined(known) if isinstance(known, frozenset) else frozenset()
        self._introduced: set[str] = set()
        self._introduced_first: set[str] = set()

    def introduce(self, name: str) -> None:
        """Take in a folded name that the document itself calls a place."""
        self._introduced.add(name)
        self._introduced_first.add(name.split(" ", 1)[0])

    def is_empty(self) -> bool:
        """Say whether no name at all is known here."""
        return self._first_words is not None and not self._first_words and not self._introduced

    def concerns(self, forms: Iterable[str]) -> bool:
        """Say whether a name that the document introduced may stand among folded words, behind at most two attached letters."""
        firsts = self._introduced_first
        return any(form in firsts or form[1:] in firsts or form[2:] in firsts for form in forms) if firsts else False

    def may_start(self, word: str) -> bool:
        """Say whether a name may start with a folded word; quick to say no."""
        return self._first_words is None or word in self._introduced_first or word in self._first_words

    def knows(self, name: str) -> bool:
        """Say whether a folded name is a place's here."""
        return name in self._introduced or self._known(name) or name in self._joined
