"""The actors that come with Waqia, and keeping the names by which actors are found."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db import transaction

from sources.models import Actor, ActorAlias
from sources.names import actor_key

BUILT_IN = Path(__file__).resolve().parent.parent / "data" / "actors.csv"
ALIAS_SEPARATOR = "|"


@transaction.atomic
def load_builtin_actors() -> int:
    """Add the built-in actors that are not there yet, with their aliases; returns how many were added.

    An actor is known by its English name. What people changed since is left alone, and so is an alias that another actor has.
    """
    rows = _rows()
    actors = {actor.name_en: actor for actor in Actor.objects.filter(name_en__in=[row["name_en"] for row in rows])}
    added = 0
    for row in rows:
        if row["name_en"] not in actors:
            actors[row["name_en"]] = _create(row)
            added += 1
        add_aliases(actors[row["name_en"]], [row["name_en"], row["name_ar"], *row["aliases"].split(ALIAS_SEPARATOR)])
    _set_parents(rows, actors)
    return added


def add_aliases(actor: Actor, names: list[str]) -> None:
    """Let ``actor`` be found by ``names``; a name that folds to nothing, or that is taken, is left out."""
    wanted = {actor_key(name): name for name in reversed(names)}
    wanted.pop("", None)
    taken = set(ActorAlias.objects.filter(key__in=wanted).values_list("key", flat=True))
    ActorAlias.objects.bulk_create([ActorAlias(actor=actor, name=name, key=key) for key, name in wanted.items() if key not in taken])


def _rows() -> list[dict[str, str]]:
    with BUILT_IN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _create(row: dict[str, str]) -> Actor:
    return Actor.objects.create(
        kind=row["kind"],
        name_en=row["name_en"],
        name_ar=row["name_ar"],
        wikidata_id=row["wikidata_id"],
        active_from=int(row["active_from"]) if row["active_from"] else None,
        active_to=int(row["active_to"]) if row["active_to"] else None,
        is_confirmed=True,
    )


def _set_parents(rows: list[dict[str, str]], actors: dict[str, Actor]) -> None:
    by_id = {row["id"]: actors[row["name_en"]] for row in rows}
    for row in rows:
        actor = by_id[row["id"]]
        if row["parent"] and actor.parent_id is None:
            actor.parent = by_id[row["parent"]]
            actor.save(update_fields=["parent"])
