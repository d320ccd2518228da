"""A place to try things out with real services: empty copies of the tables of reports and incidents, gone at the end."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connection, transaction

from sources.models import Actor, ActorAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEQUENCES = ("incidents_incident_number",)
#: Places and actors are read where they are.
_SHARED = (Actor, ActorAlias)


@contextmanager
def scratch_records() -> Iterator[None]:
    """Let every query of reports and incidents see empty tables of its own, in a transaction that is always rolled back.

    The copies are temporary tables, which PostgreSQL looks up before all others. They have the columns, checks and indexes of the
    real ones, without foreign keys and triggers. What is there is neither read nor locked, and numbers of incidents start anew.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(f'CREATE TEMPORARY TABLE "{table}" (LIKE public."{table}" INCLUDING ALL) ON COMMIT DROP')
            for sequence in _SEQUENCES:
                cursor.execute(f"CREATE TEMPORARY SEQUENCE {sequence}")
        yield
        transaction.set_rollback(True)


def _tables() -> list[str]:
    models = [model for app in ("sources", "incidents") for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    return sorted({model._meta.db_table for model in models if model not in _SHARED and model._meta.managed})  # noqa: SLF001 - documented
