"""Numbers of people in words: "at least 9 killed", and never more certain than the source."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sources.models import Group, Outcome, Qualifier

#: "Dozens" is stored as 20 or more, "hundreds" as 200, "thousands" as 2000.
_HUNDREDS, _THOUSANDS = 200, 2000


def figure_words(qualifier: str, low: int | None, high: int | None) -> str:
    """Return the number as the source qualifies it, such as "at least 9" or "16 to 25"."""
    if low is None:
        return _("no figure")
    if qualifier == Qualifier.UNSPECIFIED:
        return _("number not given")
    if qualifier == Qualifier.VAGUE:
        return _magnitude(low)
    if qualifier == Qualifier.AT_MOST and high is not None:
        return _("at most %(number)s") % {"number": high}
    if high is None:
        return _open_ended(qualifier, low)
    numbers = _("%(low)s to %(high)s") % {"low": low, "high": high} if low != high else str(low)
    return _("about %(number)s") % {"number": numbers} if qualifier == Qualifier.ABOUT else numbers


def range_words(low: int, high: int | None, *, is_open: bool) -> str:
    """Return the range of an estimate: "9", "9 to 13", "9 to 13 or more" where the highest number is a minimum."""
    numbers = str(low) if high is None or low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    return _("%(numbers)s or more") % {"numbers": numbers} if is_open else numbers


def _magnitude(low: int) -> str:
    if low >= _THOUSANDS:
        return _("thousands")
    return _("hundreds") if low >= _HUNDREDS else _("dozens")


def _open_ended(qualifier: str, low: int) -> str:
    """Word a number without an upper end; "more than 9" is stored as 10 or more."""
    if qualifier == Qualifier.MORE_THAN and low > 0:
        return _("more than %(number)s") % {"number": low - 1}
    if qualifier == Qualifier.ABOUT:
        return _("about %(number)s") % {"number": low}
    return _("at least %(number)s") % {"number": low}


def of_whom(outcome: str, group: str, nationality: str = "") -> str:
    """Return of what a number is, such as "killed" or "killed: children (USA)"; ``nationality`` is a country's name or code."""
    what = str(Outcome(outcome).label)
    who = "" if group == Group.ALL else str(Group(group).label)
    words = _("%(outcome)s: %(group)s") % {"outcome": what, "group": who} if who else what
    return _("%(people)s (%(country)s)") % {"people": words, "country": nationality} if nationality else words


def group_heading(group: str) -> str:
    """Return what to call a group where it heads a row: "in all" for all people."""
    return _("in all") if group == Group.ALL else str(Group(group).label)


def casualty_words(outcome: str, group: str, qualifier: str, low: int | None, high: int | None, nationality: str = "") -> str:
    """Return a casualty figure in words, such as "at least 9 killed" or "2 children killed"."""
    values = {"figure": figure_words(qualifier, low, high), "outcome": Outcome(outcome).label, "group": Group(group).label}
    if qualifier == Qualifier.UNSPECIFIED:
        words = _("%(people)s, number not given") % {"people": of_whom(outcome, group)}
    elif group == Group.ALL:
        words = pgettext("casualty figure", "%(figure)s %(outcome)s") % values
    elif low == high == 1:  # names of groups are plural
        words = pgettext("casualty figure", "%(figure)s %(outcome)s (%(group)s)") % values
    else:
        words = pgettext("casualty figure", "%(figure)s %(group)s %(outcome)s") % values
    return _("%(people)s (%(country)s)") % {"people": words, "country": nationality} if nationality else words
