"""The map in a real browser: drawn from this host, tied to its list, for fingers and keys too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from config.outside import origin_of_style
from geo.models import PlaceName
from geo.services import set_keys
from sources.models import ArticleState
from tests.conftest import NOW, make_user
from tests.factories import make_claim, make_incident, make_place
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

    page.wait_for_timeout(600)  # sooner it would be a double tap, which zooms
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


def test_a_claim_that_is_rejected_leaves_the_map_of_its_report(visit, publisher, report):
    make_user("rana", "researcher")
    article = report("Shells fell on Tell Nur, not on Wadi Sur.")
    article.state, article.finished_at = ArticleState.READY, NOW
    article.save()
    for name, latitude in (("Tell Nur", 36.0), ("Wadi Sur", 36.05)):
        make_claim(article, name, "place", place=make_place(name, latitude=latitude), geo_precision="village_town")
    researcher = visit("en")
    researcher.log_in("rana", f"/curate/reports/{article.pk}/")
    marks = researcher.page.locator(".map-spot")
    expect(marks).to_have_count(2)

    researcher.page.locator("li.claim", has_text="Wadi Sur").get_by_role("button", name="Reject").click()

    expect(marks).to_have_count(1)
    expect(marks).to_have_text("Tell Nur")
    assert researcher.complaints == []


STYLE = "https://maps.example.org/style.json"


@pytest.fixture
def style_from_outside(settings):
    """A deployer's own base map, as the environment sets it."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    widened = {name: [*directives[name], *origin_of_style(STYLE)] for name in ("connect-src", "img-src")}
    settings.MAP_STYLE_URL = STYLE
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**directives, **widened}}


def test_a_style_from_outside_lies_below_and_no_other_host_is_asked(visit, published, style_from_outside):
    reader = visit("en")
    style = {"version": 8, "sources": {}, "layers": [{"id": "paper", "type": "background", "paint": {"background-color": "#abc"}}]}
    reader.page.route(STYLE, lambda route: route.fulfill(json=style, headers={"Access-Control-Allow-Origin": "*"}))
    with reader.page.expect_response("**/tiles/incidents/**"):
        reader.page.goto("/")

    expect(reader.page.locator(".map-spot")).to_have_count(2)
    assert reader.complaints == [f"asked {STYLE}"]


def test_where_the_style_from_outside_fails_the_own_map_is_drawn(visit, published, style_from_outside):
    page = visit("en").page
    page.route(STYLE, lambda route: route.abort())
    page.goto("/")

    expect(page.locator(".map-name", has_text="Madinat Nur")).to_be_visible()


@pytest.fixture
def at_the_desk(visit, transactional_db):
    """A researcher at an incident, with a place to find and a town near by."""
    by = make_user("rana", "researcher")
    incident = make_incident(by, place=make_place("Tell Nur"))
    place = make_place("Atmeh", latitude=36.1, longitude=36.6)
    set_keys(PlaceName(place=place, name="أطمة", language="ar")).save()
    researcher = visit("en")
    researcher.log_in("rana", f"/curate/incidents/{incident.code}/")
    return researcher, incident


def test_a_place_is_picked_by_its_name_in_either_script(at_the_desk):
    researcher, incident = at_the_desk
    page = researcher.page
    page.fill("[name=place_name]", "اطمه")
    page.get_by_role("button", name="Atmeh").click()

    expect(page.locator("[name=place_name]")).to_have_value("")
    page.get_by_role("button", name="Save the description").click()
    expect(page.locator("#messages")).to_contain_text("saved")
    incident.refresh_from_db()
    assert (incident.place.label("en"), researcher.complaints) == ("Atmeh", [])


def test_a_position_is_put_by_a_click_with_a_precision_of_its_own(at_the_desk):
    researcher, incident = at_the_desk
    page = researcher.page
    page.get_by_text("Choose on the map").click()
    expect(page.locator(".place-picker .map-spot")).to_have_count(1)
    page.wait_for_timeout(500)  # the map is moving to the mark
    page.locator(".place-picker .map").click(position={"x": 120, "y": 120})

    expect(page.locator("[name=latitude]")).not_to_have_value("")
    expect(page.locator("[data-picker-words]")).to_contain_text("km from Tell Nur")
    page.select_option("[name=geo_precision]", "street")
    page.get_by_role("button", name="Save the description").click()
    expect(page.locator("#messages")).to_contain_text("saved")
    incident.refresh_from_db()
    assert incident.geo_precision == "street"
    assert incident.point.coords != incident.place.point.coords


def test_the_form_does_without_scripts(visit, at_the_desk):
    _with_scripts, incident = at_the_desk
    researcher = visit("en", javascript=False)
    researcher.log_in("rana", f"/curate/incidents/{incident.code}/")
    page = researcher.page
    expect(page.locator(".place-picker")).to_be_hidden()
    page.fill("[name=latitude]", "36.01")
    page.fill("[name=longitude]", "36.51")
    page.select_option("[name=geo_precision]", "street")
    page.get_by_role("button", name="Save the description").click()

    expect(page.locator("#messages")).to_contain_text("saved")
    incident.refresh_from_db()
    assert incident.point.coords == (36.51, 36.01)
