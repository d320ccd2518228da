"""Each time an extractor read a report, and what each reading changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.models.article import Article


class ExtractionRun(models.Model):
    """One reading of one report by one version of one extractor; of each extractor's readings, the last one stands."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="runs", db_comment="The report that was read")
    extractor = models.CharField(max_length=32, db_comment="Name of the extractor")
    version = models.CharField(max_length=32, db_comment="Version of the extractor")
    configuration_sha256 = models.CharField(max_length=64, db_comment="SHA-256 over its rules' data")
    started_at = models.DateTimeField(db_comment="When it began")
    duration_ms = models.FloatField(db_comment="How long it took, in milliseconds")
    is_current = models.BooleanField(default=True, db_comment="Whether it is the last reading by this extractor")
    replaces = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
        db_comment="The reading by the same extractor that stood before it; null for the first",
    )
    model = models.CharField(max_length=100, blank=True, db_comment="Language model that was asked, empty if none")
    prompt_sha256 = models.CharField(max_length=64, blank=True, db_comment="SHA-256 of what the model was asked, empty if none was")
    input_tokens = models.PositiveIntegerField(default=0, db_comment="Tokens that the model read, all tries together")
    output_tokens = models.PositiveIntegerField(default=0, db_comment="Tokens that the model wrote, all tries together")
    cost = models.DecimalField(
        max_digits=12, decimal_places=6, null=True, blank=True, db_comment="Cost at the prices of that day; null where no price was set"
    )
    dropped = models.JSONField(default=dict, blank=True, db_comment="Claims that failed the check against the text: number by reason")
    last_error = models.TextField(blank=True, db_comment="Why there is no reading, empty if there is one")

    class Meta:
        db_table_comment = "Readings of reports by extractors"
        constraints = [
            models.UniqueConstraint(fields=["article", "extractor"], condition=models.Q(is_current=True), name="run_one_current"),
            models.CheckConstraint(condition=models.Q(duration_ms__gte=0), name="run_duration_not_negative"),
            models.CheckConstraint(condition=models.Q(is_current=False) | models.Q(last_error=""), name="run_that_failed_never_stands"),
            models.CheckConstraint(condition=~models.Q(replaces=models.F("id")), name="run_not_its_own_predecessor"),
        ]
        verbose_name = _("extraction run")
        verbose_name_plural = _("extraction runs")

    def __str__(self) -> str:
        return f"{self.extractor} {self.version}"
