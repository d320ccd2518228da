"""Dates on which somebody spoke, or a court sat, or a page was written; they stand in where nothing dates the incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.event_hints import takes_ground

if TYPE_CHECKING:
    from sources.extraction.date_values import Expression
    from sources.extraction.frames import Frame
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence

_STATEMENT_REACH = 14
_TELLING_REACH = 7
#: "Earlier Tuesday, he met with relatives", «نددت الوزارة، الأربعاء، بالهجوم»: how far a stand and its day are apart.
_REACTION_REACH = 8
#: What lies between them is of the stand alone.
_MATTER = {"event", "trigger", "event_verb", "source_content"}
#: "In its Tuesday statement", "a Monday interview".
_UTTERANCES = {"statement", "interview", "report", "briefing", "remarks", "speech", "letter", "tweet", "post", "address", "hearing"}
_HEAD_LINES = 3
_DATELINE_WORDS = 3
#: Words for the incident, its toll or those who did it.
_EVENT_TAGS = {"event", "trigger", "event_verb", "neutral", "toll", "actor_doer"}


def dates_statement(reading: Reading, number: int, expression: Expression) -> bool:
    """Say whether an expression dates a statement, a hearing, an anniversary or the page itself."""
    sentence = reading.sentences[number]
    stamped = sentence.ending(expression.start - (sentence.form(expression.start - 1) == ":"), "page_stamp", reach=3) is not None
    if stamped or any(_dates_statement(sentence, frame, expression) for frame in reading.sources.frames[number]):
        return True
    if _dates_reaction(sentence, expression):
        return True
    if sentence.language == "en" and (_ends_telling(sentence, expression) or sentence.form(expression.end) in _UTTERANCES):
        return True
    return _has(sentence, "commemoration") or _has(sentence, "court") or _is_dateline(reading, number, expression)


def _has(sentence: Sentence, tag: str) -> bool:
    return any(tag in hits for hits in sentence.hits)


def tells_event(sentence: Sentence) -> bool:
    """Say whether a sentence tells of a deed, its toll or ground taken; menus and headlines of other pages mostly do not."""
    return any(hits.keys() & _EVENT_TAGS or takes_ground(sentence, at) for at, hits in enumerate(sentence.hits))


def _is_dateline(reading: Reading, number: int, expression: Expression) -> bool:
    """Say whether a date in digits opens the text, or a line of the head holds a date and hardly a word more: the outlet's stamp."""
    sentence = reading.sentences[number]
    if number >= _HEAD_LINES:
        return False
    others = len(sentence.tokens) - sum(found.end - found.start for found in reading.expressions[number])
    if others <= _DATELINE_WORDS and not tells_event(sentence):
        return True
    return number == 0 and expression.start <= 1 and sentence.tokens[expression.start].kind == "n"


def _dates_statement(sentence: Sentence, frame: Frame, expression: Expression) -> bool:
    """Say whether an expression stands between a verb of saying and what was said, or in «وكان … أعلن»."""
    if sentence.language == "en":
        return _dates_english_statement(sentence, frame, expression)
    if frame.side == "before" and expression.start - frame.end in {0, 1}:
        return sentence.hit(frame.cue_start, "source_prepositions") is not None
    low = min(frame.cue_start, frame.start)
    if not low < expression.start <= max(frame.cue_end, frame.end) + _STATEMENT_REACH:
        return False
    after = range(max(frame.cue_end, frame.end) if frame.cue_end <= expression.start else low, expression.start)
    return frame.side == "after" and not _holds_content(sentence, after)


def _dates_english_statement(sentence: Sentence, frame: Frame, expression: Expression) -> bool:
    if not frame.cue_end <= expression.start <= frame.cue_end + _STATEMENT_REACH:
        return False
    between = range(frame.cue_end, expression.start)
    opens = any(sentence.form(at) in {",", "a", "there"} or "event" in sentence.hits[at] for at in between)
    return not opens and not _holds_content(sentence, between)


def _dates_reaction(sentence: Sentence, expression: Expression) -> bool:
    """Say whether a stand, a meeting or a speech is told beside a date, with no deed in between."""
    before = range(expression.start - 1, max(-1, expression.start - 1 - _REACTION_REACH), -1)
    reach = _REACTION_REACH if expression.start <= 1 else 1
    after = range(expression.end, min(len(sentence.tokens), expression.end + reach))
    return any(_is_led_by_reaction(sentence, tokens) for tokens in (before, after))


def _is_led_by_reaction(sentence: Sentence, tokens: range) -> bool:
    for at in tokens:
        if "reaction" in sentence.hits[at]:
            return True
        if sentence.hits[at].keys() & _MATTER:
            return False
    return False


def _ends_telling(sentence: Sentence, expression: Expression) -> bool:
    """Say whether a verb of saying stands before a date with nothing told in between: "told the agency by phone on Friday"."""
    for at in range(expression.start - 1, max(-1, expression.start - 1 - _TELLING_REACH), -1):
        hits = sentence.hits[at]
        if "source_verbs" in hits:
            return True
        if hits.keys() & {"event", "trigger", "source_content"} or sentence.form(at) in {",", "that", ":"}:
            return False
    return False


def _holds_content(sentence: Sentence, tokens: range) -> bool:
    """Say whether what was said begins among these tokens; a name in quotation marks is none of it."""
    forms = [sentence.form(at) for at in tokens]
    if ":" in forms or forms.count('"') % 2:
        return True
    return any(sentence.hits[at].keys() & {"source_content", "trigger", "people", "event_verb"} for at in tokens)
