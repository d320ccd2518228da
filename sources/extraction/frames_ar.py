"""Arabic attribution frames: a verb of saying with its source, a source after a preposition, a source that goes on.

«قال [مصدر] إن», «وكان [مصدر] (قد) أعلن», «بحسب [مصدر]», «وأضاف أن», «نقلت [وكالة] عن [مصدر]», «[مصدر] أكد أن».
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction import papers_ar, speakers_ar
from sources.extraction.entries import Trigger
from sources.extraction.frames import Frame

if TYPE_CHECKING:
    from sources.extraction.frames import Side
    from sources.extraction.tokens import Sentence

_IMPERSONAL = {"يذكر", "تذكر", "يفيد", "تفيد", "يقول", "تقول"}
#: Words that are nouns or adjectives too, or other verbs: they must open a clause.
_WEAK = {
    "تابع", "تابعت", "سجل", "سجلت", "نشر", "نشرت", "نقل", "نقلت", "كشف", "رصد", "رصدت", "ذكر", "كتب", "وثق", "دان", "توقع", "نعي", "روي",
    "حذر", "تسجل", "يسجل", "ترصد", "يرصد", "تنقل", "ينقل", "تنشر", "ينشر", "توثق", "يوثق", "تدين", "يدين", "تكشف", "يكشف", "تحذر", "يحذر",
    "يروي", "تروي", "يبلغ", "تبلغ", "تضمن", "يقر", "تقر", "تورد", "يورد",
}  # fmt: skip
#: Before a noun that looks like a verb of saying: «طالبا عدم كشف اسمه».
_BEFORE_NOUNS = {"عدم", "بعدم", "دون", "بدون", "رفض", "رفضت", "رفضوا", "شريطه", "شرط", "بشرط", "طلب"}
_RELAY = {"نقل", "نقلت", "ونقلت", "ونقل"}
_ACCUSING = ("اتهم", "حمل")
_SET_OFF = {"،", ",", "-"}


def find_frames(sentence: Sentence) -> list[Frame]:
    """Find the frames of a sentence in the order of their cues."""
    frames: list[Frame] = []
    at = 0
    while at < len(sentence.tokens):
        frame = _preposition(sentence, at) or _verb(sentence, at) or _participle(sentence, at)
        if frame is None:
            at += 1
            continue
        if frames and _relays(sentence, frames[-1], frame):
            frame = replace(frame, side="after", via=(frames[-1].start, frames[-1].end))
            frames.pop()
        elif frames and _passes_on(sentence, frames[-1], frame):
            frame = replace(frames.pop(), via=(frame.start, frame.end), cue_end=frame.end)
        frames.append(frame)
        at = max(frame.end if not frame.continues else frame.cue_end, frame.cue_end, at + 1)
    return frames


def _relays(sentence: Sentence, agency: Frame, frame: Frame) -> bool:
    """Say whether a source is the one that an agency quotes: «أفادت وكالة X نقلا عن Y»."""
    return agency.side == "after" and agency.end in {frame.cue_start, frame.cue_start - 1} and sentence.form(frame.cue_start) == "نقلا"


def _passes_on(sentence: Sentence, source: Frame, agency: Frame) -> bool:
    """Say whether a frame names who passes on what a source says, before its words: «أضاف المصدر بحسب قناة X أن»."""
    beside = source.side == "after" and not source.continues and agency.cue_start == source.end and agency.start > agency.cue_start
    at = agency.end + (sentence.form(agency.end) in _SET_OFF)
    return beside and _opens_content(sentence, at)


def _preposition(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_prepositions")
    if hit is None:
        return None
    start = papers_ar.after_clause(sentence, at + hit.length)
    start = papers_ar.named_in_report(sentence, papers_ar.after_time(sentence, start))
    end = speakers_ar.speaker_end(sentence, start, verbs=True)
    if end == start or sentence.hit(start, "source_not_sources") is not None:
        return None
    relayed = speakers_ar.speaker_end(sentence, end + 1) if sentence.form(end) == "عن" and sentence.form(start - 1).startswith("نقل") else 0
    via = (start, end) if relayed > end + 1 else None
    start, end = (end + 1, relayed) if via else (start, end)
    start, end = papers_ar.without_link(sentence, start, end)
    return Frame(
        start=start,
        end=end,
        cue_start=at,
        cue_end=at + hit.length,
        side=_side(sentence, at, end),
        via=via,
        agency=_is_agency(sentence, start),
    )


def _side(sentence: Sentence, at: int, end: int) -> Side:
    """Say what «بحسب المصدر» at a token speaks of: set off in the middle of a sentence, of both sides."""
    if at <= 1 or sentence.hit(at - 1, "clause") is not None or sentence.form(end) in {"ان", "بان"} or _opens_fate(sentence, end):
        return "after"
    goes_on = sentence.form(end) in _SET_OFF and sentence.form(at - 1) in _SET_OFF and end + 1 < len(sentence.tokens)
    return "around" if goes_on and sentence.hit(end + 1, "clause") is None else "before"


def _opens_fate(sentence: Sentence, at: int) -> bool:
    """Say whether a noun of fate follows a source at once: «كما أعلن الجيش مقتل …»."""
    hit = sentence.hit(at, "trigger")
    return hit is not None and isinstance(hit.payload, Trigger) and hit.payload.form in {"noun", "either"}


def _verb(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_verbs")
    if hit is None or hit.prefix not in {"", "و", "ف"} or sentence.form(at - 1) in _BEFORE_NOUNS:
        return None
    base, after = sentence.form(at)[len(hit.prefix) :], at + hit.length
    if base in _WEAK and not hit.prefix and not _opens_clause(sentence, at):
        return None
    kana = speakers_ar.after_kana(sentence, at)
    if kana is not None:
        return Frame(start=kana[0], end=kana[1], cue_start=at, cue_end=after, side="after", agency=_is_agency(sentence, kana[0]))
    after = (
        papers_ar.named_in_report(sentence, after) if sentence.form(after) in papers_ar.PAPERS else papers_ar.after_time(sentence, after)
    )
    after += base in _RELAY and sentence.form(after) == "عن"
    end = speakers_ar.speaker_end(sentence, after)
    end = speakers_ar.before_accused(sentence, after, end) if base.startswith(_ACCUSING) else end
    if end > after and sentence.hit(after, "source_not_sources") is None:
        return _with_source(sentence, at, after, end, relay=base in _RELAY)
    return _without_source(sentence, at, after, joined=bool(hit.prefix), impersonal=base in _IMPERSONAL)


def _without_source(sentence: Sentence, at: int, after: int, *, joined: bool, impersonal: bool) -> Frame | None:
    """Read a verb that no source follows: the source stands before it, or is the one named last."""
    before = None if joined else speakers_ar.before_verb(sentence, at)
    if before is not None:
        return Frame(start=before[0], end=before[1], cue_start=at, cue_end=after, side="after")
    if impersonal or sentence.hit(at, "background") is not None or not _opens_content(sentence, after):
        return None
    return Frame(start=at, end=at, cue_start=at, cue_end=after, side="after", continues=True)


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Say whether a verb can begin here: a word that is also a noun must stand first, or after a mark or particle."""
    return (
        at == 0
        or sentence.tokens[at - 1].kind == "p"
        or sentence.form(at - 1) in {"قد", "كما", "فيما", "بينما", "حين", "كان", "كانت"}
        or (speakers_ar.after_kana(sentence, at) is not None or speakers_ar.before_verb(sentence, at) is not None)
    )


def _with_source(sentence: Sentence, at: int, start: int, end: int, *, relay: bool) -> Frame:
    if relay and sentence.form(end) == "عن":
        relayed = speakers_ar.speaker_end(sentence, end + 1)
        if relayed > end + 1:
            return Frame(start=end + 1, end=relayed, cue_start=at, cue_end=end + 1, side="after", via=(start, end))
    if sentence.form(at - 1) in {"،", ","} and not _opens_content_within(sentence, end) and sentence.hit(end, "trigger") is None:
        return Frame(start=start, end=end, cue_start=at, cue_end=start, side="before")
    start, end = speakers_ar.named(sentence, start, end)
    return Frame(start=start, end=end, cue_start=at, cue_end=start, side="after", agency=_is_agency(sentence, start))


def _opens_content(sentence: Sentence, at: int) -> bool:
    """Say whether what was said begins at *at*: a content particle, a colon or a quotation mark."""
    at += sentence.form(at) in {"ايضا", "كذلك", "فيها", "فيه", "خلالها", "خلاله"}
    return (
        sentence.form(at) in {":", '"'}
        or sentence.hit(at, "source_content") is not None
        or sentence.hit(at, "trigger") is not None
        or (sentence.hit(at, "source_stop") is not None and _opens_content_within(sentence, at))
    )


def _opens_content_within(sentence: Sentence, at: int) -> bool:
    return any(sentence.form(near) in {":", '"'} or sentence.hit(near, "source_content") is not None for near in range(at, at + 9))


def _participle(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_participles")
    if hit is None or at == 0 or not _opens_content(sentence, at + hit.length):
        return None
    if not sentence.form(at).endswith(("ا", "ين")) and sentence.tokens[at - 1].kind != "p":
        return None  # «معلومات مؤكدة عن»: an adjective
    return Frame(start=at, end=at, cue_start=at, cue_end=at + hit.length, side="after", continues=True)


def _is_agency(sentence: Sentence, start: int) -> bool:
    return sentence.hit(start, "source_agencies") is not None
