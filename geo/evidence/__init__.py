"""What the places of one text say about each other: the countries and areas that it names, and the spots already known.

A mention never speaks for itself: the evidence on one name is what the *other* names of the text say.
"""

from __future__ import annotations

from geo.evidence.context import Chorus, Context
from geo.evidence.phrases import qualifiers_of, with_city_hints
from geo.evidence.places import (
    ADMIN_KINDS,
    LOCALITY_KINDS,
    UNIT_KINDS,
    Candidate,
    Located,
    Mention,
    distance_km,
    shares_name,
)
from geo.evidence.voices import Side, Voice, sides_of, voices_of

__all__ = [
    "ADMIN_KINDS", "LOCALITY_KINDS", "UNIT_KINDS", "Candidate", "Chorus", "Context", "Located", "Mention", "Side", "Voice",
    "distance_km", "qualifiers_of", "shares_name", "sides_of", "voices_of", "with_city_hints",
]  # fmt: skip
