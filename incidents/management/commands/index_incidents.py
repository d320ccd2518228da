"""Renew the names and units by which incidents are found, after places or outlines were imported."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from geo.imports.progress import Progress
from incidents.models import Incident
from incidents.services.indexing import index_incidents

_AT_ONCE = 500


class Command(BaseCommand):
    help = (
        "Renew the names and units by which incidents are found. Run it after importing places or outlines; running it twice is harmless."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        keys = list(Incident.objects.order_by("pk").values_list("pk", flat=True))
        progress = Progress(self.stderr, len(keys))
        for first in range(0, len(keys), _AT_ONCE):
            batch = list(Incident.objects.filter(pk__in=keys[first : first + _AT_ONCE]).select_related("place").order_by("pk"))
            index_incidents(batch)
            for _ in batch:
                progress.advance(1)
        progress.end()
        self.stdout.write(f"{len(keys):,} incidents can be found by what their places are called now.")
