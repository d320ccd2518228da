"""Arabic attribution frames: a verb of saying with its source, a source after a preposition, a source that goes on.

«قال [مصدر] إن», «وكان [مصدر] (قد) أعلن», «بحسب [مصدر]», «وأضاف أن», «نقلت [وكالة] عن [مصدر]», «[مصدر] أكد أن».
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.frames import Frame

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_MAX_SOURCE = 10
_MAX_QUOTED_NAME = 4
_MAX_APPOSITION = 6
_MAX_REPORT = 6
_STOP_TAGS = {
    "source_content", "source_stop", "source_verbs", "weekday", "today", "yesterday", "part_of_day", "trigger", "event", "subset",
    "source_participles", "negation", "clause", "qualifier_before", "past_hours", "month", "day_before_yesterday", "background", "fate",
    "hypothetical", "source_prepositions", "toll",
}  # fmt: skip
_TRAILING = {"في", "من", "علي", "ب", "ل", "و", "الي", "عن", "ان", "قد", '"', "ايضا"}
_IMPERSONAL = {"يذكر", "تذكر", "يفيد", "تفيد", "يقول", "تقول"}
_WEAK = {
    "تابع",
    "تابعت",
    "سجل",
    "سجلت",
    "نشر",
    "نشرت",
    "نقل",
    "نقلت",
    "كشف",
    "رصد",
    "رصدت",
    "ذكر",
    "كتب",
    "وثق",
    "دان",
    "توقع",
    "نعي",
    "روي",
    "حذر",
}
_RELAY = {"نقل", "نقلت", "ونقلت", "ونقل"}
_ROLES = ("متحدث", "المتحدث", "الناطق", "ناطق", "قائد", "مدير", "رييس", "وزير", "محافظ", "عضو", "نايب", "حاكم", "مسؤول", "المسوول")


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
        frames.append(frame)
        at = max(frame.end if not frame.continues else frame.cue_end, frame.cue_end, at + 1)
    return frames


def _relays(sentence: Sentence, agency: Frame, frame: Frame) -> bool:
    """Say whether a source is the one that an agency quotes: «أفادت وكالة X نقلا عن Y»."""
    return agency.side == "after" and agency.end in {frame.cue_start, frame.cue_start - 1} and sentence.form(frame.cue_start) == "نقلا"


def _preposition(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_prepositions")
    if hit is None:
        return None
    start = _named_in_report(sentence, at + hit.length)
    end = source_end(sentence, start, verbs=True)
    if end == start or sentence.hit(start, "source_not_sources") is not None:
        return None
    initial = at <= 1 or sentence.hit(at - 1, "clause") is not None
    relayed = source_end(sentence, end + 1) if sentence.form(end) == "عن" and sentence.form(start - 1).startswith("نقل") else 0
    via = (start, end) if relayed > end + 1 else None
    start, end = (end + 1, relayed) if via else (start, end)
    start, end = _trim_attached(sentence, start, end)
    return Frame(
        start=start,
        end=end,
        cue_start=at,
        cue_end=at + hit.length,
        side="after" if initial else "before",
        via=via,
        agency=_is_agency(sentence, start),
    )


def _named_in_report(sentence: Sentence, start: int) -> int:
    """Skip to who issued a report: «وفق حصيلة جديدة نشرها المرصد», «بحسب بيان صادر عن الوزارة»."""
    for at in range(start, min(start + _MAX_REPORT, len(sentence.tokens))):
        if sentence.tokens[at].kind == "p":
            return start
        if sentence.hit(at, "source_issued") is not None and at > start:
            return at + 1 + (sentence.form(at + 1) in {"عن", "من", "به"})
    return start


def _trim_attached(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Leave out a link word at the start: "according to what was stated by X"."""
    return (start + 1, end) if sentence.form(start) in {"به", "ب", "من", "ما"} and end - start > 1 else (start, end)


def _verb(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_verbs")
    if hit is None or hit.prefix not in {"", "و", "ف"}:
        return None
    base, after = sentence.form(at)[len(hit.prefix) :], at + hit.length
    if base in _WEAK and not hit.prefix and not _opens_clause(sentence, at):
        return None
    kana = _subject_after_kana(sentence, at)
    if kana is not None:
        return Frame(start=kana[0], end=kana[1], cue_start=at, cue_end=after, side="after", agency=_is_agency(sentence, kana[0]))
    after = _named_in_report(sentence, after) if sentence.form(after) in _PAPERS else after
    end = source_end(sentence, after)
    end = _before_accused(sentence, after, end) if base.startswith(_ACCUSING) else end
    if end > after and sentence.hit(after, "source_not_sources") is None:
        return _with_source(sentence, at, after, end, relay=base in _RELAY)
    return _without_source(sentence, at, after, joined=bool(hit.prefix), impersonal=base in _IMPERSONAL)


_PAPERS = {"بيان", "تقرير", "بلاغ", "احصاييه"}
_ACCUSING = ("اتهم", "حمل")


def _before_accused(sentence: Sentence, start: int, end: int) -> int:
    """Leave those accused out of the name of who accuses them: «اتهمت مصادر محلية قوات …»."""
    for at in range(start + 1, end):
        apart = sentence.hit(at - 1, "actor_head") is None or sentence.form(at - 1).startswith("ال")
        if apart and sentence.hits[at].keys() & {"actor_head", "actor_name"}:
            return at
    return end


def _without_source(sentence: Sentence, at: int, after: int, *, joined: bool, impersonal: bool) -> Frame | None:
    """Read a verb that no source follows: the source stands before it, or is the one named last."""
    before = None if joined else _subject_before(sentence, at)
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
        or (_subject_after_kana(sentence, at) is not None or _subject_before(sentence, at) is not None)
    )


def _with_source(sentence: Sentence, at: int, start: int, end: int, *, relay: bool) -> Frame:
    if relay and sentence.form(end) == "عن":
        relayed = source_end(sentence, end + 1)
        if relayed > end + 1:
            return Frame(start=end + 1, end=relayed, cue_start=at, cue_end=end + 1, side="after", via=(start, end))
    if sentence.form(at - 1) in {"،", ","} and not _opens_content_within(sentence, end) and sentence.hit(end, "trigger") is None:
        return Frame(start=start, end=end, cue_start=at, cue_end=start, side="before")
    start, end = _named(sentence, start, end)
    return Frame(start=start, end=end, cue_start=at, cue_end=start, side="after", agency=_is_agency(sentence, start))


def _named(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Prefer the name after a role: «المتحدث باسم الشرطة، سالم علي، ...»."""
    if not sentence.form(start).startswith(_ROLES) or sentence.form(end) not in {"،", ","}:
        return start, end
    stop = source_end(sentence, end + 1)
    closed = sentence.form(stop) in {"،", ",", ":", '"'} or sentence.hit(stop, "source_content") is not None
    if not closed or not 1 < stop - end - 1 <= _MAX_APPOSITION or sentence.hit(end + 1, "source_heads") is not None:
        return start, end
    return end + 1, stop


def _subject_after_kana(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Read the subject between «وكان» and its verb, without «قد», dates and commas."""
    for back in range(at - 1, max(-1, at - _MAX_SOURCE), -1):
        if sentence.hit(back, "source_kana") is not None and back < at - 1:
            end = source_end(sentence, back + 1)
            return (back + 1, min(end, at)) if end > back + 1 else None
        if sentence.form(back) in {".", ":", '"'} or sentence.hit(back, "source_content") is not None:
            return None
    return None


def _subject_before(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Read a source that precedes its verb: «مصادر طبية أكدت أن»."""
    begin = at
    while begin > 0 and at - begin < _MAX_SOURCE and sentence.tokens[begin - 1].kind != "p" and sentence.hit(begin - 1, "clause") is None:
        begin -= 1
    if begin == at or sentence.hit(begin, "source_heads") is None or (begin > 0 and sentence.form(begin - 1) == '"'):
        return None
    end = source_end(sentence, begin)
    return (begin, min(end, at)) if end > begin else None


def _opens_content(sentence: Sentence, at: int) -> bool:
    """Say whether what was said begins at *at*: a content particle, a colon or a quotation mark."""
    at += sentence.form(at) in {"ايضا", "كذلك"}
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


def source_end(sentence: Sentence, start: int, *, verbs: bool = False) -> int:
    """Give where the noun phrase of a source that starts at *start* ends; *start* where there is none.

    ``verbs``: a verb of saying may open the phrase and is passed over (not used for plain subjects).
    """
    at = start
    while at < min(start + _MAX_SOURCE, len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.form == '"':
            closing = _closing_quote(sentence, at)
            if closing is None or at == start:
                break
            at = closing + 1
            continue
        if token.kind == "p" or (token.kind == "n" and at == start):
            break
        if _stops(sentence, at, start, verbs=verbs):
            break
        at += 1
    while at > start and ((sentence.form(at - 1) in _TRAILING and not _is_ali(sentence, at - 1)) or sentence.tokens[at - 1].kind == "n"):
        at -= 1
    return at


def _is_ali(sentence: Sentence, at: int) -> bool:
    """Tell the name «علي» from the preposition «على», which fold alike."""
    return sentence.form(at) == "علي" and sentence.view.text[sentence.view.origin[sentence.tokens[at].end - 1]] == "ي"


def _stops(sentence: Sentence, at: int, start: int, *, verbs: bool) -> bool:
    if sentence.form(at) == "ل":
        return True
    tags = sentence.hits[at].keys() & _STOP_TAGS
    stop = sentence.hit(at, "source_stop")
    if stop is not None and stop.definite:
        tags -= {"source_stop"}  # «الصحة» is part of a name where «صحة» is not
    if "source_participles" in tags and not sentence.form(at).endswith(("ا", "ين")):
        tags -= {"source_participles"}  # an adjective
    if not tags:
        return False
    if (
        at == start
        and tags <= {"event", "qualifier_before", "trigger", "clause", "source_stop"}
        and sentence.hit(at, "source_heads") is not None
    ):
        return False
    if tags == {"event"} and (sentence.form(at).startswith("ال") or sentence.hit(at, "force") is not None):
        return False
    if tags == {"qualifier_before"} and at == start:
        return False
    return not (verbs and at == start and tags == {"source_verbs"})


def _closing_quote(sentence: Sentence, at: int) -> int | None:
    """Give the quotation mark that closes a short name, not a quotation."""
    for index in range(at + 2, min(at + 2 + _MAX_QUOTED_NAME, len(sentence.tokens))):
        if sentence.form(index) == '"':
            return index
    return None


def _is_agency(sentence: Sentence, start: int) -> bool:
    return sentence.hit(start, "source_agencies") is not None
