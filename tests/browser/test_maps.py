"""The map in a real browser: drawn from this host, tied to its list, for fingers and keys too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import make_user
from tests.factories import make_incident, make_place
from tests.incidents.publishing import publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def published(transactional_db):
    """Two incidents, one exactly known and one known by its governorate, and a city between them."""
    by = make_user("rana", "researcher")
    make_place("Madinat Nur", latitude=36.1, longitude=36.7, kind="city", population=90_000)
    exact = make_incident(by, place=make_place("Tell Nur"), title_en="Shelling of Tell Nur")
    loose = make_incident(by, place=make_place("Nur", latitude=36.3, longitude=36.9, kind="adm1"), title_en="Raid somewhere in Nur")
    loose.geo_precision = "adm1"
    loose.save()
    return [publish(incident, by) for incident in (exact, loose)]


def test_names_come_from_the_own_tiles_and_are_shaped_by_the_browser(visit, published):
    reader = visit("en")
    reader.page.goto("/")

    expect(reader.page.locator(".map-name", has_text="Madinat Nur")).to_be_visible()
    assert reader.complaints == []


def test_the_mark_and_its_entry_point_to_each_other(visit, published):
    page = visit("en").page
    page.goto("/")
    row, mark = (page.locator(f".{name}", has_text="Tell Nur").first for name in ("incident-row", "map-spot"))
    expect(mark).to_be_attached()

    row.get_by_role("link").first.focus()
    expect(mark).to_have_class("map-spot map-spot-incident maplibregl-marker maplibregl-marker-anchor-center is-linked")
    mark.focus()
    expect(row).to_have_class("incident-row is-linked")


def test_a_place_known_by_its_unit_is_no_point(visit, published):
    page = visit("en").page
    page.goto("/")

    marks = page.locator(".map-spot")
    expect(marks).to_have_count(2)
    assert marks.evaluate_all("marks => marks.map(mark => mark.matches('.map-spot-somewhere'))") == [True, False]


def test_what_is_in_view_is_listed_below_for_whoever_cannot_see_it(visit, published):
    page = visit("en").page
    page.goto("/")

    view = page.locator("[data-map-view]")
    expect(view).to_contain_text("Published incidents in view: 2")
    view.locator("summary").click()
    page.get_by_role("button", name="Zoom in").click(click_count=1)
    expect(view.locator("a", has_text="Tell Nur").or_(view.locator("p"))).to_be_visible()


def test_the_first_touch_says_what_a_mark_is_and_the_second_follows_it(browser, live_server, published):
    context = browser.new_context(base_url=live_server.url, locale="en", has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/")
    page.locator(".map").scroll_into_view_if_needed()
    mark = page.locator(".map-spot", has_text="Tell Nur")
    mark.tap()
    expect(mark.locator("bdi")).to_be_visible()
    assert page.url == f"{live_server.url}/"

    mark.tap()
    page.wait_for_url(f"**/incidents/{published[0].code}/")
    context.close()


def test_the_page_says_the_same_without_javascript(visit, published):
    page = visit("ar", javascript=False).page
    page.goto("/")

    expect(page.locator(".map noscript")).to_have_count(1)
    expect(page.locator(".incident-row")).to_have_count(2)


def test_a_map_that_cannot_be_drawn_says_so(visit, published):
    reader = visit("en")
    reader.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    reader.page.goto("/")

    expect(reader.page.locator(".map")).to_contain_text("The list beside it says the same.")
