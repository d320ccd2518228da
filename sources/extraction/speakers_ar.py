"""Arabic speakers: the noun phrase of who says it, after its verb or preposition, before its verb, or after «كان»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.papers_ar import CIRCUMSTANCES

if TYPE_CHECKING:
    from sources.extraction.papers_ar import Phrase
    from sources.extraction.tokens import Sentence


_MAX_SOURCE = 10
_MAX_QUOTED_NAME = 4
_MAX_OPENING_NAME = 6
_MAX_APPOSITION = 6
_MAX_RIGHT_BEFORE = 4
_STOP_TAGS = {
    "source_content", "source_stop", "source_verbs", "weekday", "today", "yesterday", "part_of_day", "trigger", "event", "subset",
    "source_participles", "negation", "clause", "qualifier_before", "past_hours", "month", "day_before_yesterday", "background", "fate",
    "hypothetical", "source_prepositions", "toll",
}  # fmt: skip
_TRAILING = {"هذه", "هذا", "ذلك", "في", "من", "علي", "ب", "ل", "و", "الي", "عن", "ان", "قد", '"', "ايضا", "-"}
_ROLES = (
    "نقيب", "النقيب", "رايد", "الرايد", "عقيد", "العقيد", "عميد", "العميد", "لواء", "اللواء", "ملازم", "الملازم", "مقدم", "المقدم",
    "الفريق", "ضابط", "الضابط", "مستشار", "المستشار", "مفوض", "المفوض", "امين", "الامين", "طبيب", "الطبيب", "الدكتور", "متحدث",
    "المتحدث", "الناطق", "ناطق", "قائد", "مدير", "رييس", "وزير", "محافظ", "عضو", "نايب", "حاكم", "مسؤول", "المسوول",
)  # fmt: skip
_ACTS = {"actor_head", "actor_name", "country", "force"}


def speaker_end(sentence: Sentence, start: int, *, verbs: bool = False) -> int:
    """Give where the noun phrase of a source that starts at *start* ends; *start* where there is none.

    ``verbs``: a verb of saying may open the phrase and is passed over (not used for plain subjects).
    """
    at = start
    while at < min(start + _MAX_SOURCE, len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.form == '"':
            closing = _opening_name(sentence, at) if at == start else _closing_quote(sentence, at)
            if closing is None:
                break
            if at == start:
                return closing
            at = closing + 1
            continue
        if token.kind == "p" or (token.kind == "n" and at == start):
            break
        if _stops(sentence, at, start, verbs=verbs):
            break
        at += 1
    while at > start and ((sentence.form(at - 1) in _TRAILING and not _is_ali(sentence, at - 1)) or sentence.tokens[at - 1].kind == "n"):
        at -= 1
    return start if at == start + 1 and _is_possessed(sentence, start) else at


def _is_ali(sentence: Sentence, at: int) -> bool:
    """Tell the name «علي» from the preposition «على», which fold alike."""
    return sentence.form(at) == "علي" and sentence.view.text[sentence.view.origin[sentence.tokens[at].end - 1]] == "ي"


def _is_possessed(sentence: Sentence, at: int) -> bool:
    """Say whether a lone word is a thing of the speaker's, not a speaker: «نفى علمه», «كشف هويته»."""
    form = sentence.form(at)
    last = sentence.view.text[sentence.view.origin[sentence.tokens[at].end - 1]]
    return (form.endswith(("ها", "هم")) or (form.endswith("ه") and last == "ه")) and sentence.hit(at, "source_heads") is None


def _stops(sentence: Sentence, at: int, start: int, *, verbs: bool) -> bool:
    if sentence.form(at) == "ل" or (at == start and sentence.form(at) in CIRCUMSTANCES) or _is_listener(sentence, at):
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


def _is_listener(sentence: Sentence, at: int) -> bool:
    """Say whether a word names to whom it was said: «لرويترز», «لكوردستان 24»."""
    hits = [sentence.hit(at, tag) for tag in ("source_agencies", "known_place")]
    return any(hit is not None and hit.prefix in {"ل", "لل"} for hit in hits)


def _closing_quote(sentence: Sentence, at: int) -> int | None:
    """Give the quotation mark that closes a short name, not a quotation."""
    closing = next((near for near in range(at + 2, at + 2 + _MAX_QUOTED_NAME) if sentence.form(near) == '"'), None)
    return closing if closing is not None and _is_name(sentence, at + 1, closing) else None


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether plain words stand between two quotation marks, nothing that tells of an event."""
    return not any(sentence.tokens[at].kind == "n" or sentence.hits[at].keys() & {"trigger", "source_content"} for at in range(start, end))


def _opening_name(sentence: Sentence, at: int) -> int | None:
    """Give the mark that closes a name in quotation marks right after its verb: «قالت "لجان الحي" في بيان إن …»."""
    closing = next(
        (near for near in range(at + 2, min(at + 2 + _MAX_OPENING_NAME, len(sentence.tokens))) if sentence.form(near) == '"'), None
    )
    if closing is None or any(
        sentence.tokens[near].kind != "w" or sentence.hits[near].keys() & _STOP_TAGS for near in range(at + 1, closing)
    ):
        return None
    goes_on = any(sentence.form(near) == '"' or sentence.hit(near, "source_content") for near in range(closing + 1, len(sentence.tokens)))
    return closing if goes_on else None


def before_accused(sentence: Sentence, start: int, end: int) -> int:
    """Leave those accused out of the name of who accuses them: «اتهمت مصادر محلية قوات …»."""
    for at in range(start + 1, end):
        apart = sentence.hit(at - 1, "actor_head") is None or sentence.form(at - 1).startswith("ال")
        if apart and sentence.hits[at].keys() & {"actor_head", "actor_name"}:
            return at - (sentence.form(at - 1) == '"')
    return end


def named(sentence: Sentence, start: int, end: int) -> Phrase:
    """Prefer the name after a role: «المتحدث باسم الشرطة، سالم علي، ...»."""
    if not sentence.form(start).startswith(_ROLES) or sentence.form(end) not in {"،", ","}:
        return start, end
    stop = speaker_end(sentence, end + 1)
    closed = sentence.form(stop) in {"،", ",", ":", '"'} or sentence.hit(stop, "source_content") is not None
    if not closed or not 1 < stop - end - 1 <= _MAX_APPOSITION or sentence.hit(end + 1, "source_heads") is not None:
        return start, end
    return end + 1, stop


def after_kana(sentence: Sentence, at: int) -> Phrase | None:
    """Read the subject between «وكان» and its verb, without «قد», dates and commas."""
    for back in range(at - 1, max(-1, at - _MAX_SOURCE), -1):
        if sentence.hit(back, "source_kana") is not None and back < at - 1:
            end = speaker_end(sentence, back + 1)
            return (back + 1, min(end, at)) if end > back + 1 else None
        if sentence.form(back) in {".", ":", '"'} or sentence.hit(back, "source_content") is not None:
            return None
    return None


def before_verb(sentence: Sentence, at: int) -> Phrase | None:
    """Read a source that precedes its verb: «مصادر طبية أكدت أن», and at the head of a sentence «دمشق تعلن», «حماس تنفي»."""
    begin = at
    while begin > 0 and at - begin < _MAX_SOURCE and not _bounds(sentence, begin - 1):
        begin -= 1
    acts = begin == 0 and bool(sentence.hits[begin].keys() & _ACTS)
    if begin == at or not (acts or sentence.hit(begin, "source_heads")) or (begin > 0 and sentence.form(begin - 1) == '"'):
        return _right_before(sentence, at)
    end = speaker_end(sentence, begin)
    return (begin, min(end, at)) if end > begin else None


def _right_before(sentence: Sentence, at: int) -> Phrase | None:
    """Read a source of a few words right before its verb: «وسط تقارير تتحدث عن», «بيانات رسمية تشير إلى»."""
    for begin in range(at - 1, max(-1, at - _MAX_RIGHT_BEFORE), -1):
        if sentence.tokens[begin].kind != "w" or sentence.hits[begin].keys() & _STOP_TAGS:
            return None
        hit = sentence.hit(begin, "source_heads")
        if hit is not None:
            return (begin, at) if not hit.prefix else None
    return None


def _bounds(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].kind == "p" or bool(sentence.hits[at].keys() & {"clause", "source_content"})
