"""Evidence from where: names of the incident's place in the text, the areas around it, distances against uncertainties."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from incidents.matching.naming import BODY, LEAD
from incidents.matching.sketches import Ground, HeldName, IncidentSketch, ReportSketch, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from incidents.matching.naming import TextNames

#: Ends of the bins of distances, in km; each bin has a weight of its own.
BINS_KM = (3.0, 8.0, 20.0, 50.0, 100.0)
#: From this bin on a candidate is told to be far away.
FAR_BIN = 3
#: Two positions are told as one place below this distance, unless they are vaguer together than "near" (UCDP where_prec 2).
SAME_PLACE_KM = 1.0
VAGUE_KM = 25.0
#: The place named first is the one that a report seems to be about.
FIRST_SPOTS = 1
#: Levels of areas, the smallest first; 1 is a governorate.
LEVELS = (3, 2, 1)
#: Where one of these is found, the name is found.
_FOUND = frozenset({"name_main", "name_other", "name_sound"})


def named(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Look for the names of the incident's place in the text; of each sort of name the earliest counts."""
    if report.names is None or not incident.names:
        return
    best: dict[str, tuple[float, HeldName]] = {}
    for name in incident.names:
        term, amount = _found(report.names, name)
        if amount > 0 and (term not in best or amount > best[term][0]):
            best[term] = amount, name
    if best.keys() & _FOUND:
        best.pop("name_alike", None)
    for term, (amount, name) in best.items():
        where = "early" if amount >= LEAD else "middle" if amount >= BODY else "late"
        terms = {term: amount} if term == "name_alike" else {f"{term}_{where}": 1.0}
        yield Ground("place_alike" if term == "name_alike" else "place_named", {"name": name.name}, terms)
    if not best.keys() & _FOUND:
        yield Ground("place_not_named", {}, {"name_none": 1.0})


def _found(names: TextNames, name: HeldName) -> tuple[str, float]:
    amount = names.early(name.key)
    if name.is_area:
        return "name_area", amount
    if amount:
        return ("name_main" if name.is_main else "name_other"), amount
    amount = names.sounding(name.key)
    return ("name_sound", amount) if amount else ("name_alike", names.alike(name.key))


def areas(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Hold the areas that the text names against those around the incident, the smallest that both have."""
    for level in LEVELS:
        ours, theirs = report.areas.get(level), incident.areas.get(level)
        if ours and theirs:
            is_shared = not ours.isdisjoint(theirs)
            yield Ground("area_shared" if is_shared else "other_area", {}, {f"area{level}_{'shared' if is_shared else 'other'}": 1.0})


def distance(report: ReportSketch, incident: IncidentSketch) -> Iterator[Ground]:
    """Hold the nearest of the places that the text names, and of those that it names first, against both uncertainties."""
    if not report.spots or not incident.spots:
        return
    nearest, ours, theirs = _nearest(report.spots, incident.spots)
    first, _, _ = _nearest(report.spots[:FIRST_SPOTS], incident.spots)
    away, uncertainty = ours.distance_km(theirs), round(ours.radius_km + theirs.radius_km, 1)
    kind = "spot" if uncertainty < VAGUE_KM else "vague"
    terms = {f"{kind}_any{bisect_right(BINS_KM, nearest)}": 1.0, f"{kind}_first{bisect_right(BINS_KM, first)}": 1.0}
    values: dict[str, str | int | float] = {"distance_km": round(away, 1), "uncertainty_km": uncertainty}
    if away < SAME_PLACE_KM and kind == "spot":
        yield Ground("same_place", values, terms)
    else:
        yield Ground("far_away" if bisect_right(BINS_KM, nearest) >= FAR_BIN else "distance_km", values, terms)


def _nearest(ours: Sequence[Spot], theirs: Sequence[Spot]) -> tuple[float, Spot, Spot]:
    """Return the least distance between two spots, less what the incident's reaches, with the pair; of equal ones the first named."""
    best: tuple[float, Spot, Spot] | None = None
    for one in ours:
        for other in theirs:
            away = max(0.0, one.distance_km(other) - other.radius_km)
            if best is None or away < best[0]:
                best = away, one, other
    if best is None:
        raise ValueError("nothing lies nearest to nothing")
    return best
