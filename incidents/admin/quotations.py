"""A quotation with some of the words around it."""

from __future__ import annotations

from dataclasses import dataclass

CHARACTERS_AROUND = 110  # about a line on either side: enough to see what the words refer to


@dataclass(frozen=True, slots=True)
class Context:
    """A slice of a text in three parts; ``opens`` and ``closes`` say whether the slice begins and ends where the text does."""

    before: str
    quote: str
    after: str
    opens: bool
    closes: bool


def in_context(text: str, start: int, end: int) -> Context:
    """Return ``text[start:end]`` with up to ``CHARACTERS_AROUND`` code points on each side, cut between words."""
    first, last = max(0, start - CHARACTERS_AROUND), min(len(text), end + CHARACTERS_AROUND)
    before, after = text[first:start], text[end:last]
    if first > 0:
        before = before.partition(" ")[2] or before
    if last < len(text):
        after = after.rpartition(" ")[0] or after
    return Context(before, text[start:end], after, opens=first == 0, closes=last == len(text))
