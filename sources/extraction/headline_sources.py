"""Sources of headlines, set off by a mark alone: "Police: five killed in blast", "Five killed in blast - officials"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.frames import Frame

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_MAX_SOURCE = 6
#: Tokens from the mark to the end where one word follows it; acronyms are longer than that.
_LONE = 2
_FOREIGN = {"trigger", "event", "source_verbs", "weekday", "auxiliary", "units", "tens", "negation"}


def headline_frame(sentence: Sentence) -> Frame | None:
    """Give the source before the first colon, or after the last colon or dash, of a sentence that reads like a headline."""
    end = len(sentence.tokens)
    end -= sentence.form(end - 1) == "."
    bracket = _bracketed(sentence, end)
    if bracket is not None:
        return bracket
    marks = [at for at in range(1, end - 1) if _sets_off(sentence, at)]
    if not marks:
        return None
    if sentence.form(marks[0]) == ":" and _is_source(sentence, 0, marks[0]):
        return Frame(start=0, end=marks[0], cue_start=marks[0], cue_end=marks[0] + 1, side="after")
    if _is_source(sentence, marks[-1] + 1, end) or (end - marks[-1] == _LONE and _is_acronym(sentence, end - 1)):
        return Frame(start=marks[-1] + 1, end=end, cue_start=marks[-1], cue_end=marks[-1] + 1, side="before")
    return None


def _bracketed(sentence: Sentence, end: int) -> Frame | None:
    """Give a source in brackets at the end of a line that ends without a full stop: «مقتل 11 مقاتلا في غارة (المرصد)»."""
    if sentence.form(end - 1) != ")" or end < len(sentence.tokens):
        return None
    opening = next((at for at in range(end - 2, max(0, end - 2 - _MAX_SOURCE), -1) if sentence.form(at) == "("), None)
    if opening is None or not _is_source(sentence, opening + 1, end - 1):
        return None
    return Frame(start=opening + 1, end=end - 1, cue_start=opening, cue_end=opening + 1, side="before")


def _sets_off(sentence: Sentence, at: int) -> bool:
    """Say whether a colon, or a dash with space on both sides, stands at a token."""
    if sentence.form(at) == ":":
        return sentence.form(at + 1) != '"'
    before, here, after = sentence.tokens[at - 1 : at + 2]
    return here.form == "-" and here.start > before.end and after.start > here.end


def _is_acronym(sentence: Sentence, at: int) -> bool:
    """Say whether a word is written in capitals alone: the acronym of a body."""
    token = sentence.tokens[at]
    written = sentence.view.text[sentence.view.origin[token.start] : sentence.view.origin[token.end - 1] + 1]
    return written.isupper() and len(written) > _LONE


def _is_source(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a few plain words with a word for a source among them stand there."""
    if not 0 < end - start <= _MAX_SOURCE or any(sentence.tokens[at].kind != "w" for at in range(start, end)):
        return False
    heads = [at for at in range(start, end) if sentence.hits[at].keys() & {"source_heads", "source_agencies"}]
    first = start if sentence.language == "ar" else end - 1
    return first in heads and not any(sentence.hits[at].keys() & _FOREIGN and at not in heads for at in range(start, end))
