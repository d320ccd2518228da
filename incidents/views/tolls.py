"""The toll of a public document as pages show it: each figure beside who says it, parts apart from wholes, on one scale."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language_bidi

from incidents.presentation import derivation_words, figure_words, group_heading, of_whom, why_not_words
from incidents.views.range_plots import Mark, Scale, scale_for
from sources.models import ActorKind, Group, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.views.readings import Reading


@dataclass(frozen=True, slots=True)
class OriginRow:
    """What one origin says; where its words are not a figure, ``mark`` is None and ``remark`` says why it does not count."""

    speaker: str
    figure: str
    reports: int
    remark: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The estimate as it stood from one day on, by what had been said until then."""

    day: datetime.date
    low: int | None
    best: int | None
    high: int | None
    is_open: bool

    @property
    def is_range(self) -> bool:
        """Say whether more than one figure stood."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class GroupToll:
    """Low, best and high of one group, None where nobody gives a figure, with the origins that make them.

    ``override_why`` is why a person set the three numbers, empty where the rule did; ``computed`` are then the rule's. ``history`` has
    each day on which what had been said by then led to other numbers.
    """

    code: str
    label: str
    heading: str
    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    mark: Mark | None
    origins: Sequence[OriginRow]
    steps: Sequence[str]
    override_why: str
    computed: Sequence[int | None]
    history: Sequence[Standing]

    @property
    def is_range(self) -> bool:
        """Say whether the origins leave more than one figure standing."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class OutcomeToll:
    """The groups of one outcome, the whole first, all drawn on ``scale``, which is None where nobody gives a figure."""

    code: str
    label: str
    groups: Sequence[GroupToll]
    scale: Scale | None

    @property
    def whole(self) -> GroupToll:
        """Return the group that stands for the outcome: everybody, else the first that is counted."""
        return self.groups[0]


def tolls(reading: Reading) -> list[OutcomeToll]:
    """Return the toll by outcome, in the order of the code lists; estimates of one nationality alone are not part of it."""
    estimates = sorted((row for row in reading.document["estimates"] if not row["nationality"]), key=_order)
    return [_outcome_toll(outcome, list(rows), reading) for outcome, rows in groupby(estimates, key=lambda row: row["outcome"])]


def killed(reading: Reading) -> GroupToll | None:
    """Return the toll of all killed, None where no claim speaks of it."""
    for row in reading.document["estimates"]:
        if (row["outcome"], row["group"], row["nationality"]) == (Outcome.KILLED, Group.ALL, ""):
            return _outcome_toll(Outcome.KILLED, [row], reading).whole
    return None


def _order(estimate: dict[str, Any]) -> tuple[int, int]:
    return Outcome.values.index(estimate["outcome"]), Group.values.index(estimate["group"])


def _outcome_toll(outcome: str, estimates: list[dict[str, Any]], reading: Reading) -> OutcomeToll:
    numbers = _numbers(estimates)
    scale = scale_for(numbers, mirrored=get_language_bidi()) if numbers else None
    groups = [_group_toll(row, reading, scale) for row in estimates]
    return OutcomeToll(outcome, str(Outcome(outcome).label), groups, scale)


def _numbers(estimates: Iterable[dict[str, Any]]) -> list[int]:
    origins = (origin for row in estimates for origin in row["derivation"]["origins"] if origin["counted"])
    ends = [end for row in [*estimates, *origins] for end in (row["low"], row["high"])]
    return [end for end in ends if end is not None]


def _group_toll(estimate: dict[str, Any], reading: Reading, scale: Scale | None) -> GroupToll:
    low, best, high = estimate["low"], estimate["best"], estimate["high"]
    derivation, override = estimate["derivation"], estimate["override"]
    speakers = {entry["origin"]: _speaker(entry, reading) for entry in derivation["origins"]}
    return GroupToll(
        code=estimate["group"],
        label=group_heading(estimate["group"]),
        heading=of_whom(estimate["outcome"], estimate["group"]),
        low=low,
        best=best,
        high=high,
        is_open=bool(estimate.get("is_open")),
        mark=scale.mark(low, high, best=best) if scale and low is not None else None,
        origins=[_origin_row(entry, reading, scale) for entry in derivation["origins"]],
        steps=derivation_words(derivation, names=speakers),
        override_why=override["why"] if override else "",
        computed=override["computed"] if override else (),
        history=[_standing(moment) for moment in derivation.get("history", [])],
    )


def _standing(moment: dict[str, Any]) -> Standing:
    return Standing(**{**moment, "day": datetime.date.fromisoformat(moment["day"])})


def _origin_row(entry: dict[str, Any], reading: Reading, scale: Scale | None) -> OriginRow:
    claims = [reading.claims[claim] for claim in entry["claims"]]
    figures = dict.fromkeys(figure_words(claim["qualifier"], claim["value_min"], claim["value_max"]) for claim in claims)
    return OriginRow(
        speaker=_speaker(entry, reading),
        figure=" · ".join(figures),
        reports=len(entry["articles"]),
        remark=why_not_words(entry["why_not"]) if entry["why_not"] else "",
        mark=scale.mark(entry["low"], entry["high"]) if scale and entry["counted"] else None,
    )


def _speaker(entry: dict[str, Any], reading: Reading) -> str:
    """Return who an origin is; unnamed sources are told apart by the outlet that quotes them."""
    claims = entry["claims"] or [aside["claim"] for aside in entry["set_aside"]]
    claim = reading.claims[claims[0]]
    actor = claim["attribution"]["actor"]
    speaker = reading.speaker(claim)
    return f"{speaker} ({reading.publisher(claim['report'])})" if actor and actor["kind"] == ActorKind.UNNAMED else speaker
