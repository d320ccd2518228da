"""Load the built-in gazetteer, find places for the mentions of a text, and know all names.

Resolving asks the database once, whatever the number of mentions; only names that stay open cost more (``geo.lookup.candidates``).
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.gis.geos import Point
from django.db import transaction
from django.db.models import Max

from geo.lookup.candidates import candidates_for, wider_candidates
from geo.models import WGS84, NameKind, Place, PlaceName
from geo.names import keys_of, script_of
from geo.resolution import Mention, Resolution, rank_all, searches_for

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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
    candidates = candidates_for(mentions)
    resolutions = rank_all(mentions, candidates, home_country=home_country)
    wider = wider_candidates(mentions, candidates, searches_for(mentions, candidates, resolutions))
    return resolutions if wider == candidates else rank_all(mentions, wider, home_country=home_country, settled=resolutions)


def parents_of(place_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Return what each place lies in, from the next larger place up to the country."""
    chain = ("parent_id", *("__".join(["parent"] * depth) + "__parent_id" for depth in range(1, 5)))
    rows = Place.objects.filter(pk__in=place_ids).values_list("pk", *chain)
    return {place_id: tuple(parent for parent in parents if parent is not None) for place_id, *parents in rows}


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
