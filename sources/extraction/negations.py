"""Explicit "none": no casualties, nobody killed, «لا يوجد ضحايا», «دون وقوع إصابات». "No information" is never one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sources.extraction.entries import Nation, People, Trigger
from sources.extraction.negated_ar import denies_harm, is_limited, only_material

if TYPE_CHECKING:
    from sources.extraction.tokens import Hit, Sentence
    from sources.extraction.types import Group, Outcome

_REACH = 5
_NOBODY = {"nobody", "no one", "none"}
_PERSON = {"احد", "شخص", "اشخاص", "اذي"}
_HARMED = {"injured", "killed"}


@dataclass(frozen=True, slots=True)
class Absence:
    """Tokens that say that nobody suffered an outcome, with the group or nationality that the words are limited to."""

    start: int
    end: int
    outcome: Outcome
    group: Group = "all"
    nationality: str = ""


def find_absences(sentence: Sentence) -> list[Absence]:
    """Find every statement of "none" in a sentence."""
    found, at = [], 0
    while at < len(sentence.tokens):
        hit = sentence.hit(at, "negation")
        absence = _material(sentence, at)
        if hit is not None and not _no_information(sentence, at) and sentence.hit(at, "qualifier_before") is None:
            absence = _absence(sentence, at, at + hit.length)
        if absence is not None:
            found.append(absence)
        at = absence.end if absence is not None else at + 1
    return found


def _material(sentence: Sentence, at: int) -> Absence | None:
    end = only_material(sentence, at) if sentence.language == "ar" else None
    return Absence(at, end, "injured") if end is not None else None


def _no_information(sentence: Sentence, at: int) -> bool:
    """Say whether the negation is of knowledge: "no reports of casualties", «لم ترد أنباء عن ضحايا»."""
    return any(
        (hit := sentence.hit(near, "no_information")) is not None and near + hit.length > at for near in range(max(0, at - 4), at + 2)
    )


def _absence(sentence: Sentence, start: int, after: int) -> Absence | None:
    own = _harmed_by_cue(sentence, start, after)
    end = min(after + _REACH, len(sentence.tokens))
    for at in range(start if own is None and after - start > 1 else after, end):
        if _ends(sentence, at):
            break
        people = sentence.hit(at, "people")
        if (
            people is not None
            and isinstance(people.payload, People)
            and _denies(sentence, range(start, after), at, people, own=own is not None)
        ):
            absence = _of_people(sentence, start, at, people.payload, at + people.length, own)
            if absence is not None:
                return absence
        trigger = sentence.hit(at, "trigger")
        if sentence.language == "en" and trigger is not None and sentence.form(start) in _NOBODY | {"no"}:
            return _nobody(sentence, start, at, trigger.length, cast("Trigger", trigger.payload))
    if own is not None and any(sentence.form(at) in _PERSON for at in range(after, end)):
        last = next(at for at in range(after, end) if sentence.form(at) in _PERSON)
        if sentence.language == "ar" and is_limited(sentence, last + 1):
            return None
        return Absence(start, last + 1, own)
    return None


def _ends(sentence: Sentence, at: int) -> bool:
    """Say whether a negation reaches no further than a token: to a statement, to words of knowing, to "the injured"."""
    hits = sentence.hits[at].keys()
    return (
        sentence.tokens[at].kind == "p" or bool(hits & {"source_verbs", "knowledge"}) or ("trigger" in hits and sentence.form(at) == "the")
    )


def _denies(sentence: Sentence, cue: range, at: int, noun: Hit, *, own: bool) -> bool:
    """Say whether a negation denies that there were those harmed, and not something of theirs: "no treatment for the wounded"."""
    if sentence.language == "ar":
        return denies_harm(sentence, cue, at, noun, own=own)
    harmed = cast("People", noun.payload).outcome is not None
    return not any(form in _MORE or (harmed and form in _OF_THEIRS) for form in map(sentence.form, range(cue.start, at)))


#: "No further deaths", "no serious injuries" leave others; "no bed for the wounded" denies the bed.
_MORE = {"other", "further", "additional", "more", "new", "serious", "seriously", "major", "critical", "grave", "severe", "significant"}
_OF_THEIRS = {"the", "to", "for"}


def _nobody(sentence: Sentence, start: int, at: int, length: int, trigger: Trigger) -> Absence | None:
    """Read "nobody was hurt", "no one was killed"."""
    if sentence.form(start) == "no" and sentence.form(start + 1) != "one":
        return None
    return Absence(start, at + length, trigger.outcome)


def _harmed_by_cue(sentence: Sentence, start: int, after: int) -> Outcome | None:
    """Give the outcome that the negated verb itself names: «لم يصب», «دون أن يقتل»."""
    for at in range(start, after):
        trigger = sentence.hit(at, "trigger")
        if trigger is not None and isinstance(trigger.payload, Trigger):
            return trigger.payload.outcome
    return None


def _of_people(sentence: Sentence, start: int, at: int, people: People, end: int, own: Outcome | None) -> Absence | None:
    outcome = own or people.outcome
    if people.generic:
        outcome = own or "casualties"
    if outcome is None:
        outcome, end = _verb_after(sentence, end)
    if outcome is None or outcome == "displaced":
        return None
    nationality, group = _limits(sentence, at, end)
    while (nation := sentence.hit(end, "nation")) is not None and isinstance(nation.payload, Nation):
        nationality, end = nation.payload.iso, end + nation.length
    if sentence.language == "ar" and (adjective := sentence.hit(end, "people")) is not None and not adjective.prefix:
        group, end = cast("People", adjective.payload).group, end + 1
    return Absence(start, end, outcome, group if group != "all" else people.group, nationality)


def _limits(sentence: Sentence, at: int, end: int) -> tuple[str, Group]:
    """Read what stands between "no" and the noun: "no American casualties", "no civilian deaths"."""
    nationality, group = "", "all"
    for back in range(max(0, at - 2), at):
        nation = sentence.hit(back, "nation")
        if nation is not None and isinstance(nation.payload, Nation) and sentence.language == "en":
            nationality = nation.payload.iso
        if sentence.form(back) == "civilian":
            group = "civilians"
    if sentence.form(end) in {"among", "بين", "في"}:
        found = sentence.hit(end + 1, "people") or sentence.hit(end + 2, "people")
        group = found.payload.group if found is not None and isinstance(found.payload, People) else group
    return nationality, cast("Group", group)


def _verb_after(sentence: Sentence, end: int) -> tuple[Outcome | None, int]:
    """Read "no civilians were killed", «لم يقتل» having been read before."""
    if sentence.language == "en":
        for at in range(end, min(end + 4, len(sentence.tokens))):
            trigger = sentence.hit(at, "trigger")
            if trigger is not None and isinstance(trigger.payload, Trigger):
                return trigger.payload.outcome, at + trigger.length
    return None, end
