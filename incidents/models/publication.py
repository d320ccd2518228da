"""What was published, version by version, and what stands published now."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from geo.models import WGS84
from incidents.models.incident import Incident
from incidents.models.map_cell import CELL_TRIGGERS

_SHA256 = r"^[0-9a-f]{64}$"

_FOLLOWS_LAST = """
    IF NOT EXISTS (SELECT FROM incidents_publication WHERE seq = NEW.seq - 1 AND sha256 = NEW.previous_sha256) THEN
        RAISE EXCEPTION 'Entry % of the ledger does not follow the one before: number or hash is not right', NEW.seq
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
"""


class PublicationKind(models.TextChoices):
    """What a publication does."""

    PUBLISHED = "published", _("published")
    CORRECTED = "corrected", _("corrected")
    MERGED = "merged", _("merged")
    SPLIT = "split", _("split")
    RETRACTED = "retracted", _("retracted")


#: Publications after which an incident is not public any more; they say why, and where it went.
TOMBSTONES = (PublicationKind.MERGED, PublicationKind.RETRACTED)


class Publication(models.Model):
    """One numbered entry of the ledger: the whole public document, chained to the entry before by its hash."""

    seq = models.PositiveBigIntegerField(primary_key=True, db_comment="Number in the ledger, from 1, without gaps")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="publications", db_comment="The incident")
    version = models.PositiveIntegerField(db_comment="Version of the incident's public document, from 1")
    kind = models.CharField(max_length=16, choices=PublicationKind, db_comment="A code of PublicationKind")
    document = models.JSONField(db_comment="The complete public document")
    sha256 = models.CharField(
        max_length=64, unique=True, db_comment="SHA-256 over the canonical JSON (RFC 8785) of the entry with the hash before"
    )
    previous_sha256 = models.CharField(max_length=64, blank=True, db_comment="Hash of the entry before, empty for the first")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_comment="Who approved it; not public"
    )
    published_at = models.DateTimeField(db_comment="When it was published")

    class Meta:
        db_table_comment = "Append-only ledger of public documents"
        constraints = [
            models.UniqueConstraint(fields=["incident", "version"], name="publication_version_once"),
            models.CheckConstraint(condition=Q(kind__in=PublicationKind.values), name="publication_kind_known"),
            models.CheckConstraint(condition=Q(version__gte=1), name="publication_version_from_one"),
            models.CheckConstraint(condition=Q(sha256__regex=_SHA256), name="publication_sha256"),
            models.CheckConstraint(
                condition=(Q(seq=1) & Q(previous_sha256="")) | (Q(seq__gt=1) & Q(previous_sha256__regex=_SHA256)),
                name="publication_chained",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="publication_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="publication_not_truncated",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'The ledger is append-only: % is not emptied', TG_TABLE_NAME;",
            ),
            pgtrigger.Trigger(
                name="publication_follows_last",
                # After the insert, so that a statement may append many; as numbers are unique, each has the one before but the first.
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__seq__gt=1),
                func=_FOLLOWS_LAST,
            ),
        ]
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self) -> str:
        return f"{self.seq}: {self.incident} v{self.version}"


class PublishedIncident(models.Model):
    """An incident as it is published now: flat columns to filter by, and the document. Public reads touch this table alone."""

    incident = models.OneToOneField(
        Incident, primary_key=True, on_delete=models.CASCADE, related_name="published", db_comment="The incident"
    )
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, related_name="+", db_comment="The ledger's entry that it shows"
    )
    code = models.CharField(max_length=16, unique=True, db_comment="Public code")
    version = models.PositiveIntegerField(db_comment="Version shown")
    title_ar = models.CharField(max_length=300, blank=True, db_comment="Arabic title")
    title_en = models.CharField(max_length=300, blank=True, db_comment="English title")
    event_type = models.CharField(max_length=24, db_comment="A code of EventType")
    start_date = models.DateField(null=True, db_comment="First day; null if unknown")
    end_date = models.DateField(null=True, db_comment="Last day, inclusive; null if unknown")
    country = models.CharField(max_length=3, db_comment="ISO 3166-1 alpha-3; ZZZ where not known")
    point = models.PointField(srid=WGS84, null=True, db_comment="Best position, WGS 84; null if unknown")
    geo_precision = models.CharField(max_length=24, blank=True, db_comment="A code of GeoPrecision")
    grading = models.CharField(max_length=16, db_comment="A code of Grading")
    killed_low = models.PositiveIntegerField(null=True, db_comment="Lowest estimate of all killed; null if no figure")
    killed_best = models.PositiveIntegerField(null=True, db_comment="Best estimate of all killed; null if no figure")
    killed_high = models.PositiveIntegerField(null=True, db_comment="Highest estimate of all killed; null if no figure")
    search = SearchVectorField(null=True, db_comment="Words of titles, places, actors and quotations, Arabic and Latin")
    document = models.JSONField(db_comment="The complete public document")
    published_at = models.DateTimeField(db_comment="When this version was published")

    class Meta:
        db_table_comment = "Incidents as now published, one row each"
        constraints = [
            models.CheckConstraint(
                condition=Q(killed_low__isnull=True) | Q(killed_low__lte=F("killed_high")), name="published_killed_ordered"
            )
        ]
        indexes = [
            models.Index(F("start_date").desc(nulls_last=True), F("incident").desc(), name="published_by_date"),
            GinIndex(fields=["search"], name="published_search"),
            # In the order of map tiles, with all that a tile shows: PostgreSQL makes a tile from the index alone.
            models.Index(
                Func("point", function="waqia_map_key"),
                name="published_on_map",
                condition=Q(point__isnull=False),
                include=[
                    "point",
                    "incident",
                    "code",
                    "event_type",
                    "start_date",
                    "killed_low",
                    "killed_high",
                    "geo_precision",
                    "title_ar",
                    "title_en",
                ],
            ),
        ]
        triggers = CELL_TRIGGERS
        verbose_name = _("published incident")
        verbose_name_plural = _("published incidents")

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"
