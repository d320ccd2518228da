"""Reports as they were archived: the bytes, each capture of them, and the text that was read."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.models.publisher import Publisher

_SHA256 = r"^[0-9a-f]{64}$"


def captures_storage() -> Storage:
    """Return the storage of archived bytes, so that migrations name no folder."""
    return storages["captures"]


class DateBasis(models.TextChoices):
    """How the day of publication is known."""

    PERSON = "person", _("a person said so")
    PAGE_METADATA = "page_metadata", _("the page's own data")
    URL = "url", _("the address")
    FEED = "feed", _("the feed")
    UNKNOWN = "unknown", _("not known")


class ArticleState(models.TextChoices):
    """How far the machine has come with a report."""

    RECEIVED = "received", _("waiting to be read")
    READY = "ready", _("read")
    FAILED = "failed", _("could not be read")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Reads of reports."""

    def unfinished(self) -> ArticleQuerySet:
        """Return the reports that no worker has finished, oldest first."""
        return self.filter(state=ArticleState.RECEIVED).order_by("created_at", "pk")


class Article(models.Model):
    """A report: who published it, when, and its text, which never changes."""

    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="articles", db_comment="Who published it")
    url = models.URLField(max_length=2000, blank=True, db_comment="Address as given, empty if none")
    canonical_url = models.URLField(max_length=2000, blank=True, db_comment="Address without tracking parts, empty if none")
    title = models.CharField(max_length=500, blank=True, db_comment="Headline as published")
    language = models.CharField(max_length=8, blank=True, db_comment="BCP 47 code of the text, empty until read or where none is read")
    published_date = models.DateField(null=True, blank=True, db_comment="Day of publication in the publisher's time zone; null if unknown")
    published_basis = models.CharField(
        max_length=16, choices=DateBasis, default=DateBasis.UNKNOWN, db_comment="How that day is known; a code of DateBasis"
    )
    text = models.TextField(db_comment="The text in Unicode NFC; offsets of claims count its code points")
    text_sha256 = models.CharField(max_length=64, db_comment="SHA-256 of the text in UTF-8")
    source_sha256 = models.CharField(max_length=64, unique=True, db_comment="SHA-256 of the archived bytes that the text was read from")
    copy_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies", db_comment="The report of which it is a near-copy"
    )
    state = models.CharField(max_length=16, choices=ArticleState, default=ArticleState.RECEIVED, db_comment="A code of ArticleState")
    finished_at = models.DateTimeField(null=True, blank=True, db_comment="When the machine was done with it, well or badly")
    last_error = models.TextField(blank=True, db_comment="Why it could not be read, empty if it could")
    attempts = models.PositiveSmallIntegerField(default=0, db_comment="How often a worker has begun to read it")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="handed_in_articles",
        db_comment="Who handed it in first; null for the command line",
    )
    created_at = models.DateTimeField(db_comment="When it was first handed in")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        db_table_comment = "Reports: immutable text of archived bytes"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(text_sha256__regex=_SHA256) & models.Q(source_sha256__regex=_SHA256), name="article_sha256"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="article_text_not_empty"),
            models.CheckConstraint(
                condition=models.Q(published_date__isnull=True, published_basis=DateBasis.UNKNOWN)
                | (models.Q(published_date__isnull=False) & ~models.Q(published_basis=DateBasis.UNKNOWN)),
                name="article_date_and_basis_together",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ArticleState.RECEIVED, finished_at__isnull=True)
                | (~models.Q(state=ArticleState.RECEIVED) & models.Q(finished_at__isnull=False)),
                name="article_state_and_stamp",
            ),
            models.CheckConstraint(condition=models.Q(state__in=ArticleState.values), name="article_state_known"),
            models.CheckConstraint(
                condition=(models.Q(state=ArticleState.FAILED) & ~models.Q(last_error="")) | ~models.Q(state=ArticleState.FAILED),
                name="article_failure_has_a_reason",
            ),
            models.CheckConstraint(condition=~models.Q(copy_of=models.F("id")), name="article_not_its_own_copy"),
        ]
        indexes = [
            models.Index(fields=["state", "created_at"], name="article_queue"),
            models.Index(fields=["publisher", "published_date"], name="article_publisher_date"),
            GinIndex(fields=["title"], opclasses=["gin_trgm_ops"], name="article_title_trigrams"),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="article_text_never_changes", fields=["text", "text_sha256", "source_sha256"]),
        ]
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return self.title or self.text[:80]


class Capture(models.Model):
    """One fetch or upload of a report's bytes; written once, never changed, never deleted."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="captures", db_comment="The report")
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, related_name="+", db_comment="Who was said to have published these bytes"
    )
    url_asked = models.URLField(max_length=2000, blank=True, db_comment="Address asked for or given, empty if none")
    url_final = models.URLField(max_length=2000, blank=True, db_comment="Address that answered, empty if nothing was fetched")
    status = models.PositiveSmallIntegerField(null=True, blank=True, db_comment="HTTP status, null if nothing was fetched")
    headers = models.JSONField(default=dict, blank=True, db_comment="HTTP headers of the answer, empty if nothing was fetched")
    captured_at = models.DateTimeField(db_comment="When the bytes arrived")
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_comment="Who handed them in"
    )
    agent = models.CharField(max_length=200, db_comment="Program and door through which they came: web, api or command line")
    raw = models.FileField(storage=captures_storage, max_length=200, db_comment="Where the bytes lie in the storage of captures")
    sha256 = models.CharField(max_length=64, db_comment="SHA-256 of the bytes")
    size = models.PositiveIntegerField(db_comment="Number of bytes")
    media_type = models.CharField(max_length=100, db_comment="Media type, such as text/plain; charset=utf-8")

    class Meta:
        db_table_comment = "Each fetch or upload of bytes; write-once"
        constraints = [models.CheckConstraint(condition=models.Q(sha256__regex=_SHA256), name="capture_sha256")]
        indexes = [models.Index(fields=["sha256"], name="capture_by_hash")]
        triggers = [
            pgtrigger.Protect(name="capture_write_once", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="capture_never_changes", exclude=["captured_by"]),
        ]
        verbose_name = _("capture")
        verbose_name_plural = _("captures")

    def __str__(self) -> str:
        return f"{self.agent} {self.sha256[:12]}"
