"""Who may open what. A new route fails here until somebody has decided."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

EVERYONE = {"anonymous", "visitor", "researcher", "reviewer", "admin_user"}
CURATORS = {"researcher", "reviewer", "admin_user"}
STAFF = {"reviewer", "admin_user"}

GET: dict[str, set[str]] = {
    "explore": EVERYONE,
    "incident-detail": EVERYONE,
    "incident-version": EVERYONE,
    "places": EVERYONE,
    "place-detail": EVERYONE,
    "about-data": EVERYONE,
    "methodology": EVERYONE,
    "methodology-words": EVERYONE,
    "tiles-incidents": EVERYONE,
    "tiles-incidents-description": EVERYONE,
    "tiles-places": EVERYONE,
    "tiles-places-description": EVERYONE,
    "tiles-boundaries": EVERYONE,
    "tiles-boundaries-description": EVERYONE,
    "login": EVERYONE,
    "api": EVERYONE,
    "api-docs": EVERYONE,
    "api-redoc": EVERYONE,
    "api-schema": EVERYONE,
    "api-changes": EVERYONE,
    "api-incidents": EVERYONE,
    "api-incident": EVERYONE,
    "api-incident-version": EVERYONE,
    "places-to-pick": CURATORS,
    "places-around": CURATORS,
    "curate-inbox": CURATORS,
    "report-new": CURATORS,
    "report-workbench": CURATORS,
    "incident-edit": CURATORS,
    "incident-arrange": CURATORS,
    "incident-compare": CURATORS,
}
POST: dict[str, set[str]] = {
    "logout": EVERYONE,
    "set_language": EVERYONE,
    "report-new": CURATORS,
    "claim-add": CURATORS,
    "claims-accept-all": CURATORS,
    "report-attach": CURATORS,
    "report-open-incident": CURATORS,
    "claim-decide": CURATORS,
    "claim-edit": CURATORS,
    "claim-reopen": CURATORS,
    "match-judge": CURATORS,
    "incident-edit": CURATORS,
    "incident-submit": CURATORS,
    "incident-rule": CURATORS,
    "incident-merge": CURATORS,
    "incident-split": CURATORS,
    "incident-retract": CURATORS,
    "report-move": CURATORS,
    "rearrangement-undo": CURATORS,
    "estimate-override": CURATORS,
    "estimate-withdraw": CURATORS,
}
# These answer to keys and not to log-ins; tests/incidents/test_api_articles.py tries them.
BY_KEY = {"api-articles", "api-report", "api-unknown"}
ARGUMENTS = {
    "article_id": 1,
    "claim_id": 1,
    "match_id": 1,
    "code": "SYR0",
    "version": 1,
    "pk": 1,
    "topic": "events",
    "place_id": 1,
    "z": 0,
    "x": 0,
    "y": 0,
    "target": "SYR1",
    "act_id": 1,
    "estimate_id": 1,
}

pytestmark = pytest.mark.django_db


def routes(patterns: list[URLPattern | URLResolver]) -> dict[str, URLPattern]:
    found: dict[str, URLPattern] = {}
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                found |= routes(pattern.url_patterns)
        elif pattern.name:
            found[pattern.name] = pattern
    return found


ROUTES = routes(get_resolver().url_patterns)


def address(name: str) -> str:
    wanted = ROUTES[name].pattern.converters
    return reverse(name, kwargs={argument: ARGUMENTS[argument] for argument in wanted})


@pytest.fixture
def person(request, client):
    """Log the named person in, if it is one."""
    if request.param != "anonymous":
        client.force_login(request.getfixturevalue(request.param))
    return request.param


def test_every_route_is_decided_on():
    assert set(ROUTES) == set(GET) | set(POST) | BY_KEY


@pytest.mark.parametrize("person", sorted(EVERYONE), indirect=True)
@pytest.mark.parametrize(("method", "name"), [("get", name) for name in sorted(GET)] + [("post", name) for name in sorted(POST)])
def test_route(method, name, person, client):
    allowed = person in (GET if method == "get" else POST)[name]

    response = getattr(client, method)(address(name))

    if allowed:
        assert response.status_code in {200, 302, 400, 404, 409, 422}
        assert "/accounts/login/" not in response.headers.get("Location", "")
    elif person == "anonymous":
        assert response.headers["Location"].startswith("/accounts/login/?next=")
    else:
        assert response.status_code == 403


@pytest.mark.parametrize("person", sorted(EVERYONE), indirect=True)
@pytest.mark.parametrize("name", sorted(set(POST) - set(GET)))
def test_nothing_is_changed_by_a_get(name, person, client):
    assert client.get(address(name)).status_code in {302, 403, 405}


@pytest.mark.parametrize("person", sorted(EVERYONE), indirect=True)
def test_admin_is_for_staff(person, client):
    response = client.get(reverse("admin:index"))

    assert response.status_code == (200 if person in STAFF else 302)


def test_forms_need_their_token(researcher):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(researcher)

    assert all(client.post(address(name)).status_code == 403 for name in POST)
