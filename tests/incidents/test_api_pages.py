"""Pages: every incident once, in one order, at any depth."""

from __future__ import annotations

import pytest
from django.db import connection

from incidents.api.pages import Position, position
from tests.incidents.publishing import publish_one

pytestmark = pytest.mark.django_db

LIST = "/api/v1/incidents/"


def walk(api, address: str) -> list[list[str]]:
    """Follow the next links; returns the codes page by page."""
    pages = []
    while address:
        page = api.get(address).json()
        pages.append([row["code"] for row in page["results"]])
        address = page["next"]
    return pages


@pytest.fixture
def newest_first(researcher) -> list[str]:
    """Seven incidents, three of them of one day and two without a date, in the order of the list."""
    days = [None, "2019-10-26", "2022-02-03", "2022-02-03", None, "2022-02-03", "2024-05-01"]
    oldest, dated_2019, first, second, undated, third, newest = (publish_one(researcher, day=day) for day in days)
    return [newest, third, second, first, dated_2019, undated, oldest]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 6, 7, 100])
def test_pages_of_any_size_show_each_incident_once_and_in_order(api, newest_first, size):
    pages = walk(api, f"{LIST}?limit={size}")

    assert [code for page in pages for code in page] == newest_first
    assert {len(page) for page in pages[:-1]} <= {size}


def test_next_link_keeps_filters_and_format_and_is_a_header_too(api, newest_first):
    response = api.get(LIST, query_params={"limit": "2", "format": "geojson", "country": "SYR"})

    following = response.json()["next"]
    assert "country=SYR" in following
    assert response["Link"] == f'<{following}>; rel="next"'
    assert [feature["id"] for feature in api.get(following).json()["features"]] == newest_first[2:4]


def test_incident_published_meanwhile_does_not_shift_the_next_page(api, newest_first, researcher):
    following = api.get(LIST, query_params={"limit": "3"}).json()["next"]
    publish_one(researcher, day="2025-01-01")

    assert [row["code"] for row in api.get(following).json()["results"]] == newest_first[3:6]


def test_cursor_survives_the_journey(newest_first):
    for place in (Position(None, 7), position(Position(None, 123456789012345678).cursor())):
        assert position(place.cursor()) == place


@pytest.mark.usefixtures("newest_first")
def test_deep_page_begins_in_the_index_and_not_at_its_start(api):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(
            "EXPLAIN SELECT code FROM incidents_publishedincident WHERE start_date <= '2022-02-03'"
            " AND (start_date < '2022-02-03' OR incident_id < 9) ORDER BY start_date DESC NULLS LAST, incident_id DESC LIMIT 3"
        )
        plan = "\n".join(row for (row,) in cursor.fetchall())

    assert "Index Scan using published_by_date" in plan
    assert "Index Cond: (start_date <= '2022-02-03'::date)" in plan
