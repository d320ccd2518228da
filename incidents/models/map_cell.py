"""How many published incidents lie where, for maps of wide areas: kept by triggers in the transaction that publishes."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

#: A cell is a square of the tiles' grid four zooms on: 16 to a tile's edge, a few millimeters on a screen.
CELL_STEPS = 4

#: Up to this zoom a map shows counts, from the next one on each incident.
LAST_COUNTED_ZOOM = 7


class MapCell(models.Model):
    """The published incidents of one cell. Cells that became empty stay, with 0."""

    pk = models.CompositePrimaryKey("level", "cell")
    level = models.PositiveSmallIntegerField(db_comment="Zoom of the cell's own square, four more than that of the map that shows it")
    cell = models.BigIntegerField(db_comment="Number of the square on the curve through all squares of its level")
    incidents = models.IntegerField(db_comment="Published incidents in it")
    sum_x = models.BigIntegerField(db_comment="Sum of their columns in 2^31 of the world: the count is drawn at their mean")
    sum_y = models.BigIntegerField(db_comment="Sum of their rows in 2^31 of the world")

    class Meta:
        db_table_comment = "Published incidents counted by cells of each zoom, kept by triggers"
        constraints = [models.CheckConstraint(condition=models.Q(incidents__gte=0), name="map_cell_not_negative")]
        verbose_name = _("map cell")
        verbose_name_plural = _("map cells")

    def __str__(self) -> str:
        return f"{self.level}/{self.cell}: {self.incidents}"


# {moved} selects the points that left or came; an incident that was published again where it was did neither.
_COUNTED = f"""
    SELECT level, key >> (62 - 2 * level) AS cell, count(*) AS incidents, sum(x)::bigint AS sum_x, sum(y)::bigint AS sum_y
    FROM (
        SELECT waqia_map_key(point) AS key, waqia_map_column(point) AS x, waqia_map_row(point) AS y
        FROM ({{moved}}) AS moved WHERE point IS NOT NULL OFFSET 0  -- once for a point, not for every level
    ) AS located CROSS JOIN generate_series({CELL_STEPS}, {LAST_COUNTED_ZOOM + CELL_STEPS}) AS level
    GROUP BY 1, 2 ORDER BY 1, 2
"""  # noqa: S608 - all parts are constants, here and below
_SUBTRACT = f"""
    UPDATE incidents_mapcell AS known
    SET incidents = known.incidents - gone.incidents, sum_x = known.sum_x - gone.sum_x, sum_y = known.sum_y - gone.sum_y
    FROM ({_COUNTED}) AS gone WHERE known.level = gone.level AND known.cell = gone.cell;
"""  # noqa: S608
_ADD = f"""
    INSERT INTO incidents_mapcell AS known (level, cell, incidents, sum_x, sum_y) {_COUNTED}
    ON CONFLICT (level, cell) DO UPDATE SET incidents = known.incidents + excluded.incidents,
        sum_x = known.sum_x + excluded.sum_x, sum_y = known.sum_y + excluded.sum_y;
"""
_LEFT = "SELECT was.point FROM old_rows AS was LEFT JOIN new_rows AS now USING (incident_id) WHERE was.point IS DISTINCT FROM now.point"
_CAME = "SELECT now.point FROM new_rows AS now LEFT JOIN old_rows AS was USING (incident_id) WHERE was.point IS DISTINCT FROM now.point"


def _counts(name: str, operation: pgtrigger.Operation, func: str, **tables: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"map_cells_{name}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),  # type: ignore[no-untyped-call]  # the library types it not
        func=f"{func} RETURN NULL;",
    )


#: For the table of published incidents: PostgreSQL shows a trigger the rows of one kind of statement only.
CELL_TRIGGERS = [
    _counts("insert", pgtrigger.Insert, _ADD.format(moved="SELECT point FROM new_rows"), new="new_rows"),
    _counts("update", pgtrigger.Update, _SUBTRACT.format(moved=_LEFT) + _ADD.format(moved=_CAME), old="old_rows", new="new_rows"),
    _counts("delete", pgtrigger.Delete, _SUBTRACT.format(moved="SELECT point FROM old_rows"), old="old_rows"),
]
