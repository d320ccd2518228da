"""What an attribution frame is: the words that say who says it, and which part of a sentence they cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["after", "before", "around"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A source over tokens ``start`` to ``end`` (empty where the subject is left out) with its cue word.

    ``side``: whether it speaks of what comes after its cue in the sentence, of what came before, or of both.
    ``continues``: the source is the one named last. ``agency``: the source passes on what others say.
    ``via``: tokens of the agency that passes the words of this source on.
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    side: Side
    continues: bool = False
    agency: bool = False
    via: tuple[int, int] | None = None
