"""Casualty claims: counts with outcomes, their parts, explicit "none", each with its source, scope and confidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction import counts_ar, counts_en, outcomes_ar, outcomes_en
from sources.extraction.confidence import casualty_factors, confidence
from sources.extraction.counts import Count
from sources.extraction.named_victims import RULE, find_victims
from sources.extraction.negations import Absence, find_absences
from sources.extraction.no_violence_ar import ill_sentences
from sources.extraction.tolls import Toll
from sources.extraction.types import DraftClaim

if TYPE_CHECKING:
    from sources.extraction.reading import Reading
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group, Outcome, Scope

_HYPOTHETICAL_REACH = 6


def find_casualties(reading: Reading) -> list[DraftClaim]:
    """Give the casualty claims of a document; ``subset_of`` indexes this list."""
    claims: list[DraftClaim] = []
    ill = ill_sentences(reading.sentences) if reading.language == "ar" else set()
    for number, sentence in enumerate(reading.sentences):
        claims += _in_sentence(reading, number, sentence, len(claims)) if number not in ill else []
    return claims


def _in_sentence(reading: Reading, number: int, sentence: Sentence, offset: int) -> list[DraftClaim]:
    arabic = sentence.language == "ar"
    absences = find_absences(sentence)
    counts = (counts_ar if arabic else counts_en).find_counts(sentence)
    counts = [count for count in counts if not any(count.start < absence.end and absence.start < count.end for absence in absences)]
    tolls = (outcomes_ar if arabic else outcomes_en).find_tolls(sentence, counts) if counts else {}
    order = {index: place for place, index in enumerate(sorted(tolls))}
    counts = _with_antecedents(sentence, counts, tolls)
    claims = []
    for index in sorted(tolls):
        toll = tolls[index]
        parent = order.get(toll.parent) if toll.parent is not None else None
        claims.append(_claim(reading, number, counts[index], toll, None if parent is None else offset + parent))
    claims += [_absent(reading, number, absence) for absence in absences]
    claims += _implicit(reading, number, counts, tolls)
    if arabic:
        for index, outcome in outcomes_ar.fates(sentence, counts, tolls):
            claims.append(_claim(reading, number, counts[index], tolls[index], None, outcome=outcome))
    return claims


def _is_she(sentence: Sentence, count: Count) -> bool:
    """Say whether one woman or girl was counted, whom «آخرين» beside her do not resemble."""
    return sentence.language == "ar" and count.form == "single" and sentence.form(count.core).endswith("ه")


def _with_antecedents(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> list[Count]:
    """Give "19 others" and "scores of them" the group of those counted or named before them, the parts of a whole left out.

    An Arabic number that runs parallel to one before it counts the same people: «سبعة جنود في كذا وخمسة في كذا».
    """
    resolved: list[Count] = []
    before: Count | None = None
    for index, count in enumerate(counts):
        toll = tolls.get(index)
        elided = toll is not None and toll.rule == "parallel"
        waits = (count.form == "others" or elided) and count.group == "all" and before is not None and not _is_she(sentence, before)
        resolved.append(replace(count, group=before.group, nationality=before.nationality) if waits and before else count)
        known = resolved[-1].people is not None or resolved[-1].group != "all"
        harmed = before is None or toll is not None or resolved[-1].form in {"plural", "number"}
        before = resolved[-1] if known and harmed and (toll is None or toll.parent is None) else before
    return resolved


def _claim(reading: Reading, number: int, count: Count, toll: Toll, subset_of: int | None, *, outcome: Outcome | None = None) -> DraftClaim:
    sentence = reading.sentences[number]
    span = sentence.bare_span(toll.quote_start, toll.quote_end)
    attribution = reading.attribution(number, toll.quote_start)
    scope: Scope = reading.scope(number, count.core)
    if toll.rule == "imprisoned" and scope == "incident":
        scope = "cumulative"
    hypothetical = _is_hypothetical(sentence, toll.quote_start)
    factors = casualty_factors(
        rule=toll.strength * _certainty(count), qualifier=count.qualifier, mode=attribution.mode if attribution else "none",
        scope=scope, hypothetical=hypothetical,
    )  # fmt: skip
    return DraftClaim(
        kind="casualties", span=span, quote=reading.document.text[span.start : span.end], rule=toll.rule, attribution=attribution,
        scope=scope, modality="hypothetical" if hypothetical else "actual", confidence=confidence(factors), factors=factors,
        outcome=outcome or toll.outcome, group=_group(count, toll, reading.home), nationality=count.nationality,
        value_min=count.low, value_max=count.high, qualifier=count.qualifier, subset_of=subset_of,
    )  # fmt: skip


def _implicit(reading: Reading, number: int, counts: list[Count], tolls: dict[int, Toll]) -> list[DraftClaim]:
    """Give a claim of one for each person named as harmed whom no count of the sentence covers."""
    sentence = reading.sentences[number]
    counted = [counts[index] for index in tolls]
    named = [
        victim
        for victim in find_victims(sentence)
        if not any(count.start < victim.name_end and victim.name_start < count.end for count in counted)
    ]
    claims = []
    for victim in named:
        count = Count(
            start=victim.name_start, end=victim.name_end, core=victim.name_start, low=1, high=1, qualifier="exact", form="single",
            group=victim.group,
        )  # fmt: skip
        toll = Toll(count=0, outcome=victim.outcome, rule=RULE, quote_start=victim.start, quote_end=victim.end, strength=0.6)
        claims.append(_claim(reading, number, count, toll, None))
    return claims


def _certainty(count: Count) -> float:
    """Say how sure it is that a count is one: a noun that means one by its form alone misleads most often."""
    if count.form == "single":
        return 0.85
    return 1.0 if count.certain else 0.9


#: States that share a land: neither people is foreign in reports from it.
_SAME_LAND = {"PSE": ("ISR",), "ISR": ("PSE",)}


#: Nouns that name the outcome and so say nothing of whom: prisoners who are detained, refugees who are displaced.
_SAID_TWICE: dict[Group, Outcome] = {"detainees": "detained", "displaced_people": "displaced"}


def _group(count: Count, toll: Toll, home: frozenset[str]) -> Group:
    """Call people of another state than the report's foreigners, unless the noun says more ("Sudanese soldiers")."""
    if _SAID_TWICE.get(count.group) == toll.outcome and toll.rule != "subset":
        return "all"
    if not count.nationality:
        return count.group
    here = any(count.nationality in {state, *_SAME_LAND.get(state, ())} for state in home)
    if count.group == "foreigners":
        return "all" if here or (not home and count.nationality in _SAME_LAND) else "foreigners"
    foreign = not here and bool(home)
    return "foreigners" if foreign and count.group in {"all", "civilians"} else count.group


def _is_hypothetical(sentence: Sentence, at: int) -> bool:
    near = range(max(0, at - _HYPOTHETICAL_REACH), at)
    return any("hypothetical" in sentence.hits[cue] and not sentence.form(cue + 2).startswith(_CONDITION) for cue in near)


#: «في حال خطرة» tells a condition, not a case that may arise.
_CONDITION = ("خطر", "حرج", "مستقر", "سيي", "صعب")


def _absent(reading: Reading, number: int, absence: Absence) -> DraftClaim:
    sentence = reading.sentences[number]
    span = sentence.bare_span(absence.start, absence.end)
    attribution = reading.attribution(number, absence.start)
    scope = reading.scope(number, absence.start)
    factors = casualty_factors(
        rule=0.9, qualifier="exact", mode=attribution.mode if attribution else "none", scope=scope, hypothetical=False
    )
    return DraftClaim(
        kind="casualties", span=span, quote=reading.document.text[span.start : span.end], rule="negation", attribution=attribution,
        polarity="negated", scope=scope, confidence=confidence(factors), factors=factors, outcome=absence.outcome, group=absence.group,
        nationality=absence.nationality, value_min=0, value_max=0, qualifier="exact",
    )  # fmt: skip
