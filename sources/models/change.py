"""What a later reading of a report made of the claims that stood before it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sources.models.claim import Claim
from sources.models.run import ExtractionRun


class ChangeKind(models.TextChoices):
    """How a reading differs from the one before it."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    GONE = "gone", _("no longer found")
    KEPT = "kept", _("found again")


class ClaimChange(models.Model):
    """One claim as a reading found it, against the claim that stood before; written once, with its run."""

    run = models.ForeignKey(ExtractionRun, on_delete=models.PROTECT, related_name="changes", db_comment="The later reading")
    change = models.CharField(max_length=8, choices=ChangeKind, db_comment="A code of ChangeKind")
    before = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="changes_from",
        db_comment="The claim that stood; null if added",
    )
    after = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="changes_to",
        db_comment="The claim that was read; null if gone, the same as before if found again",
    )

    class Meta:
        db_table_comment = "What later readings added, changed, no longer found or found again"
        constraints = [
            models.CheckConstraint(
                condition=Q(change=ChangeKind.ADDED, before__isnull=True, after__isnull=False)
                | Q(change=ChangeKind.GONE, before__isnull=False, after__isnull=True)
                | (Q(change=ChangeKind.CHANGED, before__isnull=False, after__isnull=False) & ~Q(before=F("after")))
                | Q(change=ChangeKind.KEPT, before__isnull=False, after__isnull=False, before=F("after")),
                name="claim_change_sides",
            ),
        ]
        verbose_name = _("change of a claim")
        verbose_name_plural = _("changes of claims")

    def __str__(self) -> str:
        return f"{self.change}: {self.after or self.before}"
