"""The API's documentation in a browser: it works under the strict policy and asks no other host."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("page", "ready"), [("docs", "#operations-incidents-list_incidents"), ("redoc", "[data-section-id] h2")])
def test_page_is_drawn_without_errors_and_without_other_hosts(visit, page, ready):
    anybody = visit("en")

    anybody.page.goto(f"/api/{page}/")
    anybody.page.wait_for_selector(ready)
    anybody.page.wait_for_load_state("networkidle")

    assert anybody.complaints == []
