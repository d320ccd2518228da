"""Coded values in the OpenAPI description: one named list of codes for each of the project's choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from rest_framework import serializers

if TYPE_CHECKING:
    from django.db.models import TextChoices


class CodeField(serializers.ChoiceField):
    """A code of ``codes``; with ``allow_blank`` also an empty string, where nothing is known."""

    def __init__(self, codes: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(codes.choices, **kwargs)
        self.codes = codes


class NamedCodes(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # drf-spectacular types it in part
    """Describes a ``CodeField`` by the name of its list."""

    target_class = CodeField

    def get_name(self) -> str:
        """Return the component's name."""
        name = self.target.codes.__name__
        return f"{name}OrEmpty" if self.target.allow_blank else name

    def map_serializer_field(self, _auto_schema: Any, _direction: str) -> dict[str, Any]:
        """Return the component."""
        codes = self.target.codes
        values = [*codes.values, ""] if self.target.allow_blank else codes.values
        return {"type": "string", "enum": values, "description": codes.__doc__}


class FixedField(serializers.CharField):
    """A text that is always the same, such as the type of a GeoJSON object."""

    def __init__(self, text: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.text = text


class FixedText(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # likewise
    """Describes a ``FixedField``."""

    target_class = FixedField

    def map_serializer_field(self, _auto_schema: Any, _direction: str) -> dict[str, Any]:
        """Return the schema."""
        return {"type": "string", "const": self.target.text}
