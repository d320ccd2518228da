"""From the claims that are held true to one estimate for each outcome, group and nationality."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from incidents.estimates.figures import ClaimFigure, Estimated
from incidents.estimates.parts import bound
from incidents.estimates.rules import DEFAULT_RULE, RULES, RULES_VERSION
from incidents.estimates.spans import step
from incidents.estimates.voices import Voice, hear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from incidents.estimates.derivation import Moment, Step
    from incidents.estimates.spans import Reached

Kind = tuple[str, str, str]


def combine(figures: Iterable[ClaimFigure], *, rule: str = DEFAULT_RULE, as_of: date | None = None) -> list[Estimated]:
    """Return one estimate for each outcome, group and nationality met, in the order of these codes, by one of ``RULES``.

    An origin's own figure is its latest by ``said_on``; a figure without a day gives way to any with one. Several figures of one day
    are spanned, as nothing says which of them holds. Bare plurals move nothing, nor does the denial of a figure that names no other;
    "no deaths" is the figure 0 of that origin, and with a nationality an estimate of its own. A whole is no smaller than the parts
    that the same origin counts. With ``as_of``, only what was said by the end of that day counts, and nothing of a day not known.

    The order of ``figures`` never matters, a repetition on the same day changes no number, a further origin never narrows the range
    that all origins span.

    Raises:
        KeyError: there is no rule of that name.

    """
    claims = list({figure.claim_id: figure for figure in figures if _said_by(figure, as_of)}.values())
    heard = _heard(claims)
    moments = _history(claims, rule) if as_of is None else {}
    return [
        _estimate(kind, voices, [claim for claim in claims if claim.kind == kind], rule=rule, history=moments.get(kind, []))
        for kind, voices in sorted(heard.items())
    ]


def _said_by(figure: ClaimFigure, day: date | None) -> bool:
    return day is None or (figure.said_on is not None and figure.said_on <= day)


def _heard(claims: Sequence[ClaimFigure]) -> dict[Kind, list[Voice]]:
    """Return the voices of every kind, each bounded by what its origin says of other groups of the same people."""
    by_kind: dict[Kind, list[ClaimFigure]] = defaultdict(list)
    for claim in claims:
        by_kind[claim.kind].append(claim)
    by_outcome: dict[tuple[str, str], dict[str, list[Voice]]] = defaultdict(dict)
    for (outcome, group, nationality), own in by_kind.items():
        by_outcome[outcome, nationality][group] = hear(own)
    return {
        (outcome, group, nationality): voices
        for (outcome, nationality), groups in by_outcome.items()
        for group, voices in bound(groups).items()
    }


def _estimate(kind: Kind, voices: Sequence[Voice], claims: Sequence[ClaimFigure], *, rule: str, history: list[Moment]) -> Estimated:
    outcome, group, nationality = kind
    reached = _reached(voices, rule)
    articles = len({claim.article_id for claim in claims})
    first: Step = {"code": "one_origin_once", "values": {"origins": len(voices), "articles": articles, "claims": len(claims)}}
    return Estimated(
        outcome=outcome,
        group=group,
        nationality=nationality,
        low=reached.low if reached else None,
        best=reached.best if reached else None,
        high=reached.high if reached else None,
        is_open=reached.is_open if reached else False,
        rule=rule,
        derivation={
            "rule": rule,
            "version": RULES_VERSION,
            "origins": [voice.entry() for voice in voices],
            "steps": [first, *_steps_of_hearing(voices), *(reached.steps if reached else [_no_figure(voices)])],
            "history": history,
            "origin_count": sum(voice.is_counted for voice in voices),
            "article_count": articles,
        },
    )


def _reached(voices: Sequence[Voice], rule: str) -> Reached | None:
    counted = [voice for voice in voices if voice.is_counted]
    return RULES[rule](counted) if counted else None


def _steps_of_hearing(voices: Sequence[Voice]) -> list[Step]:
    replaced = [voice for voice in voices if any(why_not == "superseded" for _, why_not in voice.set_aside)]
    uncounted = [voice for voice in voices if not voice.is_counted]
    raised = [voice for voice in voices if voice.floor]
    capped = [voice for voice in voices if voice.ceiling is not None]
    steps = [step("later_figure_replaces", replaced)] if replaced else []
    steps += [step("not_counted", uncounted)] if uncounted else []
    steps += [step("parts_raise_whole", [voice], at_least=voice.floor) for voice in raised]
    return steps + [step("whole_caps_part", [voice], at_most=voice.high) for voice in capped]


def _no_figure(voices: Sequence[Voice]) -> Step:
    implied = [voice.low for voice in voices if voice.why_not != "denied"]
    return {"code": "no_figure", "values": {"at_least": min(implied)} if implied else {}}


def _history(claims: Sequence[ClaimFigure], rule: str) -> Mapping[Kind, list[Moment]]:
    """Return, for every kind, the days on which its numbers changed, from what had been said by the end of each."""
    moments: dict[Kind, list[Moment]] = defaultdict(list)
    for day in sorted({claim.said_on for claim in claims if claim.said_on}):
        for kind, voices in _heard([claim for claim in claims if _said_by(claim, day)]).items():
            moment = _moment(day, _reached(voices, rule))
            if not moments[kind] or {**moments[kind][-1], "day": ""} != {**moment, "day": ""}:
                moments[kind].append(moment)
    return moments


def _moment(day: date, reached: Reached | None) -> Moment:
    if reached is None:
        return {"day": day.isoformat(), "low": None, "best": None, "high": None, "is_open": False}
    return {"day": day.isoformat(), "low": reached.low, "best": reached.best, "high": reached.high, "is_open": reached.is_open}
