"""Reports that share most of their words, and the figures in which they differ."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sources.models.article import Article


class NearCopy(models.Model):
    """That a report has nearly the words of an earlier one.

    Where their figures differ it is no copy but an update, and each difference is kept: outcome, group, and the lowest and highest number
    in both, as ``ours`` and ``theirs``.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="near_copies", db_comment="The later report")
    original = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+", db_comment="The report handed in before it")
    jaccard = models.FloatField(db_comment="Share of all runs of three words of both that both have, 0 to 1")
    containment = models.FloatField(db_comment="Share of the shorter one's runs that the other has, 0 to 1")
    differences = models.JSONField(default=list, blank=True, db_comment="Figures that differ; empty for a copy")

    class Meta:
        db_table_comment = "Reports with nearly the same words as an earlier one"
        constraints = [
            models.UniqueConstraint(fields=["article", "original"], name="near_copy_once"),
            models.CheckConstraint(condition=~Q(article=F("original")), name="near_copy_of_another"),
            models.CheckConstraint(
                condition=Q(jaccard__gte=0, jaccard__lte=1, containment__gte=0, containment__lte=1), name="near_copy_shares"
            ),
        ]
        verbose_name = _("near-copy")
        verbose_name_plural = _("near-copies")

    def __str__(self) -> str:
        return f"{self.article_id} ≈ {self.original_id}"

    @property
    def is_update(self) -> bool:
        """Whether it gives other figures than the earlier report."""
        return bool(self.differences)

    @property
    def percent(self) -> int:
        """The share of the words that both have, of both or of the shorter one, in percent."""
        return round(100 * max(self.jaccard, self.containment))
