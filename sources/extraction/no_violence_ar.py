"""Arabic words of harm that tell of illness, of sport or of courts: «1866 إصابة بالفيروس», «إصابة لاعب», «قضت المحكمة على متهم بالسجن»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence

#: So many words of illness make a report one on an epidemic.
_EPIDEMIC = 2
_ILL = ("اصاب", "وفا", "وفي", "توف", "مصاب", "شفا", "شفي", "تعاف", "حال")
_PENALTIES = {"بالسجن", "بالحبس", "بالاعدام", "بالمؤبد", "بالموبد", "بغرامه", "بتغريم", "بدفع", "بالغرامه", "المحكمه", "محكمه"}
_SENTENCE_REACH = 12
_PLAYERS = ("لاعب", "مدافع", "مهاجم", "حارس المرمي", "راييد")


def ill_sentences(sentences: Sequence[Sentence]) -> set[int]:
    """Give the sentences of a report on an epidemic whose words of harm say nothing of violence, by number."""
    words = sum("illness" in hits for sentence in sentences for hits in sentence.hits)
    return {number for number, sentence in enumerate(sentences) if words >= _EPIDEMIC and _is_mild(sentence)}


def _is_mild(sentence: Sentence) -> bool:
    """Say whether no event and no verb of killing stands in a sentence."""
    for at, hits in enumerate(sentence.hits):
        form = sentence.form(at)
        bare = form.removeprefix("و").removeprefix("ب").removeprefix("ال")
        if "event" in hits or ("trigger" in hits and not (form.startswith(_ILL) or bare.startswith(_ILL))):
            return False
    return True


def tells_no_violence(sentence: Sentence, at: int, count: Count, *, injured: bool) -> bool:
    """Say whether the trigger at a token passes a sentence on a count, or has it ill or hurt in a game."""
    if passes_sentence(sentence, at):
        return True
    return injured and (_falls_ill(sentence, at, count.end) or _plays(sentence, count.core + (count.form == "number")))


def passes_sentence(sentence: Sentence, at: int) -> bool:
    """Say whether the «قضى على» at a token is a court's: «قضت على قيادي سابق بالسجن 5 سنوات»."""
    if not sentence.form(at).removeprefix("و").removeprefix("ال").startswith(("قض", "تقض", "يقض")):
        return False
    window = range(max(0, at - _SENTENCE_REACH), min(at + _SENTENCE_REACH, len(sentence.tokens)))
    return any(sentence.form(near) in _PENALTIES for near in window)


def _falls_ill(sentence: Sentence, at: int, end: int) -> bool:
    """Say whether an illness befell people: «المرض الذي يصيب 9 ملايين شخص», «أصيبت زوجته بجفاف»."""
    strikes = sentence.form(at).removeprefix("و").startswith(_STRIKING)
    before = range(max(0, at - _ILLNESS_REACH), at) if strikes else range(0)
    after = range(end, min(end + 2, len(sentence.tokens)))
    return any("illness" in sentence.hits[near] for near in before) or any(
        "illness" in sentence.hits[near] and sentence.form(near).startswith("ب") for near in after
    )


_STRIKING = ("يصيب", "تصيب")
_ILLNESS_REACH = 8


def _plays(sentence: Sentence, at: int) -> bool:
    """Say whether the injured one at a token is a player, hurt in a game unless an attack is told."""
    return sentence.form(at).startswith(_PLAYERS) and not any("event" in hits for hits in sentence.hits)
