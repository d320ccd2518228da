"""Tables of events in the layouts of other datasets, read row by row: pure, and nothing of a row is lost."""

from incidents.layouts.acled import ACLED
from incidents.layouts.rows import EventRow, Layout, RowError, Said
from incidents.layouts.tables import Table, WrongTableError, read_table
from incidents.layouts.ucdp import UCDP

LAYOUTS = {layout.name: layout for layout in (ACLED, UCDP)}

__all__ = ["ACLED", "LAYOUTS", "UCDP", "EventRow", "Layout", "RowError", "Said", "Table", "WrongTableError", "read_table"]
