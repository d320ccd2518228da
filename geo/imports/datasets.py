"""The records of what was imported: whom to credit, and how far an import came."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from geo.models import Dataset

if TYPE_CHECKING:
    from pathlib import Path

    from geo.imports.formats import Credit


def open_dataset(credit: Credit, *, file: str, digest: str, version: str) -> Dataset:
    """Return the record of a file: as it stands if the same file was left unfinished, else set back to the beginning."""
    dataset = Dataset.objects.filter(name=credit.name, file=file).first() or Dataset(name=credit.name, file=file)
    if dataset.digest != digest or dataset.imported_at:
        dataset.rows = dataset.lines_read = 0
    dataset.imported_at = None
    dataset.licence, dataset.url, dataset.version, dataset.digest = credit.licence, credit.url, version, digest
    dataset.save()
    return dataset


def close_dataset(dataset: Dataset) -> None:
    """Note that the import has come to its end."""
    dataset.imported_at = timezone.now()
    dataset.save()


def day_of(file: Path) -> str:
    """Return the day on which a file was last written, in UTC: its version where nobody says another."""
    return datetime.datetime.fromtimestamp(file.stat().st_mtime, tz=datetime.UTC).date().isoformat()
