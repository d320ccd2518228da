"""Where a public document puts an incident: the best place, and each rival beside who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.models import PlaceKind
from incidents.presentation import precision_words

if TYPE_CHECKING:
    from incidents.views.readings import Reading


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One place; ``latitude`` and ``longitude`` are degrees, ``claim`` the one that gives a rival, None for the best."""

    place_id: int
    name: str
    kind: str
    precision: str
    latitude: str
    longitude: str
    speaker: str
    claim: int | None


def whereabouts(reading: Reading) -> list[Whereabouts]:
    """Return the best place first, then its rivals; nothing where no place is known."""
    best = reading.document["place"]
    places = [best] if best else []
    return [_whereabouts(place, reading) for place in [*places, *reading.document["rival_places"]]]


def _whereabouts(place: dict[str, Any], reading: Reading) -> Whereabouts:
    claim = place.get("claim")
    return Whereabouts(
        place_id=place["id"],
        name=reading.name(place["name"]),
        kind=str(PlaceKind(place["kind"]).label),
        precision=precision_words(place["geo_precision"]),
        latitude=f"{place['latitude']:.4f}",
        longitude=f"{place['longitude']:.4f}",
        speaker=reading.speaker(reading.claims[claim]) if claim else "",
        claim=claim,
    )
