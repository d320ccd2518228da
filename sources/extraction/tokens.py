"""Words, numbers and marks of a folded text, and what the lexicon knows about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from sources.extraction.lexicon import load_lexicon

if TYPE_CHECKING:
    from sources.extraction.entries import Entry, Payload
    from sources.extraction.lexicon import Lexicon
    from sources.extraction.types import Language, Span
    from sources.extraction.view import View

_TOKEN = re.compile(
    r"(?P<n>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<a>(?:[a-z]\.){2,}|[\u0621-\u064a\u0671-\u06d3]+)"
    r"|(?P<w>[^\W\d_\u0621-\u06d3]+(?:['\-&][^\W\d_\u0621-\u06d3]+)*)"
    r"|(?P<p>[\"'().,:;،؛؟?!%/\-\[\]$|*])"
)
_MAX_CACHED = 65_536


@dataclass(frozen=True, slots=True)
class Token:
    """A word (``w``), number (``n``) or mark (``p``) at folded offsets ``start`` to ``end``."""

    form: str
    kind: Literal["w", "n", "p"]
    start: int
    end: int
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at a token: how many tokens it covers, what it carries, and what was attached to its first word."""

    length: int
    payload: Payload
    prefix: str = ""
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens with the entries found at each; token indexes below are local to the sentence."""

    view: View
    language: Language
    tokens: tuple[Token, ...]
    hits: tuple[dict[str, Hit], ...]
    paragraph: int

    def form(self, index: int) -> str:
        """Give the folded word at *index*, empty outside the sentence."""
        return self.tokens[index].form if 0 <= index < len(self.tokens) else ""

    def hit(self, index: int, tag: str) -> Hit | None:
        """Give the longest entry of a meaning that starts at *index*."""
        if index < 0:
            return None
        try:
            return self.hits[index].get(tag)
        except IndexError:
            return None

    def ending(self, end: int, tag: str, *, reach: int = 5) -> tuple[int, Hit] | None:
        """Give the entry of a meaning that ends just before token *end*, with its first token."""
        for start in range(max(0, end - reach), end):
            found = self.hit(start, tag)
            if found is not None and start + found.length == end:
                return start, found
        return None

    def span(self, start: int, end: int) -> Span:
        """Give the range of the text behind tokens *start* to *end* (half-open)."""
        return self.view.span(self.tokens[start].start, self.tokens[end - 1].end)

    def bare_span(self, start: int, end: int) -> Span:
        """Give the range of the text behind tokens *start* to *end* without the particles attached to the first word."""
        hits = self.hits[start].values()
        attached = min((len(_particles(hit.prefix)) for hit in hits if hit.prefix), default=0)
        return self.view.span(self.tokens[start].start + attached, self.tokens[end - 1].end)


def tokenize(view: View) -> list[Token]:
    """Split a folded text into tokens; whatever is neither letter, digit nor common mark separates them."""
    tokens = []
    for match in _TOKEN.finditer(view.folded):
        kind: Literal["w", "n", "p"] = "n" if match.lastgroup == "n" else "p" if match.lastgroup == "p" else "w"
        start, end = match.span()
        tokens.append(Token(match.group(), kind, start, end, view.text[view.origin[start]].isupper()))
    return tokens


#: What can be attached in front of an Arabic word, and whether it makes the word definite. "لل" is ل with the article.
_ARABIC_PREFIXES = tuple(
    (conjunction + preposition + article, bool(article))
    for conjunction in ("", "و", "ف")
    for preposition, articles in (("", ("", "ال")), ("ب", ("", "ال")), ("ل", ("", "ل")), ("ك", ("", "ال")), ("س", ("",)))
    for article in articles
)


@lru_cache(maxsize=_MAX_CACHED)
def _readings(form: str, language: Language) -> tuple[tuple[str, bool, tuple[Entry, ...]], ...]:
    """Give the readings of a word that the lexicon knows, the one with the least taken off first."""
    table = load_lexicon(language).table
    if language == "en":
        bare = form.removesuffix("'s")
        return tuple(("", False, table[word]) for word in dict.fromkeys((form, bare)) if word in table)
    found = []
    for prefix, definite in _ARABIC_PREFIXES:
        if form.startswith(prefix) and len(form) - len(prefix) > 1 and form[len(prefix) :] in table:
            found.append((prefix, definite, table[form[len(prefix) :]]))
    return tuple(sorted(found, key=lambda reading: len(reading[0])))


def find_entries(tokens: tuple[Token, ...], index: int, lexicon: Lexicon) -> dict[str, Hit]:
    """Find what the lexicon knows at one token.

    Of several readings of the word the least stripped one that fits wins; readings that differ by the article alone add up.
    """
    found: dict[str, Hit] = {}
    particles: str | None = None
    for prefix, definite, entries in _readings(tokens[index].form, lexicon.language):
        if found and _particles(prefix) != particles:
            break
        fresh: dict[str, Hit] = {}
        for entry in entries:
            length = len(entry.words)
            if length > 1 and not _rest_fits(tokens[index + 1 : index + length], entry.words[1:], definite=definite):
                continue
            if entry.tag not in found and entry.tag not in fresh:
                fresh[entry.tag] = Hit(length, entry.payload, prefix, definite)
        found.update(fresh)
        particles = _particles(prefix) if found else None
    return found


def _rest_fits(tokens: tuple[Token, ...], words: tuple[str, ...], *, definite: bool) -> bool:
    """Say whether the words after the first agree; after an article each may have one too: «الخسائر البشرية».

    The last may own something: "Islamic State's".
    """
    forms = tuple(token.form for token in tokens)
    if forms == words or (forms and forms[-1].endswith("'s") and (*forms[:-1], forms[-1][:-2]) == words):
        return True
    return definite and tuple(form.removeprefix("ال") for form in forms) == words


def _particles(prefix: str) -> str:
    """Give what is attached apart from the article."""
    return prefix.removesuffix("ال") if prefix.endswith("ال") else prefix.replace("لل", "ل")
