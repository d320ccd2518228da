"""Makers of annotated texts and of what an extractor may answer, for the tests of the evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sources.evaluation.records import Casualties
from sources.extraction.types import DraftClaim, Span

TEXT = "Police said that nine people were killed in Tellat on Sunday."


def mark(text: str, words: str, **fields: Any) -> dict[str, Any]:
    """Annotate the first *words* of *text*."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "quote": words, **fields}


def nine_killed(**fields: Any) -> dict[str, Any]:
    told = {"type": "casualties", "status": "killed", "min": 9, "max": 9, "value": 9, "qualifier": "exact", "group": "all"}
    return mark(TEXT, "nine people", **{**told, "attribution": "Police", "background": False, **fields})


def write_gold(folder: Path, *entries: dict[str, Any], name: str = "001", **fields: Any) -> Path:
    document = {"id": name, "lang": "en", "published": "2031-03-03", "text": TEXT, "gold": list(entries), **fields}
    path = folder / f"{name}.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def figure(start: int = 0, end: int = 10, **fields: Any) -> Casualties:
    """Make a record of nine killed."""
    told: dict[str, Any] = {"status": "killed", "low": 9, "high": 9, "value": 9, "qualifier": "exact"}
    return Casualties(span=Span(start, end), quote="x" * (end - start), **{**told, **fields})


def claim(text: str, quote: str, **fields: Any) -> DraftClaim:
    start = text.index(quote)
    return DraftClaim(span=Span(start, start + len(quote)), quote=quote, rule="test", **fields)
