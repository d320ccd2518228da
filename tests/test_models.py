"""Every table and column says in the database what it holds."""

from __future__ import annotations

import pytest
from django.apps import apps
from rest_framework_api_key.models import AbstractAPIKey

OWN = [model for label in ("geo", "sources", "incidents") for model in apps.get_app_config(label).get_models()]
# The history's tables repeat the columns of the tables that they follow.
DESCRIBED = [model for model in OWN if not any(field.name == "pgh_id" for field in model._meta.get_fields())]
OF_THE_LIBRARY = {field.name for field in AbstractAPIKey._meta.get_fields()}


@pytest.mark.parametrize("model", DESCRIBED, ids=lambda model: model.__name__)
def test_table_and_columns_are_described(model):
    columns = [field for field in model._meta.concrete_fields if not (field.primary_key and field.name == "id")]
    if issubclass(model, AbstractAPIKey):
        columns = [field for field in columns if field.name not in OF_THE_LIBRARY]

    assert model._meta.db_table_comment
    assert [field.name for field in columns if not field.db_comment] == []
