"""The API's documentation in a browser: it works under the strict policy and asks no other host."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import ConsoleMessage, sync_playwright


@pytest.mark.parametrize(("page", "ready"), [("docs", "#operations-incidents-list_incidents"), ("redoc", "[data-section-id] h2")])
def test_page_is_drawn_without_errors_and_without_other_hosts(live_server, page, ready):
    addresses: list[str] = []
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(message.text)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        tab.on("console", hear)
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("request", lambda request: addresses.append(request.url))
        tab.goto(f"{live_server.url}/api/{page}/")
        tab.wait_for_selector(ready)
        tab.wait_for_load_state("networkidle")
        browser.close()

    assert faults == []
    assert [address for address in addresses if not address.startswith((live_server.url, "data:", "blob:"))] == []
