"""When, in words, and no more exactly than it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sources.models import DatePrecision

if TYPE_CHECKING:
    import datetime


def date_words(first: datetime.date | None, last: datetime.date | None, precision: str) -> str:
    """Return a day, a month or a span of days, as exact as ``precision`` allows."""
    if last is None:
        return _("no date")
    if precision == DatePrecision.MONTH and first is not None and (first.year, first.month) == (last.year, last.month):
        return date_format(first, "YEAR_MONTH_FORMAT")
    if first is None:
        return _("until %(day)s") % {"day": date_format(last)}
    if first == last:
        return date_format(first)
    return _("%(first)s to %(last)s") % {"first": date_format(first), "last": date_format(last)}
