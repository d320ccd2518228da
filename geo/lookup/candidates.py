"""Finds the places that the names of a text may mean: by their letters, and where these leave a name open by likeness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import connection

from geo.lookup.area_names import NamesByArea
from geo.lookup.look_alikes import LookAlikes
from geo.lookup.named import candidates_among, found_by_keys, label_language
from geo.lookup.positions import areas_beside
from geo.names import keys_of
from geo.resolution import Search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.resolution import Candidate, Mention

_names_by_area = NamesByArea()
_look_alikes = LookAlikes()


def candidates_for(mentions: Sequence[Mention]) -> list[list[Candidate]]:
    """Return the places with a name of the same letters that each mention may mean."""
    asked = {mention.name: keys_of(mention.name) for mention in mentions}
    languages = {keys.key_joined: label_language(name) for name, keys in asked.items() if keys.key_joined}
    found = found_by_keys(languages, with_article={keys.key_joined for keys in asked.values() if keys.has_article})
    candidates = {name: candidates_among(keys, found.get(keys.key_joined, ())) for name, keys in asked.items()}
    return [candidates[mention.name] for mention in mentions]


def wider_candidates(
    mentions: Sequence[Mention], candidates: Sequence[list[Candidate]], searches: Sequence[Search | None]
) -> list[list[Candidate]]:
    """Return the candidates with what else a mention may mean where it is searched for.

    These are places with names like the one asked for, and what is known of candidates that lie right beside an area that they are
    said to lie in. A name that finds nothing in its areas, and has no candidate, is looked for everywhere.
    """
    present = {mention.name: places for mention, places in zip(mentions, candidates, strict=True)}
    asked: dict[str, Search] = {}
    for mention, search in zip(mentions, searches, strict=True):
        if search is not None:
            before = asked.get(mention.name, Search(frozenset()))
            asked[mention.name] = Search(before.areas | search.areas, is_said=before.is_said or search.is_said)
    if not asked:
        return list(candidates)
    wider = {name: _with_lines(present[name], search) for name, search in asked.items()}
    alike = _alike(asked, present)
    found = found_by_keys({key: label_language(name) for name, keys in alike.items() for key in keys})
    for name, keys in alike.items():
        known = {place.place_id for place in wider[name]}
        others = candidates_among(keys_of(name), [row for key in keys for row in found.get(key, ())])
        wider[name] += [place for place in others if place.place_id not in known]
    return [
        places if search is None else wider[mention.name] for mention, places, search in zip(mentions, candidates, searches, strict=True)
    ]


def _with_lines(places: Sequence[Candidate], search: Search) -> list[Candidate]:
    """Return the candidates; where none lies in the area that it is said to lie in, with such areas right beside them."""
    if not search.is_said or any(place.lies_in(area) for place in places for area in search.areas):
        return list(places)
    beside = areas_beside([place.place_id for place in places], search.areas)
    return [replace(place, beside_ids=beside.get(place.place_id, frozenset())) for place in places]


def _alike(asked: Mapping[str, Search], present: Mapping[str, Sequence[Candidate]]) -> dict[str, list[str]]:
    """Return, for each name, the joined keys of names that are like it: those in its areas, else any."""
    newest = _newest_name()
    bare = {name: keys_of(name).key_bare for name in asked}
    alike = {name: _names_by_area.alike(bare[name], search.areas, newest=newest) if bare[name] else [] for name, search in asked.items()}
    lost = {name: keys_of(name).key_joined for name, keys in alike.items() if bare[name] and not keys and not present[name]}
    anywhere = _look_alikes.of(frozenset(lost.values()), newest=newest)
    return alike | {name: anywhere[key] for name, key in lost.items()}


def _newest_name() -> int | None:
    """Return the id of the newest name, by which a process sees that another one has added some."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM geo_placename")
        newest: int | None = cursor.fetchone()[0]
        return newest
