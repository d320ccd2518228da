"""Reports as programs hand them in, and what they are told of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from incidents.api.codes import CodeField
from incidents.api.problems import FieldError, Problem
from sources.models import Article, ArticleState

if TYPE_CHECKING:
    import datetime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Text(serializers.CharField):
    """A JSON string as it is: other types are refused rather than turned into one, and nothing is trimmed."""

    default_error_messages = {"invalid": _("Give a JSON string.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        """Return the string."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Day(serializers.DateField):
    """A calendar day, written YYYY-MM-DD and no other way."""

    default_error_messages = {"invalid": _("Give a day that there is, as YYYY-MM-DD.")}

    def to_internal_value(self, value: Any) -> datetime.date:
        """Return the day."""
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            self.fail("invalid")
        return super().to_internal_value(value)


class HandInSerializer(serializers.Serializer[Any]):
    """A report to hand in."""

    text = Text(help_text="The report's whole text. Its UTF-8 bytes are archived exactly as they come.")
    publisher = Text(help_text="Slug of the outlet that published it.")
    published_date = Day(
        required=False, allow_null=True, default=None, help_text="Day of publication in the publisher's time zone, if it is known."
    )
    url = serializers.URLField(required=False, allow_blank=True, default="", max_length=2000, help_text="Address of the report.")
    title = Text(required=False, allow_blank=True, default="", max_length=500, help_text="Headline as published.")

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Return the fields; a name that means nothing is refused rather than ignored."""
        if unknown := [name for name in data if name not in self.fields]:
            detail = _("There is no field %(unknown)s. Known are: %(known)s.") % {
                "unknown": ", ".join(unknown),
                "known": ", ".join(self.fields),
            }
            errors = [FieldError(name, "unknown_field", _("There is no such field.")) for name in unknown]
            raise Problem(400, "unknown_field", detail, errors=errors)
        values: dict[str, Any] = super().to_internal_value(data)
        return values


class ReportSerializer(serializers.ModelSerializer[Article]):
    """How far the machine has come with a report, and the hashes by which its bytes and text are known."""

    url = serializers.HyperlinkedIdentityField(view_name="api-report", help_text="Address at which to ask again.")
    state = CodeField(ArticleState, help_text="received: waits to be read; ready: read; failed: could not be read.")
    publisher = serializers.CharField(source="publisher.slug", help_text="Slug of the outlet.")
    source_sha256 = serializers.CharField(help_text="SHA-256 of the archived bytes.")
    text_sha256 = serializers.CharField(help_text="SHA-256 of the text in Unicode NFC, in UTF-8; offsets of claims count its code points.")

    class Meta:
        model = Article
        fields = (
            "id",
            "url",
            "state",
            "publisher",
            "published_date",
            "title",
            "language",
            "source_sha256",
            "text_sha256",
            "created_at",
            "finished_at",
        )
        read_only_fields = fields
