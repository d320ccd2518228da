"""What was imported, and from whom."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _


class Dataset(models.Model):
    """A file of places or outlines that was imported: whom to credit, and how far the import came."""

    name = models.CharField(max_length=100, db_comment="Name to credit")
    file = models.CharField(max_length=200, db_comment="Name of the file, without folders")
    licence = models.CharField(max_length=100, db_comment="License under which it was published")
    url = models.URLField(blank=True, db_comment="Where it was published, empty if unknown")
    version = models.CharField(max_length=40, blank=True, db_comment="Version or date of the data, empty if unknown")
    rows = models.PositiveIntegerField(default=0, db_comment="Rows taken from it")
    lines_read = models.PositiveIntegerField(default=0, db_comment="Lines dealt with; the next run goes on there until it is done")
    digest = models.CharField(max_length=64, db_comment="SHA-256 of the file, hexadecimal: only the same file goes on where it stopped")
    imported_at = models.DateTimeField(null=True, blank=True, db_comment="When the import ended; null while it is unfinished")

    class Meta:
        db_table_comment = "Imported files of places and outlines, for attribution"
        constraints = [models.UniqueConstraint(fields=["name", "file"], name="dataset_name_file")]
        verbose_name = _("dataset")
        verbose_name_plural = _("datasets")

    def __str__(self) -> str:
        return f"{self.name} ({self.file})"
