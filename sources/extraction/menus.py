"""Menus and the headlines of other reports on a copied page. They tell of tolls, places and days that are none of the report's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, get_args

from sources.extraction.types import Language, Span
from sources.extraction.view import fold
from sources.extraction.wordlists import read_list, section_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LineKind = Literal["headlines", "chrome", "headline", "label", "text"]
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_END = (".", "!", ":", "،", ",", "؛")
#: Headlines have about this many words; shorter lines may be captions or names, longer ones are paragraphs.
_HEADLINE_WORDS = range(4, 21)
#: Bullets, hashtags, emoji and numbers open items of the report's own.
_MARKERS = re.compile(r"\s*(?:[-–—*•·▪◾◼●○✓✅]|[#@]|\d{1,2}[-.)_]|[^\w\s\"'«“”(\[])")
#: So many headlines in a row are a menu, if so many paragraphs with a full stop come before, or so many buttons stand beside.
_RUN, _PARAGRAPHS = 3, 2
_BLOCK, _BUTTONS = 4, 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, with what it looks like."""

    span: Span
    kind: LineKind
    marked: bool
    closed: bool


def find_menus(text: str) -> list[Span]:
    """Give the lines of a text that belong to menus or to other reports."""
    lines = _lines(text)
    return list(dict.fromkeys(line.span for line in [*_under_heads(lines), *_trailing(lines), *_beside_buttons(lines)]))


@lru_cache(maxsize=1)
def _known() -> dict[str, LineKind]:
    known: dict[str, LineKind] = {}
    for language in get_args(Language):
        section = section_of(read_list("furniture.toml"), "furniture.toml", language)
        for kind in ("headlines", "chrome"):
            known |= {_bare(words): kind for words in words_of(section, kind, f"furniture.toml: [{language}]")}
    return known


def _bare(line: str) -> str:
    return " ".join(_WORD.findall(fold(line)))


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[Line, ...]:
    lines = []
    for match in _LINE.finditer(text):
        bare = _bare(match.group())
        if bare or any(character.isdigit() for character in match.group()):
            lines.append(_line(match, bare))
    return tuple(lines)


def _line(match: re.Match[str], bare: str) -> Line:
    written = match.group().strip()
    closed = written.endswith(_SENTENCE_END)
    known = _known_kind(written, bare)
    return Line(Span(*match.span()), known or _looks(bare.count(" ") + 1, closed=closed), _MARKERS.match(written) is not None, closed)


def _looks(words: int, *, closed: bool) -> LineKind:
    """Tell a headline, or a label such as a day or a section, by its length; both end without a mark."""
    if closed or words >= _HEADLINE_WORDS.stop:
        return "text"
    return "headline" if words in _HEADLINE_WORDS else "label"


def _known_kind(written: str, bare: str) -> LineKind | None:
    """Give the kind of a line that stands in the lists, or that is nothing but buttons between slashes."""
    parts = [_bare(part) for part in re.split(r"[/|]", written)]
    return _known().get(bare) or ("chrome" if all(_known().get(part) == "chrome" for part in parts) else None)


def _under_heads(lines: Sequence[Line]) -> list[Line]:
    """Give what follows a head such as "related news", up to the next paragraph."""
    found, inside = [], False
    for line in lines:
        inside = line.kind == "headlines" or (inside and line.kind != "text" and not line.marked)
        found += [line] if inside else []
    return found


def listed_reports(text: str) -> list[Span]:
    """Give the numbered reports right under a head such as "Related": text of its own, about other incidents."""
    found, inside = [], False
    for line in _lines(text):
        inside = line.kind == "headlines" or (inside and line.marked)
        found += [line.span] if inside and line.marked else []
    return found


def _trailing(lines: Sequence[Line]) -> list[Line]:
    """Give the headlines without a full stop that follow the last of several paragraphs with one."""
    tail = len(lines)
    while tail and lines[tail - 1].kind != "text" and not lines[tail - 1].marked:
        tail -= 1
    paragraphs = sum(line.closed for line in lines[:tail])
    headlines = sum(line.kind == "headline" for line in lines[tail:])
    return list(lines[tail:]) if headlines >= _RUN and paragraphs >= _PARAGRAPHS else []


def _beside_buttons(lines: Sequence[Line]) -> list[Line]:
    """Give blocks of headlines that stand next to buttons, and the buttons."""
    runs = [list(run) for _, run in groupby(lines, key=lambda line: (line.kind, line.kind == "headline" and line.marked))]
    found = []
    for number, run in enumerate(runs):
        near = [*(runs[number - 1] if number else []), *(runs[number + 1] if number + 1 < len(runs) else [])]
        is_block = run[0].kind == "headline" and not run[0].marked and len(run) >= _BLOCK
        if is_block and sum(line.kind == "chrome" for line in near) >= _BUTTONS:
            found += [line for line in near if line.kind == "label"] + run
        elif run[0].kind == "chrome":
            found += run
    return found
