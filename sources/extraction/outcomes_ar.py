"""What happened to those counted, in Arabic: the noun itself, a part of a known toll, coordination, a trigger to the
right («21 تلميذا قتلوا») or to the left («مقتل 9 أشخاص»), or a stated toll («ارتفع عدد القتلى إلى 12»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.counts_ar import unknown_noun
from sources.extraction.lexicon import People, Trigger
from sources.extraction.tolls import Toll, coordinated, subset_parent

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Hit, Sentence
    from sources.extraction.types import Outcome

_VERB_REACH = 12
_NOUN_REACH = 7
_SUBJECT_REACH = 14
_SINGLE_REACH = 2
_TOLL_REACH = 14
_CONJUNCTIONS = {"و", "اضافه", "الي", "فضلا", "عن", "كذلك", "ايضا"}
_STATEMENT_TAGS = {"source_verbs", "barrier", "source_prepositions"}


def find_tolls(sentence: Sentence, counts: list[Count]) -> dict[int, Toll]:
    """Give the toll of every count that has an outcome, by the index of the count."""
    tolls: dict[int, Toll] = {}
    taken: set[int] = set()
    for index in range(len(counts)):
        toll = _part(sentence, counts, index, tolls) or _whole(sentence, counts, index, tolls, taken)
        if toll is not None:
            tolls[index] = toll
    _look_ahead(sentence, counts, tolls)
    return tolls


def _part(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    count = counts[index]
    if count.form == "plural" or count.definite:
        return None
    parent = subset_parent(sentence, counts, index, tolls)
    if parent is None:
        return None
    if parent not in tolls:
        return None
    own = count.people.outcome if count.people and count.form != "single" else None
    if count.form == "single" and count.people and count.people.outcome and not count.people.generic:
        own = count.people.outcome
    return Toll(
        count=index, outcome=own or tolls[parent].outcome, rule="subset", quote_start=count.start, quote_end=count.end, parent=parent
    )


def _whole(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll], taken: set[int]) -> Toll | None:
    return (
        _own(sentence, counts, index, tolls)
        or _joined(sentence, counts, index, tolls)
        or _subject(sentence, counts, index, taken)
        or _object(sentence, counts, index, taken)
        or _among(sentence, counts, index)
        or _stated(sentence, counts, index)
        or _displaced(counts, index)
    )


def _displaced(counts: list[Count], index: int) -> Toll | None:
    """Read people whose name says that they fled: «آلاف النازحين» in a town that takes them in."""
    count = counts[index]
    if count.form != "number" or count.people is None or count.people.group != "displaced_people" or count.definite:
        return None
    return Toll(count=index, outcome="displaced", rule="displaced_noun", quote_start=count.start, quote_end=count.end, strength=0.6)


def _among(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read «بين القتلى أربعة أطفال»."""
    count = counts[index]
    hit = sentence.ending(count.start, "people", reach=2)
    if hit is None or not isinstance(hit[1].payload, People) or hit[1].payload.outcome is None or not hit[1].definite:
        return None
    if not sentence.form(hit[0] - 1).endswith("بين") or count.form == "plural":
        return None
    return Toll(count=index, outcome=hit[1].payload.outcome, rule="among", quote_start=count.start, quote_end=count.end, strength=0.85)


def _own(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Read "10 dead", "two wounded", and "dead" without a number after "fall of" or "presence of"."""
    count = counts[index]
    if count.people is None or count.people.outcome is None:
        return None
    outcome, rule = count.people.outcome, "outcome_noun"
    start = _quote_start(sentence, count.start)
    if count.form in {"plural", "single"}:
        neutral = sentence.ending(count.start, "neutral", reach=2)
        joined = coordinated(sentence, counts, index, _CONJUNCTIONS) and index - 1 in tolls
        if count.definite or (neutral is None and not joined) or _negated_before(sentence, count.start):
            return None
        rule = "outcome_noun_bare"
    if count.people.generic or not count.certain:
        found = _left_trigger(sentence, counts, index, set())
        outcome = found[1].outcome if found else outcome
    if sentence.hit(count.end, "share") is not None:
        return None
    return Toll(count=index, outcome=outcome, rule=rule, quote_start=start, quote_end=count.end)


def _quote_start(sentence: Sentence, start: int) -> int:
    """Move the start of a quote onto a verbal noun directly before it: «مقتل 9 أشخاص», «سقوط 10 قتلى»."""
    hit = sentence.ending(start, "trigger", reach=3)
    if hit is not None and isinstance(hit[1].payload, Trigger) and hit[1].payload.form == "noun" and _is_noun_form(sentence, hit[0]):
        return hit[0]
    neutral = sentence.ending(start, "neutral", reach=2)
    return neutral[0] if neutral is not None and sentence.form(neutral[0]).endswith(_NEUTRAL_NOUNS) else start


_NEUTRAL_NOUNS = ("سقوط", "وقوع", "وجود")


def _is_noun_form(sentence: Sentence, at: int) -> bool:
    hit = sentence.hit(at, "trigger")
    return hit is not None and hit.prefix in {"", "و", "ب", "ل", "وب"}


def _joined(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Carry the outcome of the count before over "and": «أربعة مدنيين وجندي»."""
    count = counts[index]
    before = tolls.get(index - 1)
    if (
        before is None
        or before.negated
        or count.form in {"plural", "bare"}
        or count.definite
        or not coordinated(sentence, counts, index, _CONJUNCTIONS)
    ):
        return None
    if count.people is not None and count.people.outcome is not None:
        return None
    return Toll(
        count=index, outcome=before.outcome, rule="coordination", quote_start=count.start, quote_end=count.end, parent=before.parent,
        strength=0.85,
    )  # fmt: skip


def _subject(sentence: Sentence, counts: list[Count], index: int, taken: set[int]) -> Toll | None:
    """Read a count before its verb: «21 تلميذا قتلوا في الغارة», «ان رجلا قُتل»."""
    count = counts[index]
    if count.form in {"plural", "bare", "unknown"} or count.definite or _is_oblique(sentence, count):
        return None
    reach = _SINGLE_REACH if count.form == "single" else _SUBJECT_REACH
    for at in range(count.end, min(count.end + reach, len(sentence.tokens))):
        if sentence.form(at) in {".", ":", "؛"} or sentence.hit(at, "source_verbs") is not None:
            return None
        if sentence.hit(at, "barrier") is not None and sentence.form(at) not in {"كانوا", "الذين", "كان", "كانت"}:
            return None
        hit = sentence.hit(at, "trigger") or _passive_noun(sentence, at)
        if hit is None or at in taken:
            continue
        return _subject_of(sentence, counts, index, at)
    return None


def _subject_of(sentence: Sentence, counts: list[Count], index: int, at: int) -> Toll | None:
    passive_noun = _passive_noun(sentence, at)
    hit = passive_noun or sentence.hit(at, "trigger")
    if hit is None or not isinstance(hit.payload, Trigger) or hit.prefix not in {"", "ف"}:
        return None
    if hit.payload.form == "noun" and passive_noun is None:
        return None
    after = at + hit.length
    if any(_follows(sentence, other, after) for other in counts[index + 1 :]):
        return None
    if any(
        at > other.end > counts[index].end and other.form in {"number", "dual"} and not _in_part(sentence, other)
        for other in counts[index + 1 :]
    ):
        return None
    if passive_noun is None and hit.payload.form != "phrase" and not _verb_agrees(sentence.form(at), counts[index]):
        return None
    return Toll(
        count=index, outcome=hit.payload.outcome, rule="subject_verb", quote_start=counts[index].start, quote_end=counts[index].end,
        strength=0.85,
    )  # fmt: skip


def _follows(sentence: Sentence, other: Count, after: int) -> bool:
    """Say whether a count is the object of a verb that ends at *after*: then what stands before the verb did it."""
    if other.form == "plural" or other.prefix:
        return False
    between = sentence.tokens[after].form if other.start == after + 1 else ""
    return other.start == after or (
        bool(between) and between.isalpha() and not between.startswith("و") and sentence.hit(after, "trigger") is None
    )


def _passive_noun(sentence: Sentence, at: int) -> Hit | None:
    """Read a passive made of «تم» and a verbal noun with a pronoun: «عمال تم اختطافهم»."""
    return sentence.hit(at, "fate") if sentence.form(at - 1).endswith(_PASSIVE_VERBS) else None


_PASSIVE_VERBS = ("تم", "تمت", "جري", "يتم", "جرت")


def _in_part(sentence: Sentence, count: Count) -> bool:
    return sentence.ending(count.start, "subset", reach=4) is not None or count.prefix.startswith("و")


def _verb_agrees(verb: str, count: Count) -> bool:
    """Say whether a verb after its subject can have it as subject: plural for people, or singular for one."""
    if count.form == "single" or (count.form == "number" and count.low == 1 == count.high):
        return not verb.endswith("وا")
    if count.people is not None and count.people.family:
        return True
    return verb.endswith(("وا", "ون", "ا")) or " " in verb or count.people is None or verb.endswith("ن")


def _object(sentence: Sentence, counts: list[Count], index: int, taken: set[int]) -> Toll | None:
    """Read a count after its trigger: «مقتل 9 أشخاص», «قتل مسلحون 3 أجانب», «جرح 84»."""
    count = counts[index]
    found = _left_trigger(sentence, counts, index, taken)
    if found is None:
        return None
    at, trigger, adjacent = found
    end = count.end
    if count.form == "unknown" and not adjacent:
        return None
    if count.form == "bare":
        noun = unknown_noun(sentence, count) if adjacent else None
        if noun is None and not (adjacent and _stands_alone(sentence, count)):
            return None
        end = noun or count.end
    if count.form in {"single", "plural"} and not _implied(sentence, counts, index, trigger, adjacent=adjacent):
        return None
    if count.form in {"dual", "number"} and _is_agent(sentence, counts, index, trigger):
        return None
    taken.add(at)
    noun_trigger = adjacent and trigger.form in {"noun", "phrase"} and sentence.hit(at, "trigger") is not None
    start = at if (noun_trigger or (adjacent and count.form == "bare")) else count.start
    hit = sentence.hit(at, "trigger")
    if trigger.form == "phrase" or (hit is not None and not _is_noun_form(sentence, at)):
        start = count.start if count.form != "bare" else start
    return Toll(
        count=index, outcome=trigger.outcome, rule=f"trigger_{trigger.form}", quote_start=start, quote_end=end,
        strength=0.95 if adjacent else 0.85,
    )  # fmt: skip


def _is_agent(sentence: Sentence, counts: list[Count], index: int, trigger: Trigger) -> bool:
    """Say whether a count right after a verb is its doer, because its object follows: «قتل مسلحان 3 جنود»."""
    following = counts[index + 1] if index + 1 < len(counts) else None
    if trigger.form not in {"verb", "either"} or following is None or following.prefix.startswith("و"):
        return False
    return (
        following.start - counts[index].end <= 1
        and following.form in {"number", "dual", "single"}
        and (following.start == counts[index].end or not sentence.hits[counts[index].end].keys() & {"subset", "clause", "trigger"})
        and sentence.form(counts[index].end) not in {"،", ",", "(", "-"}
    )


def _implied(sentence: Sentence, counts: list[Count], index: int, trigger: Trigger, *, adjacent: bool) -> bool:
    """Say whether a noun without a number is a toll of one (or, for a plural, of an unknown number)."""
    count = counts[index]
    if count.definite or count.prefix or _is_agent(sentence, counts, index, trigger):
        return False
    if not adjacent and not _after_subject(sentence, counts, index, trigger):
        return False
    if count.form == "plural":
        return trigger.form == "noun" and count.people is not None and count.people.group not in {"fighters", "security_forces", "others"}
    return not sentence.form(count.end).startswith("ال") or sentence.hits[count.end].keys() & {"trigger", "event"} == set()


def _after_subject(sentence: Sentence, counts: list[Count], index: int, trigger: Trigger) -> bool:
    """Say whether verb and object have only their doer between them: «خطف مسلحون مجهولون طبيبا»."""
    doer = counts[index - 1] if index else None
    if doer is None or doer.form not in {"plural", "single"} or trigger.form not in {"verb", "either"}:
        return False
    accusative = sentence.form(counts[index].core).endswith(("ا", "ه", "ين"))
    close = counts[index].start - doer.end <= 1
    return accusative and close and sentence.ending(doer.start, "trigger", reach=3) is not None


def _stands_alone(sentence: Sentence, count: Count) -> bool:
    """Say whether nothing that could be counted follows a bare number."""
    at = count.end
    if at >= len(sentence.tokens) or sentence.tokens[at].kind == "p":
        return True
    form, hits = sentence.form(at), sentence.hits[at]
    if hits.keys() & {"not_people"} and form not in {"في", "من", "علي", "امام", "اخرين"}:
        return False
    return (
        form.startswith(("و", "ب", "ف", "ل"))
        or form in {"في", "علي", "اثر", "جراء", "خلال", "بعد", "من", "عند", "قرب"}
        or bool(hits.keys() & {"others", "clause", "subset", "weekday", "today", "yesterday", "trigger", "source_prepositions"})
    )


def _floor(counts: list[Count], index: int) -> int:
    """Give the token to the left of which another count governs; a doer right before the count does not."""
    for before in reversed(counts[:index]):
        doer = before.form in {"number", "dual"} and before.end == counts[index].start and not counts[index].prefix
        if before.form not in {"plural", "single"} and not doer:
            return before.end
    return 0


def _left_trigger(sentence: Sentence, counts: list[Count], index: int, taken: set[int]) -> tuple[int, Trigger, bool] | None:
    """Give the nearest trigger before a count that can govern it, and whether it stands directly before."""
    count = counts[index]
    limit = max(_floor(counts, index), count.start - _VERB_REACH)
    for at in range(count.start - 1, limit - 1, -1):
        hit = sentence.hit(at, "trigger")
        if hit is not None and isinstance(hit.payload, Trigger) and at not in taken and at + hit.length <= count.start:
            gap = count.start - at - hit.length
            if gap and (_is_oblique(sentence, count) or (gap > _NOUN_REACH and hit.payload.form == "noun")):
                return None
            if _crosses(sentence, at + hit.length, count.start) or _is_name_of_fate(sentence, at) or hit.definite:
                return None
            first = sentence.ending(at, "trigger", reach=2) if hit.prefix == "و" else None
            if first is not None and isinstance(first[1].payload, Trigger) and not sentence.form(first[0]).endswith("وا"):
                return first[0], first[1].payload, gap == 0  # «مقتل وإصابة 40»: the graver of the two
            return at, hit.payload, gap == 0
        stops = sentence.hits[at].keys() & _STATEMENT_TAGS and hit is None and not _opens_setting(sentence, at)
        if sentence.form(at) in {".", ":", "؛"} or stops:
            return None
    return None


def _is_name_of_fate(sentence: Sentence, at: int) -> bool:
    """Say whether a trigger is under negation, release or plan and so did not happen."""
    for back in range(max(0, at - 3), at):
        tags = sentence.hits[back].keys()
        if tags & {"release", "no_information"} or (tags & {"negation", "hypothetical"} and back >= at - 2):
            return True
    hit = sentence.hit(at, "trigger")
    return hit is not None and bool(sentence.hits[at].keys() & {"negation"})


def _crosses(sentence: Sentence, start: int, end: int) -> bool:
    for at in range(start, end):
        form = sentence.form(at)
        if form in {".", ":", "؛"} or (
            form in {"،", ","} and sentence.form(at + 1) not in {"اليوم", "امس"} and not _parenthesis(sentence, at, end)
        ):
            return True
        if sentence.hits[at].keys() & {"subset", "barrier"} and not _opens_setting(sentence, at):
            return True
    return False


def _opens_setting(sentence: Sentence, at: int) -> bool:
    """Say whether a relative clause only tells where and how: «في الانفجار الذي وقع في السوق»."""
    return sentence.form(at + 1) in _SETTING_VERBS or sentence.form(at) in _SETTING_VERBS


_SETTING_VERBS = {
    "وقع", "وقعت", "استهدف", "استهدفت", "ضرب", "ضربت", "هز", "هزت", "طال", "طالت", "شهدته", "شهدتها", "شهده", "اندلع", "اندلعت", "جرت",
}  # fmt: skip


def _parenthesis(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a comma opens a short aside that closes before *end*: «قتل، السبت، خمسة»."""
    return any(sentence.form(at) in {"،", ","} for at in range(start + 1, min(start + 5, end + 1))) or any(
        sentence.form(at) in {"،", ","} for at in range(max(0, start - 4), start)
    )


def _is_oblique(sentence: Sentence, count: Count) -> bool:
    """Say whether a preposition before a count makes it doer, means or circumstance."""
    if count.prefix in {"ب", "ل", "ك", "وب", "ول"}:
        return True
    return sentence.ending(count.start, "oblique", reach=3) is not None


def _negated_before(sentence: Sentence, start: int) -> bool:
    return any(sentence.hits[at].keys() & {"negation", "no_information"} for at in range(max(0, start - 5), start))


def _stated(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a number that a toll word announces: «ارتفع عدد القتلى إلى 12», «حصيلة الضحايا بلغت 30 شخصا»."""
    count = counts[index]
    if count.form not in {"bare", "number", "others"}:
        return None
    linked = (
        sentence.ending(count.start, "toll_link", reach=3) is not None
        or count.prefix in {"ل", "ب"}
        or _toll_noun_ends(sentence, count.start)
    )
    if not linked or (count.form == "bare" and not _stands_alone(sentence, count)):
        return None
    for at in range(count.start - 1, max(-1, count.start - _TOLL_REACH), -1):
        hit = sentence.hit(at, "people")
        if hit is not None and isinstance(hit.payload, People) and hit.payload.outcome is not None and _after_toll_word(sentence, at):
            return Toll(
                count=index, outcome=hit.payload.outcome, rule="stated_toll", quote_start=_stated_start(sentence, at, count),
                quote_end=count.end, strength=0.85,
            )  # fmt: skip
    return None


def _stated_start(sentence: Sentence, at: int, count: Count) -> int:
    return at if count.start - at <= 2 else count.start  # noqa: PLR2004  «القتلى إلى 12»


def _toll_noun_ends(sentence: Sentence, start: int) -> bool:
    hit = sentence.hit(start - 1, "people")
    return hit is not None and isinstance(hit.payload, People) and hit.payload.outcome is not None


def _after_toll_word(sentence: Sentence, at: int) -> bool:
    return any(sentence.hits[back].keys() & {"toll", "toll_verb"} for back in range(max(0, at - 3), at))


def _look_ahead(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> None:
    """Give counts that wait for a later one its outcome: the first of «طفلان وامرأة قتلوا», the parts of a whole."""
    for index in range(len(counts) - 2, -1, -1):
        after = tolls.get(index + 1)
        waits = index not in tolls and counts[index].form not in {"plural", "bare"} and not counts[index].definite
        if after is not None and waits and after.rule == "subject_verb" and coordinated(sentence, counts, index + 1, _CONJUNCTIONS):
            count = counts[index]
            tolls[index] = Toll(
                count=index, outcome=after.outcome, rule="coordination", quote_start=count.start, quote_end=count.end, strength=0.8
            )
    for index in range(len(counts)):
        toll = None if index in tolls else _part(sentence, counts, index, tolls) or _joined(sentence, counts, index, tolls)
        if toll is not None and (toll.parent is not None or toll.rule == "subset"):
            tolls[index] = toll


_THEN = {"بعد", "قبل", "عقب", "اثر", "ثم"}


def fates(sentence: Sentence, counts: list[Count], tolls: dict[int, Toll]) -> list[tuple[int, Outcome]]:
    """Find second fates: «قتل 3 أجانب بعد خطفهم» says of the same people that they were abducted."""
    found = []
    for index in sorted(tolls):
        for at in range(counts[index].end, min(counts[index].end + 4, len(sentence.tokens))):
            hit = sentence.hit(at, "fate")
            follows = sentence.form(at - 1) in _THEN or sentence.form(at).startswith("و")
            if hit is not None and follows and isinstance(hit.payload, Trigger) and hit.payload.outcome != tolls[index].outcome:
                found.append((index, hit.payload.outcome))
    return found
