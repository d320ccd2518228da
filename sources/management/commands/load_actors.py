"""Load the actors that come with Waqia; running it again adds only what is missing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from sources.services.actors import load_builtin_actors


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        added = load_builtin_actors()
        self.stdout.write(f"actors: {added} added")
