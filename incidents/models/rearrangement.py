"""What people rearranged: incidents merged and split, reports moved, each with the rows as they were, so that it can be undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from incidents.models.incident import Incident


class RearrangementKind(models.TextChoices):
    """What was done."""

    MERGED = "merged", pgettext_lazy("rearrangement", "merged into another incident")
    SPLIT = "split", pgettext_lazy("rearrangement", "split off as a new incident")
    MOVED = "moved", pgettext_lazy("rearrangement", "report moved to another incident")


class Rearrangement(models.Model):
    """One act by which evidence passed from one incident to another; claims are never touched by it."""

    kind = models.CharField(max_length=16, choices=RearrangementKind, db_comment="A code of RearrangementKind")
    source = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="given", db_comment="The incident that gave evidence away")
    target = models.ForeignKey(
        Incident,
        null=True,
        on_delete=models.SET_NULL,
        related_name="taken",
        db_comment="The incident that took it; null once a split was undone",
    )
    target_code = models.CharField(max_length=16, db_comment="Public code of the incident that took it")
    why = models.TextField(db_comment="Why")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_comment="Who did it")
    at = models.DateTimeField(db_comment="When it was done")
    before = models.JSONField(db_comment="The rows of matches and evidence, and the incidents' states, as they were")
    after = models.JSONField(db_comment="The same rows as the act left them; undoing is refused where they have changed since")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_comment="Who undid it"
    )
    undone_at = models.DateTimeField(null=True, blank=True, db_comment="When it was undone")
    undone_why = models.TextField(blank=True, db_comment="Why it was undone")

    class Meta:
        db_table_comment = "Merges, splits and moves, with what they changed"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RearrangementKind.values), name="rearrangement_kind_known"),
            models.CheckConstraint(condition=~Q(why=""), name="rearrangement_has_reason"),
            models.CheckConstraint(condition=Q(target__isnull=True) | ~Q(target=F("source")), name="rearrangement_of_two_incidents"),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True, undone_why="")
                | (Q(undone_by__isnull=False, undone_at__isnull=False) & ~Q(undone_why="")),
                name="rearrangement_undone_with_stamps_and_reason",
            ),
        ]
        indexes = [models.Index(fields=["source", "at"], name="rearrangement_by_source")]
        verbose_name = _("rearrangement")
        verbose_name_plural = _("rearrangements")

    def __str__(self) -> str:
        return f"{self.source} → {self.target_code}"
