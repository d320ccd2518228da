"""Importing tables of other datasets: each row is archived as a report and opens an incident, whose only origin is that dataset."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection, transaction

from incidents.layouts import RowError
from incidents.models import ImportedRow, ImportedTable, Incident
from incidents.services.bulk import open_all
from incidents.services.bulk_reports import Opening
from incidents.services.indexing import index_incidents
from incidents.services.matching import propose_incidents
from incidents.services.surroundings import met_before, settle_places
from sources.models import Article, Publisher, PublisherKind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from django.contrib.auth.models import User

    from incidents.layouts import EventRow, Layout, Table

_AT_ONCE = 1000
_COUNTED_EVERY = 4


@dataclass(slots=True)
class Outcome:
    """What an import did: rows that opened an incident, were known, or were changed by the dataset since; that met others' incidents."""

    new: int = 0
    known: int = 0
    changed: int = 0
    met: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: tuple[str, ...]
    event: EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Who takes a dataset in, from which file, and when; ``as_of`` is the day on which it was released, None if not known."""

    file_name: str
    as_of: datetime.date | None
    by: User
    now: datetime.datetime


@transaction.atomic
def import_table(table: Table, layout: Layout, taking: Taking, *, commit: bool, passed: Callable[[int], None]) -> Outcome:
    """Import ``table``, all of it or, without ``commit``, nothing; running it twice changes nothing.

    ``passed`` is told how many rows are done. A row that cannot be read is listed and left out; one that an earlier table had with other
    values is kept with its cells, and its incident is left to people.
    """
    outcome = Outcome()
    publisher = _publisher(layout)
    kept = _table(table, layout, taking)
    for first in range(0, len(table.rows), _AT_ONCE):
        batch = table.rows[first : first + _AT_ONCE]
        lines = _read(batch, table, layout, outcome)
        earlier = _earlier(layout, [line.event.key for line in lines])
        fresh = [line for line in lines if line.event.key not in earlier]
        openings = [Opening(line.event, layout.name) for line in fresh]
        opened = open_all(openings, publisher=publisher, as_of=taking.as_of, by=taking.by, now=taking.now)
        rows = [_row(kept, line, article.pk, incident.pk) for line, (article, incident) in zip(fresh, opened, strict=True)]
        for line in lines:
            if line.event.key in earlier:
                _meet(line, earlier[line.event.key], kept, rows, outcome)
        ImportedRow.objects.bulk_create(rows, ignore_conflicts=True)
        outcome.new += len(fresh)
        if not (first // _AT_ONCE) % _COUNTED_EVERY:
            _count_anew()
        passed(len(batch))
    _count_anew()
    settle_places(kept)
    _index(kept)
    for article in Article.objects.filter(pk__in=met_before(kept)):
        propose_incidents(article)
        outcome.met += 1
    if not commit:
        transaction.set_rollback(True)
    return outcome


def _index(table: ImportedTable) -> None:
    """Let the table's new incidents be found by reports that come later."""
    keys = list(Incident.objects.filter(imported_rows__table=table, place_names__isnull=True).distinct().values_list("pk", flat=True))
    for first in range(0, len(keys), _AT_ONCE):
        index_incidents(list(Incident.objects.filter(pk__in=keys[first : first + _AT_ONCE]).select_related("place")))


def _publisher(layout: Layout) -> Publisher:
    values = {"name_en": layout.publisher_name, "kind": PublisherKind.MONITOR, "homepage": layout.homepage, "languages": ["en"]}
    publisher, _created = Publisher.objects.get_or_create(slug=layout.publisher, defaults=values)
    return publisher


def _table(table: Table, layout: Layout, taking: Taking) -> ImportedTable:
    kept, _created = ImportedTable.objects.get_or_create(
        sha256=table.sha256,
        defaults={
            "layout": layout.name,
            "file_name": taking.file_name,
            "columns": list(table.columns),
            "tags": list(table.tags),
            "has_bom": table.has_bom,
            "newline": table.newline,
            "imported_by": taking.by,
            "imported_at": taking.now,
        },
    )
    return kept


def _read(batch: Iterable[tuple[int, tuple[str, ...]]], table: Table, layout: Layout, outcome: Outcome) -> list[_Line]:
    lines: dict[str, _Line] = {}
    for number, cells in batch:
        try:
            if len(cells) != len(table.columns):
                outcome.errors.append((number, f"it has {len(cells)} cells, and there are {len(table.columns)} columns"))
                continue
            event = layout.read(dict(zip(table.columns, cells, strict=True)))
        except RowError as error:
            outcome.errors.append((number, str(error)))
            continue
        if event.key in lines:
            outcome.errors.append((number, f"event {event.key} stands on line {lines[event.key].number} already"))
            continue
        lines[event.key] = _Line(number, cells, event)
    return list(lines.values())


def _earlier(layout: Layout, keys: list[str]) -> dict[str, ImportedRow]:
    """Return the newest row of each event that an import has met before."""
    rows = ImportedRow.objects.filter(table__layout=layout.name, key__in=keys).select_related("article").order_by("pk")
    return {row.key: row for row in rows}


def _row(table: ImportedTable, line: _Line, article_id: int, incident_id: int | None) -> ImportedRow:
    return ImportedRow(
        table=table, line=line.number, key=line.event.key, cells=list(line.cells), article_id=article_id, incident_id=incident_id
    )


def _meet(line: _Line, before: ImportedRow, table: ImportedTable, rows: list[ImportedRow], outcome: Outcome) -> None:
    """Take a row whose event is known: the same table changes nothing, another one keeps its own cells."""
    if before.article.text == line.event.text:
        outcome.known += 1
    else:
        outcome.changed += 1
    if before.table_id != table.pk:
        rows.append(_row(table, line, before.article_id, before.incident_id))


def _count_anew() -> None:
    """Have the planner count the tables that are being filled.

    The checks of foreign keys keep the plan that they made when a table was nearly empty, reading all of it, until it is counted again.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_article, sources_claim, incidents_incident, incidents_importedrow, pghistory_context")
