"""How tests break a constraint: a valid row, the change that breaks it, the name the database answers with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

Breaker = Callable[[], Any]


def names_of(app_label: str) -> set[str]:
    """Return the constraint names of an app's own models."""
    own = apps.get_app_config(app_label).get_models()
    return {constraint.name for model in own for constraint in model._meta.constraints}


def assert_broken(constraint: str, breaker: Breaker) -> None:
    """Run ``breaker`` and expect the database to name ``constraint``."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        breaker()
    assert constraint in str(caught.value)


def update(row: models.Model, **changes: Any) -> Breaker:
    """Return a breaker that writes ``changes`` on a row that is valid without them."""
    return lambda: type(row)._default_manager.filter(pk=row.pk).update(**changes)
