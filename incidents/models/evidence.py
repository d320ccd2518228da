"""Which report is about which incident, which claim supports it, and what follows for the figures."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from incidents.models.incident import Incident
from sources.models import Article, Claim, Group, Outcome


class Judgement(models.TextChoices):
    """What a person decided on a proposed link."""

    UNJUDGED = "unjudged", pgettext_lazy("judgement", "not yet judged")
    POSITIVE = "positive", pgettext_lazy("judgement", "same incident")
    NEGATIVE = "negative", pgettext_lazy("judgement", "different incident")
    UNSURE = "unsure", pgettext_lazy("judgement", "unsure")


_JUDGED_WITH_STAMPS = (Q(judgement=Judgement.UNJUDGED) & Q(by__isnull=True, at__isnull=True)) | (
    ~Q(judgement=Judgement.UNJUDGED) & Q(by__isnull=False, at__isnull=False)
)


class Match(models.Model):
    """That a report may be about an incident: the machine's score with its reasons, and a person's judgement."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="matches", db_comment="The report")
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="matches", db_comment="The incident")
    score = models.FloatField(db_comment="0 to 1, how alike the machine finds them; 1 where a person chose it unprompted")
    reasons = models.JSONField(default=list, blank=True, db_comment="Why: list of code and values")
    judgement = models.CharField(max_length=16, choices=Judgement, default=Judgement.UNJUDGED, db_comment="A code of Judgement")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_comment="Who judged"
    )
    at = models.DateTimeField(null=True, blank=True, db_comment="When that was judged")
    is_primary = models.BooleanField(default=False, db_comment="Whether this is the one incident that the report is mainly about")

    class Meta:
        db_table_comment = "Reports held against incidents: proposals and judgements"
        constraints = [
            models.UniqueConstraint(fields=["article", "incident"], name="match_once"),
            models.UniqueConstraint(fields=["article"], condition=Q(is_primary=True), name="match_one_primary"),
            models.CheckConstraint(condition=Q(is_primary=False) | Q(judgement=Judgement.POSITIVE), name="match_primary_is_positive"),
            models.CheckConstraint(condition=Q(judgement__in=Judgement.values), name="match_judgement_known"),
            models.CheckConstraint(condition=_JUDGED_WITH_STAMPS, name="match_judgement_and_stamps"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="match_score_range"),
        ]
        verbose_name = _("match")
        verbose_name_plural = _("matches")

    def __str__(self) -> str:
        return f"{self.article_id} → {self.incident}"


@pghistory.track()
class Evidence(models.Model):
    """That a claim speaks of an incident. Merging and splitting move this row and never edit the claim."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence", db_comment="The claim")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="evidence", db_comment="The incident")
    judgement = models.CharField(max_length=16, choices=Judgement, default=Judgement.POSITIVE, db_comment="A code of Judgement")
    score = models.FloatField(default=1.0, db_comment="0 to 1, how sure the link is; 1 where a person made it")
    why = models.TextField(blank=True, db_comment="Why, where a reason was given")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_comment="Who judged"
    )
    at = models.DateTimeField(null=True, blank=True, db_comment="When that was judged")

    class Meta:
        db_table_comment = "Which claim speaks of which incident"
        constraints = [
            models.UniqueConstraint(fields=["claim", "incident"], name="evidence_once"),
            models.CheckConstraint(condition=Q(judgement__in=Judgement.values), name="evidence_judgement_known"),
            models.CheckConstraint(condition=_JUDGED_WITH_STAMPS, name="evidence_judgement_and_stamps"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="evidence_score_range"),
        ]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return f"{self.claim} → {self.incident}"


class Estimate(models.Model):
    """Low, best and high of one outcome in one group, computed from accepted claims by a named rule."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="estimates", db_comment="The incident")
    outcome = models.CharField(max_length=16, choices=Outcome, db_comment="A code of Outcome")
    group = models.CharField(max_length=24, choices=Group, db_comment="A code of Group")
    nationality = models.CharField(max_length=3, blank=True, db_comment="ISO 3166-1 alpha-3 that restricts the group, else empty")
    low = models.PositiveIntegerField(null=True, blank=True, db_comment="Lowest estimate; null if no claim gives a figure")
    best = models.PositiveIntegerField(
        null=True, blank=True, db_comment="Best estimate; null if no claim names a figure or the rule finds none"
    )
    high = models.PositiveIntegerField(null=True, blank=True, db_comment="Highest estimate; null if no claim gives a figure")
    is_open = models.BooleanField(default=False, db_comment='Whether the highest estimate is a minimum, as of "at least 13"')
    rule = models.CharField(max_length=32, db_comment="Name of the rule that computed it")
    derivation = models.JSONField(default=dict, db_comment="The origins, their figures and the steps")
    override_low = models.PositiveIntegerField(null=True, blank=True, db_comment="A person's lowest estimate")
    override_best = models.PositiveIntegerField(null=True, blank=True, db_comment="A person's best estimate")
    override_high = models.PositiveIntegerField(null=True, blank=True, db_comment="A person's highest estimate")
    override_why = models.TextField(blank=True, db_comment="Why a person overrode the rule, empty if nobody did")
    override_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_comment="Who overrode it"
    )
    override_at = models.DateTimeField(null=True, blank=True, db_comment="When it was overridden")
    override_basis = models.JSONField(
        null=True, blank=True, db_comment="What the rule had computed when it was overridden: low, best, high; null if nobody overrode it"
    )

    class Meta:
        db_table_comment = "Computed figures, with their derivation"
        constraints = [
            models.UniqueConstraint(fields=["incident", "outcome", "group", "nationality"], name="estimate_once"),
            models.CheckConstraint(
                condition=Q(low__isnull=True, best__isnull=True, high__isnull=True, is_open=False)
                | (Q(low__lte=F("high")) & (Q(best__isnull=True) | Q(low__lte=F("best"), best__lte=F("high")))),
                name="estimate_ordered",
            ),
            models.CheckConstraint(
                condition=Q(
                    override_low__isnull=True,
                    override_best__isnull=True,
                    override_high__isnull=True,
                    override_why="",
                    override_by__isnull=True,
                    override_at__isnull=True,
                    override_basis__isnull=True,
                )
                | (
                    Q(
                        override_low__lte=F("override_best"),
                        override_best__lte=F("override_high"),
                        override_by__isnull=False,
                        override_at__isnull=False,
                        override_basis__isnull=False,
                    )
                    & ~Q(override_why="")
                ),
                name="estimate_override_whole_with_reason",
            ),
        ]
        verbose_name = _("estimate")
        verbose_name_plural = _("estimates")

    def __str__(self) -> str:
        return f"{self.outcome}/{self.group}: {self.low}–{self.best}–{self.high}"

    @property
    def computed(self) -> list[int | None]:
        """Return low, best and high as the rule has them now."""
        return [self.low, self.best, self.high]

    @property
    def is_override_outdated(self) -> bool:
        """Say whether a person overrode other numbers than the rule now computes: new evidence may change their mind."""
        return self.override_by_id is not None and self.override_basis != self.computed
