"""Short notation of casualty claims, for tables of sentences with the claims that they make.

A claim is the first letter of its outcome (killed, injured, detained, abducted, missing, p for displaced, casualties), the
value (5, 5+ at least, >5 more than, <5 at most, ~5 about, 5-7, * vague, 0 none) and the first letters of its group; - is no claim.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sources.extraction.pipeline import extract
from sources.extraction.types import Document

if TYPE_CHECKING:
    from sources.extraction.types import DraftClaim, Language

OUTCOMES = {
    "killed": "k", "injured": "i", "detained": "d", "abducted": "a", "missing": "m", "displaced": "p", "casualties": "c",
}  # fmt: skip


def value(claim: DraftClaim) -> str:
    """Write the value of a claim as the tables do."""
    low, high = claim.value_min, claim.value_max
    shapes = {
        "vague": "*", "at_least": f"{low}+", "more_than": f">{(low or 1) - 1}", "at_most": f"<{high}", "about": f"~{low}",
        "range": f"{low}-{high}",
    }  # fmt: skip
    return shapes.get(claim.qualifier or "", str(low))


def notation(claim: DraftClaim) -> str:
    """Write a claim as the tables do."""
    group = "" if claim.group in {"all", None} else f" {str(claim.group)[:3]}"
    return f"{OUTCOMES[claim.outcome or '']}{value(claim)}{group}"


def noted(text: str, language: Language) -> str:
    """Extract a sentence and write its counted claims as the tables do."""
    found = extract(Document(text, datetime.date(2023, 10, 18), language)).claims
    counted = [claim for claim in found if claim.kind == "casualties" and claim.qualifier != "unspecified"]
    return "; ".join(map(notation, counted)) or "-"


def rows(table: str) -> list[tuple[str, str]]:
    """Cut a table into its sentences and what each must give."""
    cells = [line.partition("|") for line in table.strip().splitlines()]
    return [(text.strip(), claims.strip()) for text, _, claims in cells]
