"""The one shape in which a model may answer, as JSON Schema and as the check of what came back.

Quotations are asked for, never offsets: a model cannot count characters, and a quotation can be looked up.
"""

from __future__ import annotations

from typing import Any, get_args

from sources.extraction import types

MOST_CLAIMS = 200

KINDS: tuple[str, ...] = get_args(types.Kind)
# The codes that a claim of any kind has, and those of one kind alone.
_ALWAYS: dict[str, tuple[str, ...]] = {
    "scope": get_args(types.Scope),
    "modality": get_args(types.Modality),
    "polarity": get_args(types.Polarity),
}
_OWN: dict[str, dict[str, tuple[str, ...]]] = {
    "casualties": {"outcome": get_args(types.Outcome), "group": get_args(types.Group), "qualifier": get_args(types.Qualifier)},
    "event": {"event_type": get_args(types.EventType)},
    # A distance is a figure that no grammar here could check in the quotation.
    "place": {"relation": tuple(code for code in get_args(types.PlaceRelation) if code != "distance_from")},
    "date": {"date_precision": get_args(types.DatePrecision), "date_role": get_args(types.DateRole)},
    "actor": {"actor_role": get_args(types.ActorRole)},
    "statement": {"statement_kind": get_args(types.StatementKind)},
}
_DIRECTIONS = tuple(code for code in get_args(types.Direction) if code)
_NUMBERS = ("value_min", "value_max")
_TEXTS = ("source", "via", "part_of", "mention", "nationality", "date_from", "date_to")
_NEEDED_TEXTS = {"place": ("mention",), "actor": ("mention",), "date": ("date_from", "date_to")}


class UnfitError(Exception):
    """One claim of an answer cannot be taken; ``reason`` is a stable code that is counted on the run."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _properties() -> dict[str, Any]:
    codes = {name: codes for own in _OWN.values() for name, codes in own.items()} | {"direction": _DIRECTIONS}
    return {
        "kind": {"type": "string", "enum": list(KINDS)},
        "quote": {"type": "string"},
        "occurrence": {"type": "integer"},
        **{name: {"type": "string", "enum": list(values)} for name, values in _ALWAYS.items()},
        **{name: {"type": ["string", "null"], "enum": [*values, None]} for name, values in codes.items()},
        **{name: {"type": ["integer", "null"]} for name in _NUMBERS},
        **{name: {"type": ["string", "null"]} for name in _TEXTS},
    }


PROPERTIES = _properties()
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "claims": {
            "type": "array",
            "items": {"type": "object", "properties": PROPERTIES, "required": list(PROPERTIES), "additionalProperties": False},
        }
    },
    "required": ["claims"],
    "additionalProperties": False,
}


def check(item: Any) -> dict[str, Any]:
    """Return one claim of an answer as it is; raises ``UnfitError`` if the schema does not allow it."""
    if not isinstance(item, dict) or item.keys() != PROPERTIES.keys():
        raise UnfitError("malformed")
    if not all(_is_typed(value, PROPERTIES[name]["type"]) for name, value in item.items()):
        raise UnfitError("malformed")
    if any("enum" in rule and item[name] not in rule["enum"] for name, rule in PROPERTIES.items()):
        raise UnfitError("unknown_code")
    if any(item[name] is None for name in (*_OWN[item["kind"]], *_NEEDED_TEXTS.get(item["kind"], ()))):
        raise UnfitError("incomplete")
    return item


def own_codes(item: dict[str, Any]) -> dict[str, Any]:
    """Return the codes that belong to the kind of a checked claim."""
    return {name: item[name] for name in _OWN[item["kind"]]}


def _is_typed(value: Any, allowed: str | list[str]) -> bool:
    names = [allowed] if isinstance(allowed, str) else allowed
    if value is None:
        return "null" in names
    if isinstance(value, bool):
        return False
    return (isinstance(value, str) and "string" in names) or (isinstance(value, int) and "integer" in names)
