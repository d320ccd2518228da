"""Scores where incidents are placed, by name and by text, against where researchers hold that they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.evidence import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.evidence import Located
    from sources.evaluation.linking import HeldPlace, Incident, Post

SETTLED_ACCURACY = frozenset({"village", "town", "city"})
#: What is known no better than this has no position that an answer could be near to.
AREA_ACCURACY = frozenset({"", "subdistrict", "district", "province_governorate"})
EXACT_KM, NEAR_KM, FAR_KM = 5.0, 25.0, 50.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One case: where it is held to be, in each of the incidents that it speaks of, and how far the answer lies off, None if open."""

    case: str
    held: tuple[HeldPlace, ...]
    off_km: float | None
    said: str = ""


def named_incidents(incidents: dict[str, Incident]) -> list[tuple[str, HeldPlace]]:
    """Return the incidents held to be at a settlement that has an Arabic name, by their code."""
    places = [(code, incident.place) for code, incident in incidents.items()]
    return [(code, place) for code, place in places if place is not None and place.name and place.accuracy in SETTLED_ACCURACY]


def placed_posts(posts: Iterable[Post]) -> list[tuple[Post, tuple[HeldPlace, ...]]]:
    """Return the posts about an incident whose position is known better than as an area."""
    placed = [(post, tuple(_spots(post.incidents))) for post in posts]
    return [(post, held) for post, held in placed if held]


def answer(case: str, held: Sequence[HeldPlace], place: Located | None, said: str = "") -> Answer:
    """Measure an answer from the nearest of the incidents that the case speaks of."""
    off_km = None if place is None else min(distance_km(place, one) for one in held)
    return Answer(case, tuple(held), off_km, said)


def name_figures(answers: Sequence[Answer]) -> dict[str, float | int | None]:
    """Return the number of cases and the share placed within 5 km."""
    return {"n": len(answers), "within_5km": _share(answers, most=EXACT_KM)}


def text_figures(answers: Sequence[Answer]) -> dict[str, float | int | None]:
    """Return the number of cases and which shares of them are placed within 5 and 25 km, wrong by over 50 km, and open."""
    return {
        "n": len(answers),
        "within_5km": _share(answers, most=EXACT_KM),
        "within_25km": _share(answers, most=NEAR_KM),
        "beyond_50km": _share(answers, least=FAR_KM),
        "open": _of_all(answers, sum(one.off_km is None for one in answers)),
    }


def _spots(incidents: Iterable[Incident]) -> Iterable[HeldPlace]:
    return (incident.place for incident in incidents if incident.place is not None and incident.place.accuracy not in AREA_ACCURACY)


def _share(answers: Sequence[Answer], *, least: float = -1.0, most: float = float("inf")) -> float | None:
    return _of_all(answers, sum(one.off_km is not None and least < one.off_km <= most for one in answers))


def _of_all(answers: Sequence[Answer], count: int) -> float | None:
    return round(count / len(answers), 4) if answers else None
