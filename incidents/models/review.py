"""Submissions and what a second person decided on them."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident
from sources.models import Claim


class Decision(models.TextChoices):
    """What became of a submission."""

    PENDING = "pending", _("in review")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("returned")
    REJECTED = "rejected", _("rejected")


class ReviewKind(models.TextChoices):
    """What the submitter asks for."""

    PUBLICATION = "publication", _("publication")
    RETRACTION = "retraction", _("retraction")


@pghistory.track()
class Review(models.Model):
    """One submission of an incident, and the decision of another person."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="reviews", db_comment="The incident")
    kind = models.CharField(max_length=16, choices=ReviewKind, default=ReviewKind.PUBLICATION, db_comment="A code of ReviewKind")
    revision = models.PositiveIntegerField(db_comment="The incident's revision that was submitted")
    document = models.JSONField(db_comment="The public document as it would be published, at submission")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="submitted_reviews", db_comment="Who submitted it"
    )
    submitted_at = models.DateTimeField(db_comment="When it was submitted")
    note = models.TextField(blank=True, db_comment="What the submitter wants the reviewer to know")
    decision = models.CharField(max_length=16, choices=Decision, default=Decision.PENDING, db_comment="A code of Decision")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="decided_reviews", db_comment="Who decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True, db_comment="When that was decided")
    reason = models.TextField(blank=True, db_comment="Why")

    class Meta:
        db_table_comment = "Submissions and the decisions on them"
        constraints = [
            models.UniqueConstraint(fields=["incident"], condition=Q(decision=Decision.PENDING), name="review_one_pending"),
            models.CheckConstraint(condition=Q(decision__in=Decision.values), name="review_decision_known"),
            models.CheckConstraint(condition=Q(kind__in=ReviewKind.values), name="review_kind_known"),
            models.CheckConstraint(
                condition=Q(decision=Decision.PENDING, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(decision=Decision.PENDING) & Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(reason="")),
                name="review_decision_with_stamps_and_reason",
            ),
            models.CheckConstraint(condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("submitted_by")), name="review_not_of_own_work"),
        ]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self) -> str:
        return f"{self.incident} · {self.get_decision_display()}"


class ReviewComment(models.Model):
    """A remark on a submission, down to one field or one claim."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="comments", db_comment="The submission")
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.CASCADE, related_name="comments", db_comment="The claim it is about, if one"
    )
    field = models.CharField(max_length=64, blank=True, db_comment="The field it is about, if one")
    text = models.TextField(db_comment="The remark")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_comment="Who wrote it")
    at = models.DateTimeField(db_comment="When it was written")

    class Meta:
        db_table_comment = "Remarks on submissions"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="review_comment_not_empty"),
            models.CheckConstraint(condition=Q(claim__isnull=True) | Q(field=""), name="review_comment_on_one_thing"),
        ]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return self.text[:80]
