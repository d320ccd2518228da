"""Arabic nouns that say what happened to those counted: «10 قتلى», «سقوط جريح», «بين القتلى أربعة أطفال»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.coordination_ar import CONJUNCTIONS
from sources.extraction.entries import People
from sources.extraction.governing_ar import left_trigger, negated_before, quote_start
from sources.extraction.tolls import Toll, coordinated

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Outcome

_NEUTRAL_REACH = 4


def own_fate(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Read "10 dead", "two wounded", and "dead" without a number after "fall of" or "presence of"."""
    count = counts[index]
    if count.people is None or count.people.outcome is None:
        return None
    if count.people.outcome in {"abducted", "missing"} and any(
        "release" in hits for hits in sentence.hits[max(0, count.start - 4) : count.start]
    ):
        return None
    if _is_predicate(sentence, counts, index, tolls) or _of_illness(sentence, count):
        return None
    outcome, rule = count.people.outcome, "outcome_noun"
    start = quote_start(sentence, count.start)
    if count.form in {"plural", "single"}:
        joined = coordinated(sentence, counts, index, CONJUNCTIONS) and index - 1 in tolls
        headline = count.form == "single" and _opens_headline(sentence, count)
        if (
            count.definite
            or (not _led_by_neutral(sentence, count) and not joined and not headline)
            or negated_before(sentence, count.start)
        ):
            return None
        rule = "outcome_noun_bare"
    found = left_trigger(sentence, counts, index, set())
    if found is not None and (count.people.generic or not count.certain or (found[2] and outcome == "injured")):
        outcome = found[1].outcome  # «فارق الحياة أربعة مصابين»
    if sentence.hit(count.end, "share") is not None:
        return None
    return Toll(count=index, outcome=outcome, rule=rule, quote_start=start, quote_end=count.end)


def _is_predicate(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> bool:
    """Say whether a noun of fate repeats what befell those counted right before it: «سقط اثنان من جنودنا شهيدين»."""
    count, before = counts[index], tolls.get(index - 1)
    unnumbered = count.form in {"dual", "single", "plural"} and not count.prefix
    gap = range(counts[index - 1].end, count.start)
    return before is not None and unnumbered and len(gap) <= _MAX_APART and all(sentence.tokens[at].kind == "w" for at in gap)


def _of_illness(sentence: Sentence, count: Count) -> bool:
    """Say whether people fell ill: «22 إصابة جديدة بفيروس كورونا»."""
    window = range(max(0, count.start - _ILLNESS_REACH), min(count.end + _ILLNESS_REACH, len(sentence.tokens)))
    return any("illness" in sentence.hits[at] for at in window)


_MAX_APART = 2
_ILLNESS_REACH = 6


def _opens_headline(sentence: Sentence, count: Count) -> bool:
    """Say whether a noun of fate opens a headline: «قتيل وثلاثة جرحى في …», «شهيد برصاص …»."""
    following = sentence.form(count.end)
    opens = count.start == 0 or sentence.form(count.start - 1) in {":", "|", "-", ".", "،"} or not sentence.form(count.start - 1).isalpha()
    return opens and not count.prefix and (following in {"في", "اثر", "جراء", "و"} or following.startswith(("و", "ب")))


def _led_by_neutral(sentence: Sentence, count: Count) -> bool:
    """Say whether "fall of", "left" or the like leads to a casualty noun without a number; "number of" does not."""
    reach = _NEUTRAL_REACH if count.form == "single" else 1
    for at in range(count.start - 1, max(-1, count.start - 1 - reach), -1):
        tags = sentence.hits[at].keys()
        if "neutral" in tags:
            return not tags & {"toll", "toll_verb"}
        if sentence.tokens[at].kind == "p" or tags & {"trigger", "source_content"}:
            return False
    return False


def _set_named(sentence: Sentence, start: int) -> Outcome | None:
    """Give the outcome of those among whom a count is, with a word between: «من بين القتلى المدنيين 19 طفلا», «بين الضحايا هناك 6»."""
    for at in range(start - 2, max(0, start - 2 - _MAX_APART), -1):
        hit = sentence.hit(at, "people")
        between = [sentence.form(near) for near in range(at + 1, start)]
        if hit is None or not isinstance(hit.payload, People) or not hit.definite or not sentence.form(at - 1).endswith("بين"):
            continue
        if all(form.startswith("ال") or form in {"هناك", "ايضا", "كذلك", "يوجد"} for form in between):
            return hit.payload.outcome
    return None


_ARE = {"هم", "وهم", "هما", "هن"}


def among(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read «بين القتلى أربعة أطفال» and «القتلى هم ثلاثة رجال»."""
    count = counts[index]
    before = counts[index - 1] if index else None
    equated = sentence.form(count.start - 1) in _ARE
    if not equated and (named := _set_named(sentence, count.start)) is not None:
        return Toll(count=index, outcome=named, rule="among", quote_start=count.start, quote_end=count.end, strength=0.8)
    whole = before is not None and before.end == count.start - equated and before.definite and before.people is not None
    hit = sentence.ending(count.start - equated, "people", reach=2)
    if whole and before is not None and (noun := sentence.hit(before.start, "people")) is not None:
        hit = (before.start, noun)
    if hit is None or not isinstance(hit[1].payload, People) or not hit[1].definite:
        return None
    outcome: Outcome | None = "detained" if hit[1].payload.group == "detainees" else hit[1].payload.outcome
    if outcome is None:
        return None
    if not (equated or sentence.form(hit[0] - 1).endswith("بين")) or count.form == "plural":
        return None
    return Toll(count=index, outcome=outcome, rule="among", quote_start=count.start, quote_end=count.end, strength=0.85)
