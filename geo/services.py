"""Load the built-in gazetteer, find places for the mentions of a text, and know all names.

Resolving asks the database twice, whatever the number of mentions: once for names with the same letters, with their places and parents,
and once for the other names of those places. Only names without a match cost one more question, for names that look alike.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.gis.geos import Point
from django.db import connection, transaction
from django.db.models import Max

from geo.models import WGS84, NameKind, Place, PlaceName
from geo.names import keys_of, script_of, similarity
from geo.resolution import Candidate, Mention, Resolution, rank_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from geo.names import NameKeys

#: Trigram similarity of joined keys from which two names look alike; extraction.md §4 measured it on Arabic names.
LOOK_ALIKE = 0.45

#: Below this the reordering by edit distance takes a look-alike for chance.
LEAST_SIMILARITY = 0.6

#: A place in a camp in a sub-district in a district in a governorate has its country this far up.
PARENT_CHAIN = "place__parent__parent__parent__parent__parent"


BUILTIN_GAZETTEER = Path(__file__).parent / "data" / "gazetteer.csv"


@dataclass(frozen=True, slots=True)
class GazetteerCounts:
    """Rows in the file, and how many of them were new."""

    places: int
    names: int
    new_places: int
    new_names: int


@transaction.atomic
def load_builtin_gazetteer() -> GazetteerCounts:
    """Bring the places and names of ``data/gazetteer.csv`` up to date; all of them or none.

    Names that people have added stay. A second run changes nothing.
    """
    places, names = Place.objects.count(), PlaceName.objects.count()
    loaded: dict[str, Place] = {}
    wanted: list[PlaceName] = []
    with BUILTIN_GAZETTEER.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = loaded[f"{row['gazetteer']}:{row['gazetteer_id']}"] = _load_place(row, loaded[row["parent"]] if row["parent"] else None)
            wanted += _names_in(row, place)
    PlaceName.objects.bulk_create(
        wanted,
        update_conflicts=True,
        unique_fields=["place", "name", "language"],
        update_fields=["script", "kind", "key", "key_bare", "key_joined"],
    )
    renew_known_names()
    return GazetteerCounts(len(loaded), len(wanted), Place.objects.count() - places, PlaceName.objects.count() - names)


def resolve_mentions(mentions: Sequence[Mention], *, home_country: str | None = None) -> list[Resolution]:
    """Resolve the mentions of one text together and in their order; see ``geo.resolution.rank_all``.

    A name that the gazetteer does not hold gives a resolution without candidates.
    """
    found = _names_for({keys_of(mention.name).key_joined for mention in mentions} - {""})
    candidates = [_candidates(mention, found.get(keys_of(mention.name).key_joined, [])) for mention in mentions]
    return rank_all(mentions, candidates, home_country=home_country)


def known_names() -> frozenset[str]:
    """Return every name of every place, as written.

    Kept for each process and read anew as soon as any process has added a name; after changing or deleting one,
    ``renew_known_names`` does it in this process.
    """
    return _known_names(PlaceName.objects.aggregate(newest=Max("pk"))["newest"])


def renew_known_names() -> None:
    """Forget the names that ``known_names`` holds in this process."""
    _known_names.cache_clear()


def set_keys(name: PlaceName) -> PlaceName:
    """Fill the script and the search keys from the name as written, in memory; return it."""
    keys = keys_of(name.name)
    name.script = script_of(name.name)
    name.key, name.key_bare, name.key_joined = keys.key, keys.key_bare, keys.key_joined
    return name


def _load_place(row: dict[str, str], parent: Place | None) -> Place:
    place, _created = Place.objects.update_or_create(
        gazetteer=row["gazetteer"],
        gazetteer_id=row["gazetteer_id"],
        defaults={
            "kind": row["kind"],
            "country": row["country"],
            "parent": parent,
            "pcode": row["pcode"],
            "point": Point(float(row["longitude"]), float(row["latitude"]), srid=WGS84),
            "population": int(row["population"]) if row["population"] else None,
        },
    )
    return place


def _names_in(row: dict[str, str], place: Place) -> list[PlaceName]:
    """Return the names of one row; where a spelling stands twice, the more telling use wins."""
    spellings = {(name, _language_of(name)): NameKind.ALIAS for name in row["aliases"].split("|")}
    spellings |= {(name, _language_of(name)): NameKind.VARIANT for name in row["variants"].split("|")}
    spellings |= {(row["name_en"], "en"): NameKind.PREFERRED, (row["name_ar"], "ar"): NameKind.PREFERRED}
    return [
        set_keys(PlaceName(place=place, name=name, language=language, kind=kind)) for (name, language), kind in spellings.items() if name
    ]


def _language_of(name: str) -> str:
    return "ar" if script_of(name) == "Arab" else "und"


@functools.lru_cache(maxsize=1)
def _known_names(_newest: int | None) -> frozenset[str]:
    return frozenset(PlaceName.objects.values_list("name", flat=True).iterator())


def _names_for(wanted: set[str]) -> dict[str, list[PlaceName]]:
    """Return the place names for each joined key: those that share it, or else those that look alike."""
    found: dict[str, list[PlaceName]] = {}
    for name in _with_places(PlaceName.objects.filter(key_joined__in=wanted)):
        found.setdefault(name.key_joined, []).append(name)
    missing = wanted - found.keys()
    return found | _look_alikes(missing) if missing else found


def _look_alikes(wanted: set[str]) -> dict[str, list[PlaceName]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT wanted.key, name.id
            FROM unnest(%s::text[]) AS wanted(key)
            JOIN geo_placename AS name ON name.key_joined %% wanted.key
            WHERE similarity(name.key_joined, wanted.key) >= %s
            ORDER BY wanted.key, name.id
            """,
            [sorted(wanted), LOOK_ALIKE],
        )
        pairs: list[tuple[str, int]] = cursor.fetchall()
    names = {name.pk: name for name in _with_places(PlaceName.objects.filter(pk__in={pk for _, pk in pairs}))} if pairs else {}
    found: dict[str, list[PlaceName]] = {}
    for key, pk in pairs:
        found.setdefault(key, []).append(names[pk])
    return found


def _with_places(names: QuerySet[PlaceName]) -> QuerySet[PlaceName]:
    return names.select_related(PARENT_CHAIN).prefetch_related("place__names").order_by("pk")


def _candidates(mention: Mention, names: Iterable[PlaceName]) -> list[Candidate]:
    """Return each place once, under the most similar of its names."""
    asked = keys_of(mention.name)
    best: dict[int, Candidate] = {}
    for name in names:
        candidate = _candidate(asked, name, language="ar" if script_of(mention.name) == "Arab" else "en")
        known = best.get(candidate.place_id)
        if candidate.name_similarity >= LEAST_SIMILARITY and (known is None or known.name_similarity < candidate.name_similarity):
            best[candidate.place_id] = candidate
    return list(best.values())


def _candidate(asked: NameKeys, name: PlaceName, *, language: str) -> Candidate:
    place = name.place
    return Candidate(
        place_id=place.pk,
        label=place.label(language),
        kind=place.kind,
        latitude=place.point.y,
        longitude=place.point.x,
        country=place.country,
        parent_ids=tuple(parent.pk for parent in _parents(place)),
        population=place.population,
        name_similarity=similarity(asked, keys_of(name.name)),
        name_kind=name.kind,
    )


def _parents(place: Place) -> Iterable[Place]:
    parent = place.parent
    while parent is not None:
        yield parent
        parent = parent.parent
