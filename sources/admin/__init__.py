"""What staff keep of sources (publishers, feeds, actors), and what they may only look at (reports, captures, claims)."""

from sources.admin import actors, publishers, reports
from sources.admin.view_only import ViewOnlyAdmin

__all__ = ["ViewOnlyAdmin", "actors", "publishers", "reports"]
