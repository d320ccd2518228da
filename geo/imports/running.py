"""Run an import: batch by batch, each in a transaction that also notes how far it came."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection, transaction

from geo.imports.datasets import close_dataset, open_dataset
from geo.imports.merging import MergeCounts, merge
from geo.imports.parents import assign_parents
from geo.imports.rows import BadRow, PlaceRow
from geo.services import renew_known_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geo.imports.sources import Line, Source
    from geo.models import Dataset

#: Rows merged at once: few enough that a killed run loses seconds, many enough that sets pay.
BATCH = 10_000
#: Lines after which a batch is closed even if nearly all of them were left out.
BATCH_LINES = 200_000


@dataclass(slots=True)
class Outcome:
    """What an import did; ``resumed_after`` is the line that an earlier run had come to, 0 if there was none."""

    rows: int = 0
    left_out: int = 0
    bad: int = 0
    counts: MergeCounts = field(default_factory=MergeCounts)
    new_parents: int = 0
    resumed_after: int = 0


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told of each line's share of the whole, and of each bad row with its line."""

    passed: Callable[[int], None]
    bad_row: Callable[[int, BadRow], None]


def run_import(source: Source, *, version: str, commit: bool, refresh: bool, watcher: Watcher) -> Outcome:
    """Import every row of the source that can be taken.

    Without ``commit`` all of it is done and then undone, so that the counts are those of a real run. With it, batches stay as they are
    done: a run that is killed goes on behind its last batch, as long as the file is the same.
    """
    with contextlib.nullcontext() if commit else transaction.atomic():
        dataset = open_dataset(source.credit, file=source.name, digest=source.digest(), version=version)
        outcome = Outcome(resumed_after=dataset.lines_read)
        for number, lines in enumerate(_batches(source.lines(after=dataset.lines_read), watcher), start=1):
            with transaction.atomic():
                _take(lines, dataset, outcome, refresh=refresh)
            if number.bit_count() == 1:  # the tables may have doubled: 1, 2, 4, 8 … batches
                _tell_the_planner()
        with transaction.atomic():
            outcome.new_parents = assign_parents()
            close_dataset(dataset)
        if not commit:
            transaction.set_rollback(True)
    renew_known_names()
    return outcome


def _tell_the_planner() -> None:
    """Let the database count the tables anew: what it plans for nearly empty ones takes minutes with full ones."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE geo_place, geo_placename, geo_placeidentifier")


def _batches(lines: Iterable[Line], watcher: Watcher) -> Iterator[list[Line]]:
    batch: list[Line] = []
    rows = 0
    for line in lines:
        watcher.passed(line.size)
        if isinstance(line.read, BadRow):
            watcher.bad_row(line.number, line.read)
        batch.append(line)
        rows += isinstance(line.read, PlaceRow)
        if rows == BATCH or len(batch) == BATCH_LINES:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def _take(lines: list[Line], dataset: Dataset, outcome: Outcome, *, refresh: bool) -> None:
    """Merge what was read, and note how far the import came."""
    rows = [line.read for line in lines if isinstance(line.read, PlaceRow)]
    if rows:
        outcome.counts += merge(rows, refresh=refresh)
    outcome.rows += len(rows)
    outcome.left_out += sum(line.left_out for line in lines)
    outcome.bad += sum(isinstance(line.read, BadRow) for line in lines)
    dataset.rows += len(rows)
    dataset.lines_read = lines[-1].number
    dataset.save(update_fields=["rows", "lines_read"])
