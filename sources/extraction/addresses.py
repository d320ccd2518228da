"""What the address of a report says by itself: the day on which some sites published what it leads to."""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlsplit

_STATUS = re.compile(r"/status(?:es)?/(\d{15,20})(?!\d)")
_STATUS_HOSTS = ("x.com", "twitter.com")
#: Numbers of posts there count milliseconds from this one on, in their upper bits (the "snowflake" ids, since November 2010).
_STATUS_EPOCH_MS = 1_288_834_974_657
_STATUS_SHIFT = 22
_DATED_PATH = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


def published_day(url: str, timezone: datetime.tzinfo) -> datetime.date | None:
    """Return the day on which, by its address, a page was published, in the publisher's ``timezone``; None if it does not say."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("mobile.")
    except ValueError:
        return None
    status = _STATUS.search(parts.path) if host in _STATUS_HOSTS else None
    if status is not None:
        milliseconds = (int(status[1]) >> _STATUS_SHIFT) + _STATUS_EPOCH_MS
        return datetime.datetime.fromtimestamp(milliseconds / 1000, tz=timezone).date()
    return _dated(parts.path)


def _dated(path: str) -> datetime.date | None:
    match = _DATED_PATH.search(path)
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
