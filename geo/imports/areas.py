"""Bring outlines of units up to date: each gets its place, the one that it shares an id with or a new one inside the outline."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction

from geo.imports.boundaries import boundary_of
from geo.imports.datasets import close_dataset, open_dataset
from geo.imports.merging import merge
from geo.imports.parents import assign_parents
from geo.imports.rows import BadRow, PlaceRow, Spelling
from geo.models import Area, NameKind, Place, PlaceKind
from geo.services import renew_known_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from geo.imports.area_layouts import Layout
    from geo.imports.boundaries import Boundary
    from geo.imports.formats import Credit

LEVEL_KINDS = (PlaceKind.COUNTRY, PlaceKind.ADM1, PlaceKind.ADM2, PlaceKind.ADM3, PlaceKind.ADM4)


@dataclass(frozen=True, slots=True)
class AreaFile:
    """The features of a file, how to read them, and whom to credit for them."""

    name: str
    digest: str
    version: str
    features: list[dict[str, Any]]
    layout: Layout
    credit: Credit


@dataclass(slots=True)
class AreaCounts:
    """What an import of outlines did; ``left_out`` counts features of another level."""

    areas: int = 0
    new_areas: int = 0
    changed_areas: int = 0
    new_places: int = 0
    new_parents: int = 0
    left_out: int = 0
    bad: int = 0


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who is told of each feature that was read, of each outline that was stored, and of each bad feature with its number."""

    read: Callable[[], None]
    stored: Callable[[int], None]
    bad_row: Callable[[int, BadRow], None]


def import_areas(file: AreaFile, *, level: int, commit: bool, onlooker: Onlooker) -> AreaCounts:
    """Bring the outlines of one level up to date: all of them or, without ``commit``, none.

    A file is taken whole, so that no map shows half of a country's units: a run that is stopped has done nothing, and the next one
    starts over.
    """
    counts = AreaCounts()
    boundaries = list(_boundaries(file, counts, level=level, onlooker=onlooker))
    counts.areas = len(boundaries)
    with transaction.atomic():
        dataset = open_dataset(file.credit, file=f"{file.name}, level {level}", digest=file.digest, version=file.version)
        if boundaries:
            _store(boundaries, counts, pcodes=file.layout.pcodes, level=level, onlooker=onlooker)
        counts.new_parents = assign_parents()
        dataset.rows, dataset.lines_read = counts.areas, len(file.features)
        close_dataset(dataset)
        if not commit:
            transaction.set_rollback(True)
    renew_known_names()
    return counts


def _boundaries(file: AreaFile, counts: AreaCounts, *, level: int, onlooker: Onlooker) -> Iterator[Boundary]:
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    for number, feature in enumerate(file.features, start=1):
        onlooker.read()
        try:
            boundary = boundary_of(feature, file.layout, level=level)
            if boundary and seen.setdefault(boundary.unit.ids, number) != number:
                raise BadRow(f"expected a unit of its own, found that of feature {seen[boundary.unit.ids]} again")  # noqa: TRY301 - told alike
        except BadRow as error:
            counts.bad += 1
            onlooker.bad_row(number, error)
        else:
            if boundary:
                yield boundary
            else:
                counts.left_out += 1


def _store(boundaries: Sequence[Boundary], counts: AreaCounts, *, pcodes: bool, level: int, onlooker: Onlooker) -> None:
    merged = merge([_place_row(boundary, pcodes=pcodes, level=level) for boundary in boundaries], refresh=False)
    counts.new_places = merged.new_places
    with connection.cursor() as cursor:
        cursor.execute("SELECT place_id FROM staged_place ORDER BY row")
        ids = [place_id for (place_id,) in cursor.fetchall()]
    places = Place.objects.in_bulk(ids)
    codes = Counter(boundary.unit.code for boundary in boundaries)
    shared = {code for code, times in codes.items() if times > 1}
    for boundary, place_id in zip(boundaries, ids, strict=True):
        _store_area(boundary, places[place_id], counts, level=level, shared_codes=shared)
        onlooker.stored(len(boundaries))


def _place_row(boundary: Boundary, *, pcodes: bool, level: int) -> PlaceRow:
    unit, inside = boundary.unit, boundary.outline.point_on_surface
    named = ((unit.name_en, "en"), (unit.name_ar, "ar"))
    return PlaceRow(
        ids=unit.ids,
        names=tuple(Spelling(name, language, NameKind.PREFERRED) for name, language in named if name),
        kind=LEVEL_KINDS[level],
        country=unit.country,
        position=(inside.x, inside.y),
        pcode=unit.code if pcodes or level == 0 else "",
    )


def _store_area(boundary: Boundary, place: Place, counts: AreaCounts, *, level: int, shared_codes: set[str]) -> None:
    """Store the outline under the P-code of its place; without one, under the code of the file, or under its id if others share that."""
    unit, areas = boundary.unit, Area.objects.filter(level=level)
    code = place.pcode or (":".join(unit.ids[0]) if unit.code in shared_codes else unit.code)
    area = areas.filter(place=place).first() or areas.filter(pcode=code).first()
    if area and areas.filter(pcode=code).exclude(pk=area.pk).exists():
        code = area.pcode
    values = {"pcode": code, "country": unit.country, "name_en": unit.name_en, "name_ar": unit.name_ar, "place": place}
    if area is None:
        Area.objects.create(level=level, outline=boundary.outline, **values)
        counts.new_areas += 1
    elif any(getattr(area, name) != value for name, value in values.items()) or area.outline.wkb != boundary.outline.wkb:
        Area.objects.filter(pk=area.pk).update(outline=boundary.outline, **values)
        counts.changed_areas += 1
