"""Outlets that publish reports, and their feeds."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class PublisherKind(models.TextChoices):
    """What sort of outlet it is."""

    NEWS_AGENCY = "news_agency", _("news agency")
    NEWSPAPER = "newspaper", _("newspaper or news site")
    BROADCASTER = "broadcaster", _("broadcaster")
    MONITOR = "monitor", _("monitoring organization")
    OFFICIAL = "official", _("official body")
    SOCIAL_MEDIA = "social_media", _("social media account")
    OTHER = "other", _("other")


class SourceScale(models.TextChoices):
    """How far the outlet reports; ACLED's base values of source_scale."""

    LOCAL_PARTNER = "local_partner", _("local partner")
    SUBNATIONAL = "subnational", _("subnational")
    NATIONAL = "national", _("national")
    REGIONAL = "regional", _("regional")
    INTERNATIONAL = "international", _("international")
    NEW_MEDIA = "new_media", _("new media")
    OTHER = "other", _("other")


class Reliability(models.TextChoices):
    """How far the outlet can be relied on; the Admiralty letters."""

    A = "A", _("A – completely reliable")
    B = "B", _("B – usually reliable")
    C = "C", _("C – fairly reliable")
    D = "D", _("D – not usually reliable")
    E = "E", _("E – unreliable")
    F = "F", _("F – cannot be judged")


class Publisher(models.Model):
    """Who published a report, which need not be who said what it says."""

    slug = models.SlugField(max_length=64, unique=True, db_comment="Short public name, used by the API and the command line")
    name_ar = models.CharField(max_length=200, blank=True, db_comment="Arabic name")
    name_en = models.CharField(max_length=200, blank=True, db_comment="English name")
    kind = models.CharField(max_length=16, choices=PublisherKind, default=PublisherKind.OTHER, db_comment="A code of PublisherKind")
    scale = models.CharField(max_length=16, choices=SourceScale, default=SourceScale.OTHER, db_comment="ACLED source_scale")
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F, db_comment="Admiralty letter, A to F")
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True, db_comment="BCP 47 codes it publishes in")
    country = models.CharField(max_length=3, blank=True, db_comment="ISO 3166-1 alpha-3 of its seat, empty if unknown")
    timezone = models.CharField(max_length=64, default="UTC", db_comment="IANA zone in which its dates are written")
    homepage = models.URLField(blank=True, db_comment="Home page")

    class Meta:
        db_table_comment = "Outlets that publish reports"
        constraints = [
            models.CheckConstraint(condition=~models.Q(name_ar="", name_en=""), name="publisher_has_a_name"),
            models.CheckConstraint(condition=models.Q(reliability__in=Reliability.values), name="publisher_reliability_known"),
        ]
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")

    def __str__(self) -> str:
        return self.name_en or self.name_ar


class Feed(models.Model):
    """An address of a publisher that lists its new reports."""

    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="feeds", db_comment="Whose feed")
    url = models.URLField(unique=True, db_comment="Address of the feed")
    language = models.CharField(max_length=8, blank=True, db_comment="BCP 47 code of its items, empty if mixed")
    is_active = models.BooleanField(default=True, db_comment="Whether it is to be read")
    last_polled_at = models.DateTimeField(null=True, blank=True, db_comment="When it was last read")
    last_error = models.TextField(blank=True, db_comment="What went wrong at the last reading, empty if nothing")

    class Meta:
        db_table_comment = "Feeds of publishers"
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")

    def __str__(self) -> str:
        return self.url
