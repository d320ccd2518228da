"""Rate limits, counted in Redis."""

from __future__ import annotations

import pytest
from django.test import Client

from incidents.models import Scope

pytestmark = pytest.mark.django_db

LIST = "/api/v1/incidents/"


@pytest.fixture(autouse=True)
def _low_rates(settings):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anonymous": "2/day", "key": "3/day"}}


def test_headers_count_down_and_the_third_request_is_refused(api):
    answers = [api.get(LIST) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == '"anonymous";q=2;w=86400'
    assert [answer["RateLimit"].split(";t=")[0] for answer in answers] == ['"anonymous";r=1', '"anonymous";r=0', '"anonymous";r=0']


def test_refusal_says_when_to_come_back(api):
    refused = [api.get(LIST) for _ in range(3)][-1]

    left = refused["RateLimit"].split(";t=")[1]
    assert (refused["Retry-After"], refused.json()["code"]) == (left, "throttled")
    assert left in refused.json()["detail"]


def test_key_has_a_quota_of_its_own(api, make_key, researcher):
    header = make_key(researcher, Scope.READ)

    answers = [api.get(LIST, headers=header) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert api.get(LIST).status_code == 200


def test_invented_proxies_do_not_help(api):
    answers = [api.get(LIST, headers={"X-Forwarded-For": f"203.0.113.{number}"}) for number in range(3)]

    assert answers[-1].status_code == 429


def test_known_proxy_is_believed(settings):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    through_proxy = Client(REMOTE_ADDR="10.0.0.1")

    answers = [through_proxy.get(LIST, headers={"X-Forwarded-For": f"2001:db8::{id(settings) % 65_536:x}:{number}"}) for number in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]


def test_everybody_is_let_through_while_redis_is_down(api, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "unix:///nowhere/redis.sock"}}

    answers = [api.get(LIST) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert "RateLimit" not in answers[0]
