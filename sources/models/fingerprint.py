"""By what reports are found again: runs of words that copies share, and words that few reports have."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.models.article import Article


class Fingerprint(models.Model):
    """What ``sources.extraction.fingerprints`` makes of a report's text."""

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="fingerprint", db_comment="The report")
    shingles = ArrayField(models.BigIntegerField(), db_comment="The least hashes of its runs of three words, in order")
    shingle_count = models.PositiveIntegerField(db_comment="How many different runs of three words it has")
    words = ArrayField(models.TextField(), db_comment="Its folded words, each once")

    class Meta:
        db_table_comment = "Sketches of reports by which near-copies and rare words are found"
        indexes = [
            GinIndex(fields=["shingles"], name="fingerprint_shingles", fastupdate=False),
            GinIndex(fields=["words"], name="fingerprint_words", fastupdate=False),
        ]
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")

    def __str__(self) -> str:
        return f"{self.article_id}: {self.shingle_count}"
