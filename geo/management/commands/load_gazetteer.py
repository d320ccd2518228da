"""Load the built-in gazetteer, or bring it up to date."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from geo.imports.parents import assign_parents
from geo.services import load_builtin_gazetteer


class Command(BaseCommand):
    help = "Load the places that come with Waqia; running it again brings them up to date and keeps names added by people."

    def handle(self, *_args: Any, **_options: Any) -> None:
        counts = load_builtin_gazetteer()
        assign_parents()
        self.stdout.write(f"{counts.places} places ({counts.new_places} new) with {counts.names} names ({counts.new_names} new).")
