"""Which claims of a new reading are those that stand already: the same kind, overlapping words, the same meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sources.models import DECIDED, Claim, ClaimKind
from sources.names import actor_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ALWAYS = ("attribution_name", "scope", "modality", "polarity")
# The columns that say what a claim means. Where its words begin and end, and how sure the machine is, is not meaning.
MEANING: dict[str, tuple[str, ...]] = {
    ClaimKind.CASUALTIES: (*_ALWAYS, "outcome", "group", "nationality", "value_min", "value_max", "qualifier"),
    ClaimKind.EVENT: (*_ALWAYS, "event_type"),
    ClaimKind.PLACE: (*_ALWAYS, "mention", "relation", "direction", "distance_km"),
    ClaimKind.DATE: (*_ALWAYS, "date_from", "date_to", "date_precision", "date_role"),
    ClaimKind.ACTOR: (*_ALWAYS, "mention", "actor_role"),
    ClaimKind.STATEMENT: (*_ALWAYS, "statement_kind"),
}
_NAMES = ("attribution_name", "mention")


@dataclass(frozen=True, slots=True)
class Difference:
    """What a reading makes of the claims that stand; pairs hold the standing claim first, then the one that was found."""

    kept: list[tuple[Claim, Claim]] = field(default_factory=list)
    changed: list[tuple[Claim, Claim]] = field(default_factory=list)
    gone: list[Claim] = field(default_factory=list)
    added: list[Claim] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Say whether the reading found just what stood."""
        return not (self.changed or self.gone or self.added)


def compare(found: list[Claim], standing: list[Claim], *, own: set[int]) -> Difference:
    """Hold the unsaved claims ``found`` against those ``standing`` in the same report; each takes part in one pair at most.

    A standing claim of the same meaning is found again, whoever made it and whatever was decided on it. Only the claims whose
    keys are in ``own``, made by the reading that this one replaces, can have changed or be gone.
    """
    kept = _pair(standing, found, lambda old, new: not meanings(old).isdisjoint(meanings(new)))
    open_found = _without(found, (new for _, new in kept))
    open_own = [claim for claim in _without(standing, (old for old, _ in kept)) if claim.pk in own]
    changed = _pair(open_own, open_found, lambda _old, _new: True)
    gone = _without(open_own, (old for old, _ in changed))
    return Difference(kept, changed, gone, _without(open_found, (new for _, new in changed)))


def meanings(claim: Claim) -> set[tuple[Any, ...]]:
    """Return what a claim means: as it stands and, where a person edited it, also as the extractor had it."""
    return {_meaning(claim, {}), _meaning(claim, claim.machine_values or {})}


def _meaning(claim: Claim, instead: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(_plain(name, instead.get(name, getattr(claim, name))) for name in MEANING[claim.kind])


def _plain(name: str, value: Any) -> Any:
    if name in _NAMES:
        return actor_key(value) or value
    return value.isoformat() if hasattr(value, "isoformat") else value


def _pair(before: list[Claim], after: list[Claim], fits: Callable[[Claim, Claim], bool]) -> list[tuple[Claim, Claim]]:
    """Pair claims that overlap and fit: decided ones first, so that no decision is asked for twice, then by shared words."""
    fitting = [(old, new) for old in before for new in after if old.kind == new.kind and _shared(old, new) > 0 and fits(old, new)]
    pairs = []
    taken: set[int] = set()
    for old, new in sorted(fitting, key=_rank):
        if taken.isdisjoint((id(old), id(new))):
            taken |= {id(old), id(new)}
            pairs.append((old, new))
    return pairs


def _rank(pair: tuple[Claim, Claim]) -> tuple[bool, int, int]:
    old, new = pair
    apart = abs(old.span_start - new.span_start) + abs(old.span_end - new.span_end)
    return old.status not in DECIDED, apart - _shared(old, new), new.span_start


def _shared(old: Claim, new: Claim) -> int:
    return min(old.span_end, new.span_end) - max(old.span_start, new.span_start)


def _without(claims: Iterable[Claim], taken: Iterable[Claim]) -> list[Claim]:
    gone = {id(claim) for claim in taken}  # unsaved claims have no key to be compared by
    return [claim for claim in claims if id(claim) not in gone]
