"""Evidence from figures: how many people of which group came to what harm."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from incidents.matching.sketches import Figure, Ground, IncidentSketch, ReportSketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Outlets call the same dead "people" or "civilians", and the same men "fighters" or "soldiers".
_CLASSES = {
    "all": "all", "civilians": "all", "children": "children", "women": "women", "men": "men", "fighters": "fighters",
    "security_forces": "fighters",
}  # fmt: skip
_OUTCOMES = frozenset({"killed", "injured"})
#: A toll of this size or more that meets another counts in full: small tolls meet by chance.
_TELLING_TOLL = 10
#: Two tolls this many times apart count in full as differing.
_TELLING_RATIO = 4.0
#: "At least" meets every higher toll, and a range every toll inside it, so that they are worth half.
_OPEN_SHARE = 0.5
_INSIDE_SHARE = 0.5


def figures(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Compare outcome by outcome and group by group, the pair that fits best; a toll that the incident lacks speaks against it."""
    held = _by_kind(incident.figures)
    for kind, ours in sorted(_by_kind(report.figures).items()):
        if kind in held:
            pairs = [_pair(kind, one, other) for one in ours for other in held[kind]]
            yield max(pairs, key=lambda ground: (_fit(ground), repr(ground.values)))
        elif held:
            most = max(ours, key=lambda figure: figure.low)
            if most.low:
                values: dict[str, str | int | float] = {"outcome": kind[0], "group": most.group, "report_low": most.low}
                yield Ground("figures_missing", values, {_term(kind, "missing"): min(1.0, math.log1p(most.low) / 2)})


def _by_kind(found: Iterable[Figure]) -> dict[tuple[str, str], list[Figure]]:
    kinds: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in found:
        kinds[figure.outcome, _CLASSES.get(figure.group, figure.group)].append(figure)
    return kinds


def _pair(kind: tuple[str, str], ours: Figure, theirs: Figure) -> Ground:
    low = max(ours.low, theirs.low)
    high = min((figure.high for figure in (ours, theirs) if figure.high is not None), default=None)
    values: dict[str, str | int | float] = {"outcome": ours.outcome, "group": ours.group if ours.group == theirs.group else kind[1]}
    if high is not None and high < low:
        apart = math.log((low + 1) / (high + 1)) / math.log(_TELLING_RATIO)
        return Ground(
            "figures_differ", values | {"report_low": ours.low, "incident_low": theirs.low}, {_term(kind, "differ"): min(1.0, apart)}
        )
    ends = (ours.low == theirs.low, ours.high is not None and ours.high == theirs.high)
    share = (1.0 if any(ends) else _INSIDE_SHARE) * (1.0 if ours.high is not None else _OPEN_SHARE)
    telling = min(1.0, math.log1p(min(ours.low, theirs.high if theirs.high is not None else ours.low)) / math.log1p(_TELLING_TOLL))
    meeting = {"low": low} if high is None else {"low": low, "high": high}
    return Ground("figures_agree", values | meeting, {_term(kind, "agree"): share * (0.5 + telling)})


def _fit(ground: Ground) -> float:
    """Return how well a pair fits, below 0 where it does not."""
    (amount,) = ground.terms.values()
    return amount if ground.code == "figures_agree" else -amount


def _term(kind: tuple[str, str], how: str) -> str:
    """Name the weight; what few reports tell shares one."""
    outcome, group = kind
    if outcome not in _OUTCOMES:
        return f"other_toll_{how}"
    return f"{outcome}_{group if group in _CLASSES.values() else 'others'}_{how}"
