"""Where learned models lie: a folder for each with its card, and ``active.json``, which names the one in use."""

from __future__ import annotations

import hashlib
import json
import logging
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from sources.services.model_card import ModelCard

MODEL, CARD, CARD_PAGE, POINTER = "model.skops", "card.json", "card.md", "active.json"

logger = logging.getLogger(__name__)


def confidence_models() -> Path:
    """Return the folder of the models that rank claims."""
    return Path(settings.MODELS_ROOT) / "confidence"


def store_model(stored: bytes, card: ModelCard) -> Path:
    """Write a model beside its card, and put it to use if it beat the rules; returns its folder."""
    folder = confidence_models() / card.name
    folder.mkdir(parents=True)
    (folder / MODEL).write_bytes(stored)
    (folder / CARD).write_text(json.dumps(card.as_json(), indent=2) + "\n", encoding="utf-8")
    (folder / CARD_PAGE).write_text(card.as_markdown(), encoding="utf-8")
    if card.beats_rules:
        _activate(card, hashlib.sha256(stored).hexdigest())
    return folder


def _activate(card: ModelCard, sha256: str) -> None:
    """Name the model in use; a rename is whole or not at all, and comes after the model's own files."""
    part = confidence_models() / f"{POINTER}.part"
    part.write_text(json.dumps({"model": card.name, "sha256": sha256, "libraries": card.libraries}) + "\n", encoding="utf-8")
    part.replace(confidence_models() / POINTER)


def active_name() -> str:
    """Return the name of the model in use, empty if there is none."""
    try:
        return str(json.loads((confidence_models() / POINTER).read_text(encoding="utf-8"))["model"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def active_model() -> Any | None:
    """Return the model in use, loaded once for each change of the pointer; None where there is none or it cannot be loaded."""
    pointer = confidence_models() / POINTER
    try:
        changed = pointer.stat().st_mtime_ns
    except OSError:
        return None
    return _load(pointer, changed)


@lru_cache(maxsize=1)
def _load(pointer: Path, _changed: int) -> Any | None:
    try:
        return _checked(pointer)
    except Exception:  # whatever is wrong with a model, reports are read without it
        logger.exception("The confidence model that %s names cannot be used; the rules' own confidence stays. Train it again.", pointer)
        return None


def _checked(pointer: Path) -> Any:
    # Scikit-learn takes seconds to import, and need not be installed where nothing was learned.
    from sources.services import classifier  # noqa: PLC0415

    named = json.loads(pointer.read_text(encoding="utf-8"))
    stored = (pointer.parent / Path(named["model"]).name / MODEL).read_bytes()
    if hashlib.sha256(stored).hexdigest() != named["sha256"]:
        message = f"{named['model']} is not the file that was stored"
        raise ValueError(message)
    if named["libraries"] != classifier.LIBRARIES:
        message = f"{named['model']} was made with {named['libraries']}, installed are {classifier.LIBRARIES}"
        raise ValueError(message)
    return classifier.from_bytes(stored)
