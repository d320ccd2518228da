"""Outlines of administrative units."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

from geo.models.choices import WEB_MERCATOR, WGS84
from geo.models.map_layer import MapLayer, notes_changes_of
from geo.models.place import Place


def coarse_outline(meters: int) -> models.GeneratedField:
    """Return a column with the outline as a map draws it from afar: in the map's projection, its corners moved onto a grid.

    Neighbors share corners, and the grid moves both the same way: no gap opens between them, as it would if each were simplified for
    itself.
    """
    world = "ST_MakeEnvelope(-180, -85.05, 180, 85.05, 4326)"  # the projection has no poles
    return models.GeneratedField(
        expression=Func(
            "outline", template=f"ST_SnapToGrid(ST_Transform(ST_ClipByBox2D(%(expressions)s, {world}), {WEB_MERCATOR}), {meters})"
        ),
        output_field=models.GeometryField(srid=WEB_MERCATOR, null=True, spatial_index=False),
        db_persist=True,
        db_comment=f"Outline in Web Mercator on a grid of {meters} m, for maps of wide areas",
    )


class Area(models.Model):
    """The outline of an administrative unit."""

    level = models.PositiveSmallIntegerField(db_comment="0 country, 1 governorate, 2 district, 3 sub-district, 4 community")
    pcode = models.CharField(max_length=32, db_comment="OCHA P-code; of a country its ISO 3166-1 alpha-3; else the code of its file")
    country = models.CharField(max_length=3, db_comment="ISO 3166-1 alpha-3")
    name_ar = models.CharField(max_length=200, blank=True, db_comment="Arabic name")
    name_en = models.CharField(max_length=200, blank=True, db_comment="English name")
    outline = models.MultiPolygonField(srid=WGS84, db_comment="Outline, WGS 84")
    outline_far = coarse_outline(4892)
    outline_middle = coarse_outline(306)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="areas", db_comment="The place of this outline"
    )

    class Meta:
        db_table_comment = "Outlines of administrative units, by level"
        constraints = [
            models.UniqueConstraint(fields=["level", "pcode"], name="area_level_pcode"),
            models.CheckConstraint(condition=models.Q(level__lte=4), name="area_level_range"),
            models.CheckConstraint(condition=models.Q(country__regex=r"^[A-Z]{3}$"), name="area_country_is_iso3"),
        ]
        triggers = [notes_changes_of(MapLayer.BOUNDARIES)]
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self) -> str:
        return self.name_en or self.name_ar or self.pcode
