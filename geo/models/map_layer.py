"""Whether what the maps are drawn from has changed."""

from __future__ import annotations

import pgtrigger
from django.contrib.gis.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class MapLayer(models.TextChoices):
    """The layers of the base map."""

    PLACES = "places", _("places")
    BOUNDARIES = "boundaries", _("boundaries")


class LayerChange(models.Model):
    """One transaction that touched what a layer is drawn from.

    Rows are only added, so that writers never wait for each other, and counted, so that the count differs as soon as any of them
    commits: a number from a sequence, or a time, would differ before.
    """

    layer = models.CharField(max_length=16, choices=MapLayer, db_comment="A code of MapLayer")
    at = models.DateTimeField(db_default=Now(), db_comment="When the transaction began")

    class Meta:
        db_table_comment = "Transactions that changed a layer of the base map; kept by triggers"
        constraints = [models.CheckConstraint(condition=models.Q(layer__in=MapLayer.values), name="layer_change_layer_known")]
        indexes = [models.Index(fields=["layer", "id"], name="layer_change_by_layer")]
        verbose_name = _("change of a map layer")
        verbose_name_plural = _("changes of map layers")

    def __str__(self) -> str:
        return f"{self.layer} {self.pk}"


def notes_changes_of(layer: MapLayer) -> pgtrigger.Trigger:
    """Return the trigger of a table that ``layer`` is drawn from: one row for each transaction, however many statements it has."""
    setting = f"waqia.{layer.value}_changed"
    return pgtrigger.Trigger(
        name=f"changes_{layer.value}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF coalesce(current_setting('{setting}', true), '') = '' THEN
                INSERT INTO geo_layerchange (layer) VALUES ('{layer.value}');
                PERFORM set_config('{setting}', 'yes', true);
            END IF;
            RETURN NULL;
        """,  # noqa: S608 - the layer is one of ours
    )
