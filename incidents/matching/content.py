"""Evidence from what is told: the kind of event, the toll, who took part, rare words."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from incidents.matching.sketches import Figure, IncidentSketch, Reason, ReasonCode, ReportSketch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.matching.weights import Weights

#: Kinds that one event is told as. An operation lands, clashes and calls in strikes; "bombed" does not say from where; a
#: bomber's vest and a bomb look alike at first.
_FAMILIES = (
    frozenset({"raid", "air_landing", "armed_clash", "airstrike", "drone_strike"}),
    frozenset({"raid", "arrest", "abduction"}),
    frozenset({"airstrike", "drone_strike", "shelling", "rocket", "chemical"}),
    frozenset({"bombing_ied", "suicide_bombing", "landmine"}),
    frozenset({"armed_clash", "shooting", "assassination", "execution"}),
    frozenset({"assassination", "bombing_ied", "drone_strike"}),
    frozenset({"protest", "shooting", "arrest"}),
)
_NO_KIND = frozenset({"", "other"})

#: A toll of this size or more that meets another counts in full: small tolls meet by chance.
_TELLING_TOLL = 10
#: Two tolls this many times apart count in full as differing.
_TELLING_RATIO = 4.0
#: "At least" meets every higher toll, so that it is worth half.
_OPEN_SHARE = 0.5
#: Outlets call the same dead "people" or "civilians", so that these two tolls are held against each other.
_HEADLINE_GROUPS = frozenset({"all", "civilians"})


def event_type(report: ReportSketch, incident: IncidentSketch, *, weights: Weights) -> Iterator[Reason]:
    """Hold the kinds of event that the report tells of against the incident's."""
    said = sorted(report.event_types - _NO_KIND)
    held = incident.event_type
    if not said or held in _NO_KIND:
        return
    if held in said:
        yield Reason("event_type", {"type": held}, weights.event_type)
        return
    akin = [kind for kind in said if any({kind, held} <= family for family in _FAMILIES)]
    code: ReasonCode = "event_family" if akin else "other_event_type"
    yield Reason(code, {"report": (akin or said)[0], "incident": held}, weights.event_family if akin else weights.other_event_type)


def figures(report: ReportSketch, incident: IncidentSketch, *, weights: Weights) -> list[Reason]:
    """Compare outcome by outcome and group by group; the weightiest counts whole, each further one half of the one before."""
    pairs: dict[tuple[str, str], list[Reason]] = defaultdict(list)
    for ours in report.figures:
        for theirs in incident.figures:
            if ours.outcome == theirs.outcome and _comparable(ours.group, theirs.group):
                group = ours.group if ours.group == theirs.group else "all"
                pairs[ours.outcome, group].append(_pair_of_figures(ours, theirs, group=group, weights=weights))
    best = [max(reasons, key=lambda reason: (reason.weight, repr(reason.values))) for _, reasons in sorted(pairs.items())]
    best.sort(key=lambda reason: -abs(reason.weight))
    return [Reason(reason.code, reason.values, reason.weight / 2**place) for place, reason in enumerate(best)]


def _comparable(group: str, other: str) -> bool:
    return group == other or {group, other} == _HEADLINE_GROUPS


def _pair_of_figures(ours: Figure, theirs: Figure, *, group: str, weights: Weights) -> Reason:
    low = max(ours.low, theirs.low)
    high = min((figure.high for figure in (ours, theirs) if figure.high is not None), default=None)
    values: dict[str, str | int | float] = {"outcome": ours.outcome, "group": group}
    if high is not None and high < low:
        apart = math.log((low + 1) / (high + 1)) / math.log(_TELLING_RATIO)
        weight = weights.figures_differ * min(1.0, apart)
        return Reason("figures_differ", values | {"report_low": ours.low, "incident_low": theirs.low}, weight)
    telling = min(1.0, math.log1p(min(ours.low, theirs.low)) / math.log1p(_TELLING_TOLL))
    share = _OPEN_SHARE if None in (ours.high, theirs.high) else 1.0
    meeting = {"low": low} if high is None else {"low": low, "high": high}
    return Reason("figures_agree", values | meeting, weights.figures_agree * telling * share)


def actors(report: ReportSketch, incident: IncidentSketch, *, weights: Weights) -> Iterator[Reason]:
    """Look for actors that both name."""
    shared = sorted(report.actors & incident.actors)
    if shared:
        # A second shared actor adds half of what the first did, a third a quarter.
        weight = weights.shared_actors * (2 - 0.5 ** (len(shared) - 1))
        yield Reason("shared_actors", {"count": len(shared), "actors": ",".join(map(str, shared))}, weight)
    elif report.actors and incident.actors:
        yield Reason("other_actors", {"count": len(report.actors | incident.actors)}, weights.other_actors)


def words(report: ReportSketch, incident: IncidentSketch, *, weights: Weights) -> Iterator[Reason]:
    """Count the rare words that both use."""
    count = len(report.words & incident.words)
    if count:
        yield Reason("shared_words", {"count": count}, min(weights.shared_words_most, weights.shared_word * count))
