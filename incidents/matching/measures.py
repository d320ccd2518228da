"""How well reports are told which incident they are about, and how well they are gathered into incidents, against what people hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Sequence

#: As many proposals as a person is shown.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Ranking:
    """What one report was told. ``place`` is that of the first right incident, counted from 0, None where none was proposed.

    ``looked_new`` says whether the report looked new with all right incidents withheld; ``says_something`` whether it gives any date,
    place or toll.
    """

    place: int | None
    looked_new: bool
    says_something: bool


def attach_figures(rankings: Sequence[Ranking]) -> dict[str, float | int | None]:
    """Return how many reports there were and in which share the right incident was first, among the first five, and missed when away."""
    places = [ranking.place for ranking in rankings]
    return {
        "n": len(rankings),
        "first": _share(sum(place == 0 for place in places), len(places)),
        "five": _share(sum(place is not None and place < SHOWN for place in places), len(places)),
        "new": _share(sum(ranking.looked_new for ranking in rankings), len(rankings)),
    }


def cluster_figures(held: Sequence[Collection[Hashable]], found: Sequence[Hashable]) -> dict[str, float | int | None]:
    """Compare gathered reports with the incidents that each is ``held`` to be about; ``found`` has the group of each.

    Two reports belong together if they share an incident. B-cubed takes precision and recall report by report, so that a large
    incident weighs by its reports and not by its pairs (Bagga and Baldwin 1998); a report is its own companion.
    """
    alike = _companions([frozenset(codes) for codes in held])
    groups = _companions([frozenset([group]) for group in found])
    precision = _mean([len(right & put) / len(put) for right, put in zip(alike, groups, strict=True)])
    recall = _mean([len(right & put) / len(right) for right, put in zip(alike, groups, strict=True)])
    pairs = [(one, other) for one, put in enumerate(groups) for other in put if one < other]
    return {
        "n": len(found),
        "b3_f1": round(2 * precision * recall / (precision + recall), 4) if precision and recall else None,
        "pairwise_precision": _share(sum(other in alike[one] for one, other in pairs), len(pairs)),
    }


def _companions(keys: Sequence[frozenset[Hashable]]) -> list[set[int]]:
    """Return for each position the positions that share a key with it, its own among them."""
    by_key: dict[Hashable, set[int]] = {}
    for position, several in enumerate(keys):
        for key in several:
            by_key.setdefault(key, set()).add(position)
    return [{position}.union(*(by_key[key] for key in several)) for position, several in enumerate(keys)]


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _share(count: int, total: int) -> float | None:
    return round(count / total, 4) if total else None
