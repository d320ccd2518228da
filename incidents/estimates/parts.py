"""Wholes and parts of one origin: nobody counts more dead children than dead.

Figures of different origins never bound each other, as that would settle a disagreement by arithmetic.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from incidents.estimates.voices import Voice

WHOLE = "all"
#: Groups of which nobody is in two, by age and sex and by part in the fighting; within one set the parts may be added up.
_DISJOINT = (("children", "women", "men"), ("civilians", "fighters", "security_forces"))


def bound(voices: Mapping[str, Sequence[Voice]]) -> dict[str, list[Voice]]:
    """Return ``voices``, those of one outcome and nationality by group, with the floor or ceiling that each origin's others set.

    A part said before the whole does not bound it: the origin may have taken it back since. Only figures bound, no words or denials.
    """
    own = {(group, voice.origin): voice for group, heard in voices.items() for voice in heard if voice.names_figure}
    wholes = {origin: _raised(voice, own) for (group, origin), voice in own.items() if group == WHOLE}
    bounded = {group: [_capped(voice, wholes.get(voice.origin)) for voice in heard] for group, heard in voices.items()}
    return bounded | {WHOLE: [wholes.get(voice.origin, voice) for voice in voices[WHOLE]]} if WHOLE in voices else bounded


def _raised(whole: Voice, own: Mapping[tuple[str, str], Voice]) -> Voice:
    parts = {
        group: voice.low for (group, origin), voice in own.items() if group != WHOLE and origin == whole.origin and voice.day >= whole.day
    }
    sums = [sum(parts.get(group, 0) for group in groups) for groups in _DISJOINT]
    floor = max([*parts.values(), *sums])
    return replace(whole, floor=floor) if floor > whole.low else whole


def _capped(part: Voice, whole: Voice | None) -> Voice:
    if whole is None or not part.names_figure or whole.is_open or whole.day < part.day or part.high <= whole.high:
        return part
    return replace(part, ceiling=whole.high)
