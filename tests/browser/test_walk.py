"""The eight steps by clicking, as three people, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

RAID = Path(__file__).parent.parent / "data" / "raid.txt"

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("town")]


def hand_in(page: Page) -> None:
    page.goto("/curate/reports/new/")
    page.fill("[name=text]", RAID.read_text())
    page.select_option("[name=publisher]", "north-wire")
    page.fill("[name=published]", "2022-02-03")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/curate/reports/*/")


def claim(page: Page, words: str):
    return page.locator("li.claim").filter(has=page.locator("q", has_text=words)).first


def left_edge(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"]


def curate(page: Page) -> None:
    """Read, decide, attach and submit, as a researcher does."""
    expect(page.locator("li.claim").first).to_be_visible()  # the page came by itself when the worker had read the report
    toll = claim(page, "تسعة أشخاص")
    toll.get_by_role("button", name="Accept").click()
    expect(claim(page, "تسعة أشخاص").locator(".badge")).to_have_text("accepted")
    page.get_by_role("button", name="Accept all that wait").click()
    page.get_by_role("button", name="Open a new incident").click()
    page.fill("[name=title_en]", "Raid near Atmeh")
    page.fill("[name=title_ar]", "إنزال قرب أطمة")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Submit for review").click()
    expect(page.locator("#messages")).to_contain_text("in review")


def review(page: Page) -> None:
    """Read the submission and approve it, as a second person does."""
    page.get_by_role("link", name="Raid near Atmeh").first.click()
    expect(page.locator("body")).to_contain_text("تسعة أشخاص على الأقل")
    page.fill("#reason-approved", "The quotations hold.")
    page.locator("button[name=decision][value=approved]").click()
    expect(page.locator(".messagelist")).to_contain_text("SYR")


def test_three_people_take_the_walk(visit):
    researcher = visit("en")
    researcher.log_in("rana", "/curate/")
    hand_in(researcher.page)
    curate(researcher.page)

    reviewer = visit("en")
    reviewer.log_in("rami", "/admin/incidents/review/")
    review(reviewer.page)

    public = visit("en")
    public.page.goto("/")
    public.page.locator("main").get_by_role("heading").get_by_role("link", name="Raid near Atmeh").click()
    expect(public.page.locator("h1")).to_contain_text("Raid near Atmeh")
    toll = public.page.locator("main")
    for words in ("Syrian Observatory for Human Rights", "Local media", "تسعة أشخاص على الأقل", "7 أطفال"):
        expect(toll).to_contain_text(words)
    expect(public.page.locator("canvas")).to_be_visible()
    code = public.page.url.rstrip("/").rsplit("/", 1)[1]
    document = public.page.request.get(f"/api/v1/incidents/{code}/").json()
    assert [(row["low"], row["high"]) for row in document["estimates"] if row["outcome"] == "killed" and row["group"] == "all"] == [(9, 10)]
    assert [person.complaints for person in (researcher, reviewer, public)] == [[], [], []]


def test_arabic_page_runs_from_right_to_left(visit):
    researcher = visit("ar")
    researcher.log_in("rana", "/curate/")
    hand_in(researcher.page)
    page = researcher.page
    expect(page.locator("li.claim").first).to_be_visible()

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert left_edge(page, "#report") > left_edge(page, "#claims") > left_edge(page, "#incident")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert researcher.complaints == []


def test_report_reads_from_right_to_left_on_an_english_page_too(visit):
    researcher = visit("en")
    researcher.log_in("rana", "/curate/")
    hand_in(researcher.page)
    page = researcher.page
    expect(page.locator("li.claim").first).to_be_visible()

    assert left_edge(page, "#report") < left_edge(page, "#claims")
    assert page.locator("#report-text").evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_everything_works_without_javascript(visit):
    researcher = visit("en", javascript=False)
    researcher.log_in("rana", "/curate/")
    hand_in(researcher.page)
    page = researcher.page
    for _attempt in range(60):
        if page.locator("li.claim").count():
            break
        page.wait_for_timeout(500)
        page.reload()

    curate(page)
