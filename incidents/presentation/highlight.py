"""A report's text cut where its claims begin and end, so that spans may nest and overlap and all of it is still plain text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sources.models import Claim


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that lies in the same claims throughout: the innermost first, none for text between claims.

    ``starting`` are the claims that begin with it.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    starting: tuple[Claim, ...] = ()


def segments(text: str, claims: Iterable[Claim]) -> list[Segment]:
    """Cut ``text`` at both ends of every claim; joined again, the segments' texts are ``text``."""
    spans = sorted(claims, key=lambda claim: (claim.span_end - claim.span_start, claim.span_start, claim.pk))
    cuts = sorted({0, len(text), *(cut for claim in spans for cut in (claim.span_start, claim.span_end))})
    return [_segment(text, spans, start, end) for start, end in pairwise(cuts)]


def _segment(text: str, spans: Sequence[Claim], start: int, end: int) -> Segment:
    covering = tuple(claim for claim in spans if claim.span_start <= start and end <= claim.span_end)
    return Segment(text[start:end], covering, tuple(claim for claim in covering if claim.span_start == start))
