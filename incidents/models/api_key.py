"""Keys with which programs hand in reports."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from rest_framework_api_key.models import AbstractAPIKey


class Scope(models.TextChoices):
    """What a key may do."""

    READ = "read", _("read what is public, at a higher rate")
    INGEST = "ingest", _("hand in reports")


class ApiKey(AbstractAPIKey):
    """A key of one person's program; only its hash is kept, so it can be read once, when it is made."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_keys", db_comment="Who answers for what it does"
    )
    scopes = ArrayField(models.CharField(max_length=16, choices=Scope), default=list, db_comment="Codes of Scope")

    class Meta(AbstractAPIKey.Meta):
        db_table_comment = "Hashed API keys"
        verbose_name = _("API key")  # type: ignore[assignment]  # the parent's Meta has plain strings
        verbose_name_plural = _("API keys")  # type: ignore[assignment]  # likewise
