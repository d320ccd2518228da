"""Tables of other datasets as they were imported: every cell of every row, and the incident that each row became."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from incidents.models.incident import Incident
from sources.models import Article


class TableLayout(models.TextChoices):
    """Whose columns a table has; the names of ``incidents.layouts.LAYOUTS``."""

    ACLED = "acled", "ACLED"
    UCDP = "ucdp", "UCDP GED"


class ImportedTable(models.Model):
    """One file of events, as it was published."""

    layout = models.CharField(max_length=16, choices=TableLayout, db_comment="A code of TableLayout")
    file_name = models.CharField(max_length=255, db_comment="Name of the file")
    sha256 = models.CharField(max_length=64, unique=True, db_comment="SHA-256 of the file's bytes")
    columns = ArrayField(models.TextField(), db_comment="Names of the columns, in their order")
    tags = ArrayField(models.TextField(), default=list, db_comment="The tag row of HXL; empty without one")
    has_bom = models.BooleanField(default=False, db_comment="Whether the file began with a byte order mark")
    newline = models.CharField(max_length=2, db_comment="How its lines ended")
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_comment="Who imported it")
    imported_at = models.DateTimeField(db_comment="When it was imported")

    class Meta:
        db_table_comment = "Files of events that were imported"
        constraints = [models.CheckConstraint(condition=models.Q(layout__in=TableLayout.values), name="imported_table_layout_known")]
        verbose_name = _("imported table")
        verbose_name_plural = _("imported tables")

    def __str__(self) -> str:
        return self.file_name


class ImportedRow(models.Model):
    """One row of an imported table with all its cells, and what it became."""

    table = models.ForeignKey(ImportedTable, on_delete=models.PROTECT, related_name="rows", db_comment="The table")
    line = models.PositiveIntegerField(db_comment="Line of the file on which the row ends")
    key = models.CharField(max_length=64, db_comment="The dataset's own id of the event")
    cells = ArrayField(models.TextField(), db_comment="The cells as they stood, in the order of the table's columns")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="imported_rows", db_comment="The row as a report")
    incident = models.ForeignKey(
        Incident, null=True, on_delete=models.SET_NULL, related_name="imported_rows", db_comment="The incident that it was opened for"
    )

    class Meta:
        db_table_comment = "Rows of imported tables, cell by cell"
        constraints = [models.UniqueConstraint(fields=["table", "line"], name="imported_row_once")]
        indexes = [models.Index(fields=["key"], name="imported_row_by_key")]
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")

    def __str__(self) -> str:
        return self.key
