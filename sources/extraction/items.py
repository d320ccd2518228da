"""The parts of a report: the items of a round-up, the posts of a timeline, the incidents that "elsewhere" or a bullet opens.

Evidence of two items is never evidence of one incident: who compares a report with incidents compares it part by part. A part
opens only where its own words tell of a deed and name a place that no part before has named, so that points of one story stay
together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sources.extraction.furniture import without_furniture
from sources.extraction.language import detect_language
from sources.extraction.sentences import split_sentences
from sources.extraction.view import view_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Language

Opener = Literal["words", "bullet", "heading", "post"]
#: Before the first word of a line: a bullet, an emoji, or a number with a dot. A long dash signs a quoted post.
_BULLET = re.compile(r"\s*(?:[-–*•·▪◾◼●○]\s?|\d{1,2}[-.)_]\s|[^\w\s\"'#—«“”(\[.,،:…/|@+=<>])")
_LINE_BREAKS = "\n\r\u2028\u2029"
_HEADING_WORDS = 5
_NUMBERING = 4
#: A single bullet is an ornament, two are a list.
_LIST = 2
#: The button over every post of a timeline.
_POST_HEAD = "Embed Tweet"
_DEEDS = frozenset({"event", "trigger"})
_PLACES = frozenset({"place_class", "direction", "rural", "near"})
_ENDS = {".", "!", "?", "؟"}


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """A part of a report over code points ``start`` to ``end`` of its text, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Part:
    """Sentences that stand together, and what tells whether they are an item: deeds, places, a full stop."""

    start: int
    end: int
    tells: bool
    places: frozenset[str]
    closed: bool

    def joined(self, other: _Part) -> _Part:
        return _Part(self.start, other.end, self.tells or other.tells, self.places | other.places, self.closed or other.closed)


def items_of(text: str, language: Language | None = None) -> list[Item]:
    """Give the parts of a report in their order; a report of one piece is one item, a text that nothing is read from none.

    The first may be the lead, which names the day or the region for all. Menus, frames and the replies of others are in no item.
    """
    language = language or detect_language(text)
    if language is None:
        return []
    parts: list[_Part] = []
    for block in _blocks(_sentences(text, language)):
        if parts and not _stands_alone(block, parts):
            parts[-1] = parts[-1].joined(block)
        else:
            parts.append(block)
    return [Item(part.start, part.end) for part in parts]


def item_at(items: Sequence[Item], offset: int) -> Item | None:
    """Give the item that holds a code point of the text, such as the start of a claim; ``None`` outside all."""
    place = bisect_right([item.start for item in items], offset) - 1
    return items[place] if place >= 0 and offset < items[place].end else None


def _sentences(text: str, language: Language) -> list[Sentence]:
    return split_sentences(without_furniture(view_of(text)), language)


def _stands_alone(block: _Part, parts: Sequence[_Part]) -> bool:
    """Say whether a block is an incident of its own: it tells of a deed at a new place, and so does the part before it."""
    last, named = parts[-1], frozenset[str]().union(*(part.places for part in parts))
    is_title = len(parts) == 1 and not last.closed
    return block.tells and not block.places <= named and last.tells and bool(last.places) and not is_title


def _blocks(sentences: Sequence[Sentence]) -> list[_Part]:
    """Group the sentences by the words and marks that may open a part."""
    openers = [_opener(sentences[number - 1] if number else None, sentence) for number, sentence in enumerate(sentences)]
    is_list = openers.count("bullet") >= _LIST
    blocks: list[_Part] = []
    for sentence, opener in zip(sentences, openers, strict=True):
        if blocks and (opener is None or (opener == "bullet" and not is_list)):
            blocks[-1] = blocks[-1].joined(_part(sentence))
        else:
            blocks.append(_part(sentence))
    return blocks


def _opener(before: Sentence | None, sentence: Sentence) -> Opener | None:
    text, start = sentence.view.text, _span(sentence)[0]
    if before is not None and before.paragraph == sentence.paragraph:
        return "words" if sentence.hit(0, "openers") is not None else None
    between = text[_span(before)[1] if before is not None else 0 : start]
    if _POST_HEAD in between:
        return "post"
    if sentence.hit(0, "openers") is not None:
        return "words"
    line = max(text.rfind(mark, 0, start) for mark in _LINE_BREAKS) + 1
    return "bullet" if _BULLET.match(text, line, start + _NUMBERING) else "heading" if _is_heading(sentence) else None


def _is_heading(sentence: Sentence) -> bool:
    """Say whether a line begins with a place and a colon or bar: "Countryside of Aleppo: …", «#منبج | …»."""
    ends = [at for at in range(1, _HEADING_WORDS + 1) if sentence.form(at) in {":", "|"}]
    return bool(ends) and bool(_places(sentence, ends[0]))


def _part(sentence: Sentence) -> _Part:
    tells = any(hits.keys() & _DEEDS for hits in sentence.hits)
    closed = sentence.form(len(sentence.tokens) - 1) in _ENDS
    return _Part(*_span(sentence), tells, frozenset(_places(sentence, len(sentence.tokens))), closed)


def _span(sentence: Sentence) -> tuple[int, int]:
    """Give where a sentence begins, marks before its first word apart, and ends."""
    first = next((at for at, token in enumerate(sentence.tokens) if token.kind != "p"), 0)
    span = sentence.span(first, len(sentence.tokens))
    return span.start, span.end


def _places(sentence: Sentence, end: int) -> set[str]:
    """Give the words before token *end* that name places: known names, what follows a class word, a hashtag that heads the line."""
    names = {sentence.form(at) for at in range(end) if sentence.hit(at, "known_place") is not None}
    for at in range(end):
        after = [at + hit.length for tag in _PLACES if (hit := sentence.hit(at, tag)) is not None]
        names |= {sentence.form(max(after))} if after else set()
    return (names | ({sentence.form(0)} if end <= _HEADING_WORDS and _is_hashtag(sentence) else set())) - {""}


def _is_hashtag(sentence: Sentence) -> bool:
    start = _span(sentence)[0]
    return start > 0 and sentence.view.text[start - 1] == "#"
