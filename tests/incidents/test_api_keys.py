"""Who a key is, and what it may do."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from incidents.models import ApiKey, Scope

pytestmark = pytest.mark.django_db

LIST = "/api/v1/incidents/"
ARTICLES = "/api/v1/articles/"


def refusal(response) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


@pytest.mark.parametrize(
    "secret", ["", "x", "abcdefgh.short", "abcdefgh." + "a" * 32, "abcd\x00fgh." + "a" * 32, "مفتاح", "a" * 10_000], ids=range(7)
)
def test_key_that_does_not_exist_is_refused_with_a_challenge(api, secret):
    response = api.get(LIST, headers={"Authorization": f"Api-Key {secret}"})

    assert refusal(response) == (401, "unknown_key")
    assert response["WWW-Authenticate"] == 'Api-Key realm="Waqia"'


def test_right_prefix_with_a_wrong_secret_is_unknown(api, make_key, researcher):
    prefix = make_key(researcher)["Authorization"].split(".")[0]

    assert refusal(api.get(LIST, headers={"Authorization": f"{prefix}.{'a' * 32}"})) == (401, "unknown_key")


@pytest.mark.parametrize(
    ("values", "code"),
    [({"revoked": True}, "revoked_key"), ({"expiry_date": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)}, "expired_key")],
)
def test_revoked_and_expired_keys_are_told_so(api, make_key, researcher, values, code):
    header = make_key(researcher, Scope.INGEST, **values)

    assert refusal(api.post(ARTICLES, {}, "application/json", headers=header)) == (401, code)


def test_key_of_a_closed_account_is_refused(api, make_key, researcher):
    header = make_key(researcher, Scope.INGEST)
    researcher.is_active = False
    researcher.save()

    assert refusal(api.get(LIST, headers=header)) == (401, "closed_account")


def test_key_is_good_until_it_expires(api, make_key, researcher):
    header = make_key(researcher, Scope.READ, expiry_date=timezone.now() + datetime.timedelta(minutes=1))

    assert api.get(LIST, headers=header).status_code == 200


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}])
def test_handing_in_needs_a_key(api, header):
    response = api.post(ARTICLES, {}, "application/json", headers=header)

    assert refusal(response) == (401, "not_authenticated")
    assert response["WWW-Authenticate"].startswith("Api-Key")
    assert "Authorization: Api-Key" in response.json()["detail"]


def test_handing_in_needs_the_scope(api, make_key, researcher):
    assert refusal(api.post(ARTICLES, {}, "application/json", headers=make_key(researcher, Scope.READ))) == (403, "missing_scope")


def test_being_logged_in_is_no_key(client, researcher):
    client.force_login(researcher)

    assert client.post(ARTICLES, {}, "application/json").status_code == 401


def test_only_the_hash_of_a_key_is_kept(make_key, researcher):
    secret = make_key(researcher)["Authorization"].split(".")[1]

    assert secret not in str(ApiKey.objects.values().get())


def test_key_is_looked_up_with_its_user_at_once(api, make_key, researcher, django_assert_num_queries):
    header = make_key(researcher, Scope.READ)

    with django_assert_num_queries(4):  # key with user; newest publication, dated rows, undated rows
        api.get(LIST, headers=header)
