"""Where learned weights lie: a folder for each with its card, and ``active.json``, which names the one in use."""

from __future__ import annotations

import hashlib
import json
import logging
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from incidents.matching import Weights, shipped_weights

if TYPE_CHECKING:
    from incidents.services.matcher_card import MatcherCard

MODEL, WEIGHTS, CARD, CARD_PAGE, POINTER = "model.skops", "weights.json", "card.json", "card.md", "active.json"

logger = logging.getLogger(__name__)


def matchers() -> Path:
    """Return the folder of learned weights."""
    return Path(settings.MODELS_ROOT) / "matching"


def store_weights(model: bytes, weights: Weights, card: MatcherCard) -> Path:
    """Write a model, the weights that follow from it and its card, and put it to use if it beat the shipped weights; returns its folder."""
    folder = matchers() / card.name
    folder.mkdir(parents=True)
    stored = json.dumps({"prior": weights.prior, "terms": dict(weights.terms)}, indent=2) + "\n"
    (folder / MODEL).write_bytes(model)
    (folder / WEIGHTS).write_text(stored, encoding="utf-8")
    (folder / CARD).write_text(json.dumps(card.as_json(), indent=2) + "\n", encoding="utf-8")
    (folder / CARD_PAGE).write_text(card.as_markdown(), encoding="utf-8")
    if card.beats_shipped:
        part = matchers() / f"{POINTER}.part"  # a rename is whole or not at all
        part.write_text(json.dumps({"model": card.name, "sha256": hashlib.sha256(stored.encode()).hexdigest()}) + "\n", encoding="utf-8")
        part.replace(matchers() / POINTER)
    return folder


def active_weights() -> Weights:
    """Return the weights in use: those learned here, loaded once for each change of the pointer, else those that come with Waqia."""
    pointer = matchers() / POINTER
    try:
        changed = pointer.stat().st_mtime_ns
    except OSError:
        return shipped_weights()
    return _load(pointer, changed)


@lru_cache(maxsize=1)
def _load(pointer: Path, _changed: int) -> Weights:
    try:
        return _checked(pointer)
    except Exception:  # whatever is wrong with learned weights, reports are matched without them
        logger.exception("The weights that %s names cannot be used; those that come with Waqia stay. Learn them again.", pointer)
        return shipped_weights()


def _checked(pointer: Path) -> Weights:
    named = json.loads(pointer.read_text(encoding="utf-8"))
    stored = (pointer.parent / Path(named["model"]).name / WEIGHTS).read_bytes()
    if hashlib.sha256(stored).hexdigest() != named["sha256"]:
        raise ValueError(f"{named['model']} is not the file that was stored")
    table = json.loads(stored)
    return Weights(float(table["prior"]), {str(name): float(weight) for name, weight in table["terms"].items()})
