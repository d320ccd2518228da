"""A real browser, and three people who use it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from geo.services import load_builtin_gazetteer
from sources.services.actors import load_builtin_actors
from tests.conftest import make_user
from tests.worker import running_worker

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-unsafe-swiftshader",  # WebGL for the map, without a graphics card
]
PASSWORD = "correct horse battery staple"
PATIENCE_MS = 30_000


@pytest.fixture(scope="session", autouse=True)
def _playwright_runs_a_loop():
    """Playwright's own event loop runs in this thread, and Django would take that for an asynchronous caller."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """One person at a browser of their own; what goes wrong on the page is kept in ``complaints``."""

    def __init__(self, browser: Browser, base_url: str, language: str, *, javascript: bool = True) -> None:
        self.context: BrowserContext = browser.new_context(
            base_url=base_url, locale=language, viewport={"width": 1440, "height": 900}, java_script_enabled=javascript
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.base_url = base_url
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._note_outside)

    def _note_outside(self, request) -> None:
        if not request.url.startswith((self.base_url, "data:", "blob:")):
            self.complaints.append(f"asked {request.url}")

    def log_in(self, name: str, then: str) -> None:
        self.page.goto(f"/accounts/login/?next={then}")
        self.page.fill("[name=username]", name)
        self.page.fill("[name=password]", PASSWORD)
        self.page.locator("main button[type=submit]").click()
        self.page.wait_for_url(f"**{then}")


@pytest.fixture
def visit(browser, live_server):
    """Open a browser of one's own: ``visit("en")``."""
    visitors: list[Visitor] = []

    def open_browser(language: str, **options: bool) -> Visitor:
        visitors.append(Visitor(browser, live_server.url, language, **options))
        return visitors[-1]

    yield open_browser
    for visitor in visitors:
        visitor.context.close()


@pytest.fixture
def town(transactional_db, publisher, tmp_path) -> Iterator[None]:
    """Three people, a gazetteer, and a worker."""
    make_user("rana", "researcher")
    make_user("rami", "reviewer", is_staff=True)
    load_builtin_gazetteer()
    load_builtin_actors()
    with running_worker(tmp_path / "worker.log"):
        yield
