"""By what incidents are found again: the names of their places and the units around them, kept in step by ``services.indexing``."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from geo.models import Place
from incidents.models.incident import Incident


class IncidentName(models.Model):
    """One name that reports may have for the place of an incident."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="place_names", db_comment="The incident")
    key = models.CharField(max_length=200, db_comment="Folded words of the name: incidents.matching.name_key")
    joined = models.CharField(max_length=200, db_comment="The key without spaces")
    name = models.CharField(max_length=200, db_comment="As written")
    is_main = models.BooleanField(db_comment="Whether the place itself is called so, rather than what it lies in or by")
    is_area = models.BooleanField(db_comment="Whether a whole country, governorate or large city is called so")
    first_day = models.DateField(null=True, db_comment="First day of the incident; null if unknown")

    class Meta:
        db_table_comment = "Names by which incidents are looked for, derived from titles, places and claims"
        constraints = [models.UniqueConstraint(fields=["incident", "key"], name="incident_name_once")]
        indexes = [
            models.Index(
                "joined", models.F("first_day").desc(nulls_last=True), name="incident_name_by_day", condition=models.Q(is_area=False)
            )
        ]
        verbose_name = _("name of an incident's place")
        verbose_name_plural = _("names of incidents' places")

    def __str__(self) -> str:
        return self.name


class IncidentArea(models.Model):
    """One administrative unit that an incident lies in."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="areas", db_comment="The incident")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+", db_comment="The unit")
    level = models.PositiveSmallIntegerField(db_comment="1 governorate, 2 district, 3 sub-district")
    first_day = models.DateField(null=True, db_comment="First day of the incident; null if unknown")

    class Meta:
        db_table_comment = "Units that incidents lie in, derived from their places and the outlines of units"
        constraints = [models.UniqueConstraint(fields=["incident", "place"], name="incident_area_once")]
        indexes = [models.Index(fields=["place", "first_day"], name="incident_area_by_day")]
        verbose_name = _("unit around an incident")
        verbose_name_plural = _("units around incidents")

    def __str__(self) -> str:
        return f"{self.incident_id} in {self.place_id}"
