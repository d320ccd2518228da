"""A document as the rules share it: sentences, sources, and the scope of every word. Built once, read by every rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from sources.extraction.attribution import Sources
    from sources.extraction.date_values import Expression
    from sources.extraction.stamps import Stamp
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Attribution, Document, Language, Scope
    from sources.extraction.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document after the steps that all rules need.

    ``home`` holds the states that the report speaks of first and most; ``stamp`` is the stamp of a post from which days are reckoned.
    """

    document: Document
    language: Language
    view: View
    sentences: list[Sentence]
    sources: Sources
    expressions: list[list[Expression]]
    scopes: list[list[Scope]]
    home: frozenset[str] = field(default_factory=frozenset)
    stamp: Stamp | None = None

    @property
    def published(self) -> datetime.date | None:
        """The day of publication, if known."""
        return self.document.published

    def scope(self, number: int, token: int) -> Scope:
        """Give the scope of a token of a sentence."""
        scopes = self.scopes[number]
        return scopes[min(token, len(scopes) - 1)]

    def attribution(self, number: int, token: int) -> Attribution | None:
        """Give who stands behind the words at a token of a sentence."""
        return self.sources.govern(number, token)
