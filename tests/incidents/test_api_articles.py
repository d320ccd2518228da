"""Handing reports in with a key, and asking after them."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path

import pytest

from config.celery import app
from incidents.models import Scope
from sources.models import Article, Capture

pytestmark = pytest.mark.django_db

ARTICLES = "/api/v1/articles/"
TEXT = "سقطت قذائف على تل نور مساء الجمعة.\r\nقُتل أربعة أشخاص، بحسب مرصد الوادي.  "
ARCHIVED = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def key(make_key, researcher) -> dict[str, str]:
    return make_key(researcher, Scope.INGEST)


@pytest.fixture
def hand_in(api, key, publisher):
    """Hand in a report, whose fields are those given over a valid one's."""

    def send(raw: bytes | None = None, **fields: object):
        given = {"text": TEXT, "publisher": publisher.slug, "published_date": "2022-02-03", **fields}
        body = json.dumps(given).encode() if raw is None else raw
        return api.post(ARTICLES, body, "application/json", headers={**key, "User-Agent": "collector/1.0"})

    return send


def test_report_is_archived_byte_by_byte(hand_in, researcher, settings):
    response = hand_in(url="https://north-wire.example/17?utm_source=x", title=" قصف تل نور ")

    told = response.json()
    assert (response.status_code, told["state"], told["publisher"], told["source_sha256"]) == (201, "received", "north-wire", ARCHIVED)
    assert response["Location"] == told["url"] == f"http://testserver{ARTICLES}{told['id']}/"
    assert (Path(settings.CAPTURES_ROOT) / ARCHIVED[:2] / ARCHIVED).read_bytes() == TEXT.encode()
    article = Article.objects.get(pk=told["id"])
    assert (article.title, article.published_date, article.submitted_by) == ("قصف تل نور", datetime.date(2022, 2, 3), researcher)
    assert article.captures.get().agent == "api collector/1.0"


def test_escaped_and_plain_json_are_the_same_bytes(hand_in, publisher):
    escaped = hand_in(json.dumps({"text": TEXT, "publisher": publisher.slug}).encode())
    plain = hand_in("\ufeff".encode() + json.dumps({"text": TEXT, "publisher": publisher.slug}, ensure_ascii=False).encode())

    assert [escaped.json()["source_sha256"], plain.json()["source_sha256"]] == [ARCHIVED, ARCHIVED]


def test_same_bytes_again_are_the_same_report(hand_in):
    first, second = hand_in(), hand_in()

    assert (second.status_code, second.json()) == (200, first.json())
    assert second["Content-Location"] == first["Location"]
    assert (Article.objects.count(), Capture.objects.count()) == (1, 2)


@pytest.mark.parametrize("fields", [{"published_date": None}, {"url": "", "title": ""}])
def test_what_is_not_known_may_be_left_open(hand_in, fields):
    assert hand_in(**fields).status_code == 201


def test_markup_in_a_text_is_text(hand_in):
    text = "Shells fell on <b>Tell Nur</b> & four people were killed."

    hand_in(text=text)

    assert Article.objects.get().text == text


BAD_FIELDS = [
    pytest.param({"text": ""}, 400, "text", id="empty"),
    pytest.param({"text": " \n\t"}, 422, "text", id="blank"),
    pytest.param({"text": None}, 400, "text", id="null"),
    pytest.param({"text": 7}, 400, "text", id="a number"),
    pytest.param({"text": ["x"]}, 400, "text", id="a list"),
    pytest.param({"text": "x" * 1_000_001}, 413, "text", id="a text over the limit"),
    pytest.param({"text": "ن" * 500_001}, 413, "text", id="letters of two bytes over the limit"),
    pytest.param({"text": "killed \x00 four"}, 400, "text", id="a null character"),
    pytest.param({"text": "killed \x07 four"}, 422, "text", id="a control character"),
    pytest.param({"text": "%PDF-1.7 four killed"}, 422, "text", id="a file"),
    pytest.param({"text": "killed \ud800 four"}, 400, "text", id="half a surrogate pair"),
    pytest.param({"text": "<!DOCTYPE html><html><body>four killed</body></html>"}, 422, "text", id="a web page"),
    pytest.param({"publisher": "nobody"}, 422, "publisher", id="unknown publisher"),
    pytest.param({"publisher": ""}, 400, "publisher", id="no publisher"),
    pytest.param({"publisher": "a\ud800"}, 400, "publisher", id="half a surrogate pair as publisher"),
    pytest.param({"published_date": "2100-01-01"}, 422, "published_date", id="a day to come"),
    pytest.param({"published_date": "2022-02-30"}, 400, "published_date", id="no such day"),
    pytest.param({"published_date": "2022-2-3"}, 400, "published_date", id="another way to write a day"),
    pytest.param({"published_date": 20220203}, 400, "published_date", id="a day as a number"),
    pytest.param({"published_date": ""}, 400, "published_date", id="an empty day"),
    pytest.param({"url": "javascript:alert(1)"}, 400, "url", id="no web address"),
    pytest.param({"url": "http://["}, 400, "url", id="half an address"),
    pytest.param({"url": "https://x.example/" + "a" * 2000}, 400, "url", id="a long address"),
    pytest.param({"url": 5}, 400, "url", id="an address as a number"),
    pytest.param({"title": "x" * 501}, 400, "title", id="a long title"),
    pytest.param({"title": "a\x00b"}, 400, "title", id="a null character in the title"),
    pytest.param({"title": "a\udfff"}, 400, "title", id="half a surrogate pair in the title"),
    pytest.param({"language": "ar"}, 400, "language", id="unknown field"),
]


@pytest.mark.parametrize(("fields", "status", "field"), BAD_FIELDS)
def test_bad_field_is_named_and_nothing_is_kept(hand_in, settings, fields, status, field):
    response = hand_in(**fields)

    problem = response.json()
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert [error["field"] for error in problem["errors"]] == [field]
    assert not Article.objects.exists()
    assert not Path(settings.CAPTURES_ROOT).exists()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        pytest.param(b"", 400, "invalid", id="nothing"),
        pytest.param(b"text=four+killed", 400, "not_json", id="a form"),
        pytest.param(b"{", 400, "not_json", id="half an object"),
        pytest.param(b'["text"]', 400, "not_an_object", id="a list"),
        pytest.param(b'"text"', 400, "not_an_object", id="a string"),
        pytest.param(b"null", 400, "not_an_object", id="null"),
        pytest.param(b'{"text": NaN}', 400, "not_json", id="not a number"),
        pytest.param(b'{"text": "a", "text": "b"}', 400, "not_json", id="a name twice"),
        pytest.param(b"[" * 100_000, 400, "not_json", id="deep nesting"),
        pytest.param(b'{"text": ' + b"9" * 5000 + b"}", 400, "not_json", id="a long number"),
        pytest.param('{"text": "قصف"}'.encode("cp1256"), 400, "encoding", id="Windows-1256"),
        pytest.param('{"text": "قصف"}'.encode("utf-16"), 400, "encoding", id="UTF-16"),
        pytest.param(b"\x00\x01\x02", 400, "not_json", id="binary"),
        pytest.param(b'{"text": "' + b"x" * 5_000_000 + b'"}', 413, "too_large", id="5 MB"),
    ],
)
def test_bad_body_is_a_problem(hand_in, body, status, code):
    response = hand_in(body)

    assert (response.status_code, response.json()["code"]) == (status, code)
    assert not Article.objects.exists()


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=windows-1256"])
def test_other_content_is_refused(api, key, content_type):
    response = api.generic("POST", ARTICLES, b'{"text": "four killed"}', content_type, headers=key)

    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


def test_body_of_unknown_length_is_refused(api, key):
    response = api.generic("POST", ARTICLES, headers={**key, "Transfer-Encoding": "chunked"}, content_type="application/json")

    assert (response.status_code, response.json()["code"]) == (411, "length_required")


def test_unknown_publisher_is_told_the_known_ones(hand_in):
    assert "north-wire" in hand_in(publisher="nobody").json()["detail"]


def test_new_report_is_put_in_the_queue_and_a_finished_one_is_not(hand_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as queued:
        hand_in()
    Article.objects.update(state="ready", finished_at=datetime.datetime.now(datetime.UTC))
    with django_capture_on_commit_callbacks() as queued_again:
        hand_in()

    assert (len(queued), len(queued_again)) == (1, 0)


def test_report_is_kept_when_the_queue_does_not_answer(hand_in, monkeypatch, caplog, django_capture_on_commit_callbacks):
    monkeypatch.setattr(app.conf, "broker_url", "redis+socket:///nowhere/redis.sock")
    monkeypatch.setattr(app.amqp, "_producer_pool", None)

    with django_capture_on_commit_callbacks(execute=True):
        response = hand_in()

    assert response.status_code == 201
    assert Article.objects.unfinished().count() == 1
    assert "/nowhere/redis.sock" in caplog.text


def test_report_is_shown_to_whoever_handed_it_in(api, key, hand_in):
    told = hand_in().json()

    response = api.get(told["url"], headers=key)

    assert (response.status_code, response.json(), response["Cache-Control"]) == (200, told, "no-store")
    assert TEXT.split(maxsplit=1)[0] not in response.content.decode()


def test_report_is_shown_to_a_second_person_with_the_same_bytes(api, make_key, visitor, hand_in, publisher):
    told = hand_in().json()
    second = make_key(visitor, Scope.INGEST)

    before = api.get(told["url"], headers=second).status_code
    api.post(ARTICLES, {"text": TEXT, "publisher": publisher.slug}, "application/json", headers=second)

    assert (before, api.get(told["url"], headers=second).status_code) == (404, 200)


def test_report_is_shown_to_researchers(api, make_key, reviewer, report):
    address = f"{ARTICLES}{report(TEXT).pk}/"

    assert api.get(address, headers=make_key(reviewer, Scope.INGEST)).status_code == 200


@pytest.mark.parametrize("scopes", [[Scope.READ], []])
def test_report_is_not_shown_without_the_scope(api, make_key, researcher, report, scopes):
    assert api.get(f"{ARTICLES}{report(TEXT).pk}/", headers=make_key(researcher, *scopes)).status_code == 403


def test_report_needs_a_key(api, report):
    assert api.get(f"{ARTICLES}{report(TEXT).pk}/").status_code == 401


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999"])
def test_report_that_is_not_there_is_not_found(api, key, pk):
    assert api.get(f"{ARTICLES}{pk}/", headers=key).status_code == 404


def test_failure_is_told_without_its_inside(api, key, hand_in):
    told = hand_in().json()
    Article.objects.update(state="failed", finished_at=datetime.datetime.now(datetime.UTC), last_error="KeyError('inside')")

    response = api.get(told["url"], headers=key)

    assert response.json()["state"] == "failed"
    assert "inside" not in response.content.decode()


def test_asking_takes_few_queries(api, key, hand_in, django_assert_num_queries):
    address = hand_in().json()["url"]

    with django_assert_num_queries(3):  # key with user; report with publisher; whether the person handed it in
        api.get(address, headers=key)


def test_other_sites_may_not_ask_from_the_browser(api, key, hand_in):
    assert "Access-Control-Allow-Origin" not in api.get(hand_in().json()["url"], headers=key)
