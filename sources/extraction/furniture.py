"""What stands on a page around a report and is no part of it: frames of social media, replies, menus, headlines of other reports.

Nothing is read there. A report keeps its offsets: the folded copy is blanked where furniture stands.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.menus import find_menus
from sources.extraction.post_frames import find_frames
from sources.extraction.types import Span

if TYPE_CHECKING:
    from sources.extraction.view import View


def find_furniture(text: str) -> list[Span]:
    """Give the ranges of a text that are not the report's own words, in order."""
    frames = find_frames(text)
    return sorted([*frames, *find_menus(_blanked(text, frames))])


def own_words(text: str) -> str:
    """Give a text with line breaks for all characters of its furniture, so that offsets stay."""
    return _blanked(text, find_furniture(text))


def without_furniture(view: View) -> View:
    """Give the view of a text in which nothing is to be read from its furniture; no offset changes."""
    spans = [Span(bisect_left(view.origin, span.start), bisect_left(view.origin, span.end)) for span in find_furniture(view.text)]
    return replace(view, folded=_blanked(view.folded, spans)) if spans else view


def _blanked(text: str, spans: list[Span]) -> str:
    pieces, at = [], 0
    for span in sorted(spans):
        if span.end > at:
            start = max(span.start, at)
            pieces += [text[at:start], "\n" * (span.end - start)]
            at = span.end
    return "".join([*pieces, text[at:]])
