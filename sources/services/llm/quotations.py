"""Where a quotation stands in the text: letter by letter, else as both look once folded, else nowhere. Nothing like it is taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sources.extraction.types import Span
from sources.extraction.view import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sources.extraction.view import View

# What Arabic writes together with the next word; a quotation may begin after it.
_ATTACHED = re.compile(r"(?:\A|[^\w])(?:[وف]?(?:[بلكس]|ال|بال|لل|كال)?)\Z")
_LONGEST_ATTACHED = 6
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


def occurrences(view: View, quote: str) -> list[Span]:
    """Return every place of ``quote`` in the text, none of which begins or ends within a word or number."""
    quote = quote.strip()
    exact = [Span(at, at + len(quote)) for at in _places(view.text, quote)]
    found = [span for span in exact if _is_whole(view.text, span)]
    if found:
        return found
    folded = fold(quote).strip()
    return [view.span(at, at + len(folded)) for at in _places(view.folded, folded) if _is_whole(view.folded, Span(at, at + len(folded)))]


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _is_whole(text: str, span: Span) -> bool:
    """Say whether the words at ``span`` are whole: "4 people" does not stand in "14 people", nor in "1,4 people"."""
    before, after = text[max(0, span.start - _LONGEST_ATTACHED) : span.start], text[span.end : span.end + 1]
    if after and _is_word(after) and _is_word(text[span.end - 1]):
        return False
    if not before or not _is_word(text[span.start]):
        return True
    if not _is_word(before[-1]):
        return not (text[span.start].isdecimal() and re.search(r"\d[.,٫٬/-]\Z", before))
    return _ARABIC_LETTER.match(text[span.start]) is not None and _ATTACHED.search(fold(before)) is not None


def _is_word(character: str) -> bool:
    return character.isalnum()
