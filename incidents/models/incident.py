"""Incidents: what took place, as far as it is held to be true."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.contrib.gis.db import models
from django.db import connection
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from geo.models import WGS84, GeoPrecision, Place
from sources.models import Actor, ActorRole, DatePrecision, EventType


class Grading(models.TextChoices):
    """How well civilian harm is supported; Airwars' five with one for not yet."""

    CONFIRMED = "confirmed", _("confirmed")
    FAIR = "fair", _("fair")
    WEAK = "weak", _("weak")
    CONTESTED = "contested", _("contested")
    DISCOUNTED = "discounted", _("discounted")
    UNGRADED = "ungraded", _("ungraded")


class EstimateRule(models.TextChoices):
    """By which named rule the figures of an incident are computed; the codes of ``incidents.estimates.RULES``."""

    RANGE_ACROSS_ORIGINS = "range_across_origins", _("range across origins")
    SOURCE_HIERARCHY = "source_hierarchy", _("most reliable sources only")
    MAJORITY_OF_ORIGINS = "majority_of_origins", _("majority of origins")
    MOST_CONSERVATIVE = "most_conservative", _("most conservative, as ACLED counts")
    UCDP = "ucdp", _("as UCDP counts")


class IncidentState(models.TextChoices):
    """How far an incident has come on its way to the public."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    RETURNED = "returned", _("returned")
    REJECTED = "rejected", _("rejected")
    PUBLISHED = "published", _("published")
    RETRACTED = "retracted", _("retracted")
    MERGED = "merged", _("merged into another")


EDITABLE_STATES = (IncidentState.DRAFT, IncidentState.RETURNED, IncidentState.PUBLISHED)


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Reads of incidents."""

    def standing(self) -> IncidentQuerySet:
        """Return the incidents that a report may still be attached to."""
        return self.exclude(state__in=[IncidentState.REJECTED, IncidentState.RETRACTED, IncidentState.MERGED])


@pghistory.track()
class Incident(models.Model):
    """One incident, with a public code that is never given twice."""

    code = models.CharField(
        max_length=16, unique=True, db_comment="Public code: ISO 3166-1 alpha-3 of the country and a number, never reused"
    )
    title_ar = models.CharField(_("Arabic title"), max_length=300, blank=True, db_comment="Arabic title")
    title_en = models.CharField(_("English title"), max_length=300, blank=True, db_comment="English title")
    summary = models.TextField(_("Summary"), blank=True, db_comment="What happened, in a few lines")
    event_type = models.CharField(
        _("Kind of event"), max_length=24, choices=EventType, default=EventType.OTHER, db_comment="A code of EventType"
    )
    sub_event_type = models.CharField(
        _("ACLED sub-type"), max_length=64, blank=True, db_comment="ACLED sub_event_type where it differs from the type's usual one"
    )
    start_date = models.DateField(_("First day"), null=True, blank=True, db_comment="First day, local time of the place; null if unknown")
    end_date = models.DateField(_("Last day"), null=True, blank=True, db_comment="Last day, inclusive; null if unknown")
    date_precision = models.CharField(
        _("Date known to"), max_length=16, choices=DatePrecision, blank=True, db_comment="A code of DatePrecision, empty without a date"
    )
    place = models.ForeignKey(
        Place, verbose_name=_("Place"), null=True, blank=True, on_delete=models.PROTECT, related_name="incidents", db_comment="Best place"
    )
    point = models.PointField(_("Position"), srid=WGS84, null=True, blank=True, db_comment="Best position, WGS 84")
    geo_precision = models.CharField(
        _("Place known to"), max_length=24, choices=GeoPrecision, blank=True, db_comment="A code of GeoPrecision, empty without a place"
    )
    country = models.CharField(_("country"), max_length=3, db_comment="ISO 3166-1 alpha-3; ZZZ where not known")
    grading = models.CharField(_("Grading"), max_length=16, choices=Grading, default=Grading.UNGRADED, db_comment="A code of Grading")
    estimate_rule = models.CharField(
        _("Rule of estimates"),
        max_length=32,
        choices=EstimateRule,
        default=EstimateRule.RANGE_ACROSS_ORIGINS,
        db_comment="A code of EstimateRule",
    )
    state = models.CharField(
        _("State"), max_length=16, choices=IncidentState, default=IncidentState.DRAFT, db_comment="A code of IncidentState"
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("Merged into"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
        db_comment="The incident that this one turned out to be",
    )
    revision = models.PositiveIntegerField(default=1, db_comment="Counts the edits, so that a stale form is noticed")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_comment="Who opened it")
    created_at = models.DateTimeField(db_comment="When it was opened")
    updated_at = models.DateTimeField(db_comment="When it was last edited")

    objects = IncidentQuerySet.as_manager()

    class Meta:
        db_table_comment = "Incidents as they are held to have taken place"
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z]{3}[0-9]+$"), name="incident_code"),
            models.CheckConstraint(condition=Q(country__regex=r"^[A-Z]{3}$"), name="incident_country_is_iso3"),
            models.CheckConstraint(
                condition=Q(start_date__isnull=True, end_date__isnull=True, date_precision="")
                | (Q(start_date__isnull=False, end_date__gte=F("start_date")) & ~Q(date_precision="")),
                name="incident_dates_ordered",
            ),
            models.CheckConstraint(
                condition=Q(point__isnull=True, geo_precision="") | (Q(point__isnull=False) & ~Q(geo_precision="")),
                name="incident_point_and_precision",
            ),
            models.CheckConstraint(
                condition=(Q(state=IncidentState.MERGED) & Q(merged_into__isnull=False))
                | (~Q(state=IncidentState.MERGED) & Q(merged_into__isnull=True)),
                name="incident_merged_and_into",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="incident_not_merged_into_itself"),
            models.CheckConstraint(condition=Q(state__in=IncidentState.values), name="incident_state_known"),
            models.CheckConstraint(condition=Q(estimate_rule__in=EstimateRule.values), name="incident_estimate_rule_known"),
        ]
        indexes = [models.Index(fields=["start_date", "country"], name="incident_by_date")]
        permissions = [
            ("curate_incident", "Can read reports, decide on claims and submit incidents"),
            ("decide_review", "Can approve, return and reject submissions"),
        ]
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")

    def __str__(self) -> str:
        return f"{self.code} {self.title_en or self.title_ar}".strip()

    def title(self, language: str) -> str:
        """Return the title in ``language`` ("ar" or "en"), else the other one, else the code."""
        first, second = (self.title_ar, self.title_en) if language == "ar" else (self.title_en, self.title_ar)
        return first or second or self.code


def next_code(country: str) -> str:
    """Return a code that no incident has had: ``country`` (ISO 3166-1 alpha-3) and the next number of one sequence for all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('incidents_incident_number')")
        (number,) = cursor.fetchone()
    return f"{country}{number}"


class ParticipationStatus(models.TextChoices):
    """How settled it is that an actor had that part."""

    ALLEGED = "alleged", pgettext_lazy("participation", "alleged")
    CLAIMED = "claimed", pgettext_lazy("participation", "claimed by itself")
    DENIED = "denied", pgettext_lazy("participation", "denied by itself")


class Participation(models.Model):
    """The part that an actor is said to have had in an incident; derives from actor claims."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="participations", db_comment="The incident")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="participations", db_comment="The actor")
    role = models.CharField(max_length=24, choices=ActorRole, db_comment="A code of ActorRole")
    status = models.CharField(
        max_length=16, choices=ParticipationStatus, default=ParticipationStatus.ALLEGED, db_comment="A code of ParticipationStatus"
    )

    class Meta:
        db_table_comment = "Who is said to have taken what part"
        constraints = [models.UniqueConstraint(fields=["incident", "actor", "role"], name="participation_once")]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")

    def __str__(self) -> str:
        return f"{self.actor} · {self.get_role_display()}"
