"""Evidence from what is told: the kind of event, who took part, rare words, and words copied from a report that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.matching.sketches import Ground, IncidentSketch, ReportSketch

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Kinds that one event is told as. An operation lands, clashes and calls in strikes; "bombed" does not say from where; a
#: bomber's vest and a bomb look alike at first.
_FAMILIES = (
    frozenset({"raid", "air_landing", "armed_clash", "airstrike", "drone_strike"}),
    frozenset({"raid", "air_landing", "arrest", "abduction", "shooting"}),
    frozenset({"airstrike", "drone_strike", "shelling", "rocket", "chemical"}),
    frozenset({"bombing_ied", "suicide_bombing", "landmine"}),
    frozenset({"armed_clash", "shooting", "assassination", "execution"}),
    frozenset({"assassination", "bombing_ied", "drone_strike"}),
    frozenset({"protest", "shooting", "arrest"}),
)
#: Kinds that are one to most writers.
_SAME = ({"shelling", "rocket"}, {"raid", "air_landing"})
_NO_KIND = frozenset({"", "other"})
#: Rare words beyond this many, each as telling as can be, add nothing.
_WORDS_MOST = 4.0
#: A report of which less stands in another is no copy of it.
_LEAST_COPIED = 0.3


def event_type(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Hold the kinds of event that the report tells of against the incident's; the one told most counts most."""
    said = [kind for kind in report.event_types if kind not in _NO_KIND]
    held = sorted(incident.event_types - _NO_KIND)
    if not said or not held:
        return
    same = next((kind for kind in said if any(_is_one(kind, other) for other in held)), None)
    if same is not None:
        yield Ground("event_type", {"type": same}, {"event_main" if same == said[0] else "event_told": 1.0})
        return
    akin = next(((kind, other) for kind in said for other in held if any({kind, other} <= family for family in _FAMILIES)), None)
    if akin is not None:
        yield Ground("event_family", {"report": akin[0], "incident": akin[1]}, {"event_family": 1.0})
    else:
        yield Ground("other_event_type", {"report": said[0], "incident": held[0]}, {"event_other": 1.0})


def _is_one(kind: str, other: str) -> bool:
    return kind == other or {kind, other} in _SAME


def actors(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Look for actors that both name; those that the report names early count more."""
    shared = sorted(report.actors & incident.actors)
    if shared:
        term = "actor_early" if incident.actors & report.lead_actors else "actor_named"
        yield Ground("shared_actors", {"count": len(shared), "actors": ",".join(map(str, shared))}, {term: 1.0})
    elif report.lead_actors and incident.actors:
        yield Ground("other_actors", {"count": len(report.lead_actors | incident.actors)}, {"actor_other": 1.0})


def words(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Add up how telling the rare words are that both use."""
    shared = report.words.keys() & incident.words
    if shared:
        amount = min(_WORDS_MOST, sum(report.words[word] for word in shared))
        yield Ground("shared_words", {"count": len(shared)}, {"words": amount})


def copied(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Look for a report attached to the incident that has most of this one's words."""
    share = report.copies.get(incident.incident_id, 0.0)
    if share >= _LEAST_COPIED:
        yield Ground("near_copy", {"share": round(100 * share)}, {"copied": share})
