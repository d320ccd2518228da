from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from sources.extraction.addresses import published_day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        pytest.param("https://x.com/someone/status/1489000000000000000", datetime.date(2022, 2, 3), id="number of a post"),
        pytest.param("https://mobile.twitter.com/i/web/status/1489000000000000000?s=20", datetime.date(2022, 2, 3), id="mobile"),
        pytest.param("https://example.org/2022/02/03/shelling", datetime.date(2022, 2, 3), id="path"),
        pytest.param("https://example.org/news/2022-2-3", datetime.date(2022, 2, 3), id="path with dashes"),
        pytest.param("https://example.org/2022/13/45/x", None, id="no day of the calendar"),
        pytest.param("https://example.org/status/1489000000000000000", None, id="another site's numbers"),
        pytest.param("https://x.com/someone/status/20", None, id="from before such numbers"),
        pytest.param("https://[broken", None, id="no address"),
        pytest.param("", None, id="none"),
    ],
)
def test_day_of_publication(url, day):
    assert published_day(url, ZoneInfo("Asia/Damascus")) == day


def test_moment_belongs_to_a_day_of_the_publisher():
    url = "https://x.com/someone/status/1489000000000000000"  # 2022-02-02 22:17 UTC

    days = [published_day(url, ZoneInfo(zone)) for zone in ("UTC", "Asia/Damascus")]

    assert days == [datetime.date(2022, 2, 2), datetime.date(2022, 2, 3)]
