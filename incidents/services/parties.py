"""The parties that a text names, wherever it names them: what tells who struck where a sentence does not say it outright."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Max

from geo.models import PlaceKind, PlaceName
from sources.models import Actor, ActorAlias, ActorKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from incidents.matching import TextNames

#: Those who act; those who only speak are named in every report.
ACTING = (ActorKind.STATE, ActorKind.FORCE, ActorKind.ARMED_GROUP, ActorKind.COALITION)
_LEAST_LETTERS = 3


def parties_named(names: TextNames) -> tuple[frozenset[int], frozenset[int]]:
    """Return the uppermost bodies of the parties that a text names, and of those that it names early."""
    aliases = _aliases(ActorAlias.objects.aggregate(newest=Max("pk"))["newest"])
    found = names.written.keys() & aliases.keys()
    early = frozenset(aliases[key] for key in found if names.early(key) >= 1)
    return frozenset(aliases[key] for key in found), early


def roots_of(actors: Collection[int]) -> dict[int, int]:
    """Return for each actor the uppermost body that it is part of."""
    parents = _parents(Actor.objects.aggregate(newest=Max("pk"))["newest"]) if actors else {}
    return {actor: _root(actor, parents) for actor in actors}


@lru_cache(maxsize=1)
def _aliases(_newest: int | None) -> dict[str, int]:
    """Return the uppermost body by each alias, joined as ``TextNames`` has it; names of towns are left out ("Damascus denied it")."""
    rows = [(key.replace(" ", ""), actor) for key, actor in ActorAlias.objects.filter(actor__kind__in=ACTING).values_list("key", "actor")]
    towns = set(
        PlaceName.objects.filter(key_joined__in=[key for key, _ in rows])
        .exclude(place__kind=PlaceKind.COUNTRY)
        .values_list("key_joined", flat=True)
    )
    parents = dict(Actor.objects.values_list("pk", "parent"))
    return {key: _root(actor, parents) for key, actor in rows if len(key) >= _LEAST_LETTERS and key not in towns}


@lru_cache(maxsize=1)
def _parents(_newest: int | None) -> dict[int, int | None]:
    return dict(Actor.objects.values_list("pk", "parent"))


def _root(actor: int, parents: Mapping[int, int | None]) -> int:
    seen = {actor}
    while (parent := parents.get(actor)) is not None and parent not in seen:
        actor = parent
        seen.add(actor)
    return actor
