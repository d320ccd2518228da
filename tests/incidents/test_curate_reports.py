"""Handing in a report by hand: what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import hashlib

import pytest
from django.urls import reverse

from config.celery import app
from sources.models import Article, Capture

TEXT = "Shells fell on Tell Nur.\nFour people were killed."

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, researcher):
    client.force_login(researcher)
    return client


def hand_in(client, **said):
    return client.post(reverse("report-new"), {"text": TEXT, "publisher": "north-wire", "published": "2022-02-03", **said})


def test_pasted_report_is_archived_under_who_pasted_it(desk, publisher, researcher):
    answer = hand_in(desk, title="Shells on Tell Nur", url="https://example.org/a?utm_source=x")

    article = Article.objects.get()
    assert answer.url == reverse("report-workbench", args=[article.pk])
    assert (article.text, article.submitted_by, article.canonical_url) == (TEXT, researcher, "https://example.org/a")
    assert Capture.objects.get().agent == "web"


def test_line_ends_of_a_form_are_those_of_the_text(desk, publisher):
    hand_in(desk, text=TEXT.replace("\n", "\r\n"))

    assert Article.objects.get().source_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_blanks_at_the_ends_are_part_of_the_bytes(desk, publisher):
    hand_in(desk, text=f"  {TEXT}\n")

    assert Article.objects.get().text == f"  {TEXT}\n"


def test_same_text_again_leads_to_the_report_that_is_there(desk, report):
    article = report(TEXT)

    answer = desk.post(reverse("report-new"), {"text": TEXT, "publisher": "north-wire"}, follow=True)

    assert answer.redirect_chain == [(reverse("report-workbench", args=[article.pk]), 302)]
    assert "handed in before" in answer.content.decode()
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        pytest.param({"text": ""}, "text", "There is no text", id="empty"),
        pytest.param({"text": " \n "}, "text", "There is no text", id="blank"),
        pytest.param({"text": "a" * 1_000_001}, "text", "1000 kB", id="too large"),
        pytest.param({"text": "<!doctype html><p>Four killed"}, "text", "source of a web page", id="page source"),
        pytest.param({"text": "Four\x07killed"}, "text", "characters that no text has", id="control character"),
        pytest.param({"published": "2999-01-01"}, "published", "has not come yet", id="future"),
        pytest.param({"published": "yesterday"}, "published", "year-month-day", id="no day"),
        pytest.param({"publisher": "nobody"}, "publisher", "no such publisher", id="unknown publisher"),
        pytest.param({"publisher": ""}, "publisher", "Choose who published", id="no publisher"),
        pytest.param({"url": "not an address"}, "url", "no web address", id="bad address"),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field_and_nothing_is_made(desk, publisher, said, field, message):
    answer = hand_in(desk, title="Kept as typed", **said)

    assert answer.status_code == 422
    assert message in " ".join(answer.context["form"].errors[field])
    assert 'value="Kept as typed"' in answer.content.decode()
    assert not Article.objects.exists()
    assert not Capture.objects.exists()


def test_text_of_five_megabytes_is_turned_away_with_what_to_do(desk, publisher):
    answer = hand_in(desk, text="a" * 5_000_000)

    assert answer.status_code == 400
    assert "A report may have 1 MB" in answer.content.decode()
    assert not Article.objects.exists()


def test_report_is_taken_while_no_worker_can_be_told(desk, publisher, settings, django_capture_on_commit_callbacks, caplog, monkeypatch):
    monkeypatch.setattr(app.conf, "broker_url", "redis+socket:///nowhere/redis.sock")
    monkeypatch.setattr(app.amqp, "_producer_pool", None)  # an earlier test's may be connected

    with django_capture_on_commit_callbacks(execute=True):
        answer = hand_in(desk)

    assert answer.status_code == 302
    assert Article.objects.unfinished().count() == 1
    assert "on_commit" in caplog.text


def test_markup_in_a_report_is_shown_as_text(desk, publisher):
    page = desk.post(
        reverse("report-new"), {"text": "Four <script>alert(1)</script> killed", "publisher": "north-wire"}, follow=True
    ).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
