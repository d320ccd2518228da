"""English attribution frames: "X said", ", X said", "said X", "X, a spokesman for Y, said", "according to X", "he said"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.frames import Frame
from sources.extraction.subjects_en import before_relative, named_aside, shared_subject

if TYPE_CHECKING:
    from sources.extraction.frames import Side
    from sources.extraction.tokens import Sentence

_MAX_SOURCE = 14
_BOUNDARY_WORDS = {"that", "while", "but", "as", "when", "after", "because", "and", "although", "which", "where", "with", "who"}
_WEAK = {
    "report",
    "reports",
    "claim",
    "claims",
    "claimed",
    "saw",
    "put",
    "recorded",
    "counted",
    "described",
    "posted",
    "cited",
    "quoted",
    "say",
    "denied",
    "denies",
    "accused",
    "blamed",
    "documented",
    "maintained",
}
_NOT_SAYING_AFTER = {"by", "responsibility", "their", "its", "lives", "his", "the"}
_GOES_ON = {"adding", "saying", "reporting"}
_OTHER_SENSES = {"claimed", "claims", "put", "recorded", "described", "denied", "cited"}
_STOP_TAGS = {"source_stop", "source_verbs", "weekday", "auxiliary", "clause", "subset"}
_MIN_NAME = 2
_MAX_ASIDE = 16


def find_frames(sentence: Sentence) -> list[Frame]:
    """Find the frames of a sentence in the order of their cues."""
    frames: list[Frame] = []
    at = 0
    while at < len(sentence.tokens):
        frame = _preposition(sentence, at) or _verb(sentence, at)
        if frame is None:
            at += 1
            continue
        if frames and _cites(sentence, frames[-1], frame):
            frame = replace(frame, side=frames[-1].side, via=(frames[-1].start, frames[-1].end))
            frames.pop()
        frames.append(frame)
        at = max(frame.cue_end, frame.end if frame.cue_end <= frame.start else 0, at + 1)
    return frames


def _cites(sentence: Sentence, agency: Frame, frame: Frame) -> bool:
    """Say whether a source is the one that an agency cites: "Reuters reported, citing officials"."""
    near = 0 <= frame.cue_start - agency.cue_end <= 1
    return near and not agency.continues and agency.end > agency.start and sentence.form(frame.cue_start) in {"citing", "quoting"}


def _preposition(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_prepositions")
    if hit is None or sentence.form(at) == "per":
        return None
    start = at + hit.length
    end = _phrase_end(sentence, start)
    if end == start:
        return None
    named = _named(sentence, start, end)
    side = "after" if at <= 1 else "before"
    return Frame(start=named[0], end=named[1], cue_start=at, cue_end=start, side=side)  # type: ignore[arg-type]


def _phrase_end(sentence: Sentence, start: int) -> int:
    at = start
    while at < min(start + _MAX_SOURCE, len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.kind == "p" and token.form not in {"-", "'"}:
            break
        if (
            at > start
            and sentence.hits[at].keys() & _STOP_TAGS
            and token.form not in {"reports", "and"}
            and sentence.hit(at, "source_heads") is None
        ):
            break
        if token.form == "and" and not _joins_sources(sentence, at):
            break
        at += 1
    return at


def _joins_sources(sentence: Sentence, at: int) -> bool:
    return any(sentence.hit(near, "source_heads") is not None for near in range(at + 1, at + 4))


def _verb(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_verbs")
    if hit is None or sentence.hit(at, "source_prepositions") is not None:
        return None
    form, after = sentence.form(at), at + hit.length
    if form in _GOES_ON:
        return Frame(start=at, end=at, cue_start=at, cue_end=after, side="after", continues=True)
    counts_dead = any(sentence.hit(near, "toll") is not None for near in range(after, after + 3))
    if form in _OTHER_SENSES and sentence.form(after) in _NOT_SAYING_AFTER and not counts_dead:
        return None
    subject = _subject_before(sentence, at)
    return _subject_after(sentence, at, after) if subject is None else _with_subject(sentence, at, after, subject)


def _with_subject(sentence: Sentence, at: int, after: int, subject: tuple[int, int]) -> Frame | None:
    start, end = subject
    side: Side = "before" if _is_final(sentence, at, after) else "after"
    if end - start == 1 and sentence.hit(start, "source_pronouns") is not None:
        return Frame(start=at, end=at, cue_start=at, cue_end=after, side=side, continues=True)
    headed = _has_head(sentence, start, end)
    weak = sentence.form(at) in _WEAK or not _has_capital(sentence, start, end)
    if sentence.hit(start, "source_not_sources") is not None or (weak and not headed):
        return None
    named = _apposed(sentence, start) or _named(sentence, start, end)
    return Frame(start=named[0], end=named[1], cue_start=at, cue_end=after, side=side)


def _is_final(sentence: Sentence, at: int, after: int) -> bool:
    """Say whether a verb of saying closes its sentence: nothing but time, place or listener follows it."""
    for near in range(after, len(sentence.tokens)):
        form = sentence.form(near)
        if form in {".", '"', "?", "!"}:
            return True
        if form in {"that", ":"} or sentence.hit(near, "trigger") is not None or sentence.hit(near, "people") is not None:
            return False
        if form == "," and near > after + 4:
            return bool(sentence.hits[after].keys() & {"source_stop", "weekday"})
    return at > 0 and sentence.form(at - 1) != ","


def _subject_before(sentence: Sentence, at: int) -> tuple[int, int] | None:
    if sentence.hit(at - 1, "source_kana") is not None:
        at -= 1
    named = named_aside(sentence, at) or shared_subject(sentence, at)
    if named is not None:
        return named
    at = before_relative(sentence, _before_aside(sentence, at))
    begin = at
    while begin > 0 and at - begin < _MAX_SOURCE:
        token = sentence.tokens[begin - 1]
        if (token.kind == "p" and token.form not in {"-", "(", ")"}) or (
            token.form in _BOUNDARY_WORDS and (sentence.form(begin - 2) == "," or not _inside(sentence, begin - 1, at))
        ):
            break
        if sentence.hits[begin - 1].keys() & {"trigger", "weekday", "auxiliary"}:
            break
        begin -= 1
    end = begin
    while end < at and not (
        end > begin
        and sentence.hits[end].keys() & {"source_stop", "clause"}
        and sentence.hit(end, "source_heads") is None
        and sentence.form(end) != "without"
    ):
        end += 1
    return (begin, end) if end > begin else None


def _before_aside(sentence: Sentence, at: int) -> int:
    """Step over an aside between a source and its verb: "the agency, which is owned by the group, said"."""
    if sentence.form(at - 1) != ",":
        return at
    for opening in range(at - 2, max(0, at - _MAX_ASIDE), -1):
        if sentence.form(opening) == "," and sentence.form(opening + 1) in {"which", "who", "a", "an", "the", "citing", "quoting"}:
            return opening
        if sentence.form(opening) in {",", '"'}:
            return at
    return at


def _inside(sentence: Sentence, at: int, verb: int) -> bool:
    return sentence.form(at) == "and" and _joins_sources(sentence, at) and at + 1 < verb


def _subject_after(sentence: Sentence, at: int, after: int) -> Frame | None:
    """Read "..., said X" where the verb follows the words said."""
    if sentence.form(at - 1) not in {",", '"'}:
        return None
    end = _phrase_end(sentence, after)
    if end == after or not (_has_head(sentence, after, end) or _has_capital(sentence, after, end)):
        return None
    named = _named(sentence, after, end)
    return Frame(start=named[0], end=named[1], cue_start=at, cue_end=after, side="before")


def _has_head(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.hit(at, "source_heads") is not None or sentence.hit(at, "source_roles") is not None for at in range(start, end))


def _has_capital(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.tokens[at].capital for at in range(max(start, 1), end)) or (
        start == 0 and end <= _MAX_SOURCE and sentence.tokens[0].capital
    )


def _named(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Prefer the name after a role: "police chief Omar Said" is Omar Said."""
    first = end
    while first > start and (sentence.tokens[first - 1].capital or sentence.form(first - 1) == "-"):
        first -= 1
    if end - first >= _MIN_NAME and sentence.hit(first - 1, "source_roles") is not None and first > start:
        return first, end
    for at in range(end - 1, start, -1):
        if (
            sentence.hit(at - 1, "source_roles") is not None
            and end - at >= _MIN_NAME
            and all(sentence.tokens[i].capital for i in range(at, end))
        ):
            return at, end
    return start, end


def _apposed(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Give the name that "a spokesman for the police" stands beside: "Omar Said, a spokesman for the police, said"."""
    if sentence.form(start - 1) != "," or not (
        sentence.form(start) in {"a", "an", "the"} or sentence.hit(start, "source_roles") is not None
    ):
        return None
    end = start - 1
    first = end
    while first > 0 and sentence.tokens[first - 1].capital:
        first -= 1
    return (first, end) if _MIN_NAME <= end - first <= _MAX_SOURCE else None
