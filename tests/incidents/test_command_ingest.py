"""Handing reports in from the command line, and making keys there."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command

from config.celery import app
from incidents.models import ApiKey
from sources.models import Article, Capture

TEXT = "Shells fell on Tell Nur on Friday. Four people were killed, the Valley Observatory said."

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "report with a space.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def ingest(*arguments: object, **options: object) -> list[str]:
    out = StringIO()
    call_command("ingest", *map(str, arguments), stdout=out, **options)
    return out.getvalue().splitlines()


def test_file_becomes_a_report(file, publisher):
    lines = ingest(file, publisher="north-wire", published="2022-02-03", url="https://north-wire.example/17", title="Shells on Tell Nur")

    article = Article.objects.get()
    assert lines == [f"report {article.pk}: new, waiting to be read", f"sha256 {hashlib.sha256(TEXT.encode()).hexdigest()}"]
    assert (article.text, article.publisher, str(article.published_date), article.title) == (
        TEXT,
        publisher,
        "2022-02-03",
        "Shells on Tell Nur",
    )
    assert article.captures.get().agent == "command line"


def test_same_file_again_is_the_same_report(file, publisher):
    first, second = (ingest(file, publisher="north-wire")[0] for _ in range(2))

    assert second == first.replace("new", "known already")
    assert (Article.objects.count(), Capture.objects.count()) == (1, 2)


def test_standard_input_is_read_for_a_dash(publisher, monkeypatch):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(TEXT.encode())))

    ingest("-", publisher="north-wire")

    assert Article.objects.get().text == TEXT


def test_report_waits_in_the_queue(file, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as queued:
        ingest(file, publisher="north-wire")

    assert len(queued) == 1


def test_report_is_kept_when_the_queue_does_not_answer(file, publisher, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(app.conf, "broker_url", "redis+socket:///nowhere/redis.sock")
    monkeypatch.setattr(app.amqp, "_producer_pool", None)
    err = StringIO()

    with django_capture_on_commit_callbacks(execute=True):
        ingest(file, publisher="north-wire", stderr=err)

    assert "a worker will find it" in err.getvalue()
    assert Article.objects.unfinished().count() == 1


def test_report_can_be_read_here_and_now(file, publisher):
    lines = ingest(file, publisher="north-wire", published="2022-02-05", now=True)

    assert lines[0].endswith("new, read")
    assert Article.objects.get().claims.filter(kind="casualties", value_min=4).exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"publisher": "nobody"}, "Use one of: north-wire"),
        ({"published": "2022-02-30"}, "YYYY-MM-DD"),
        ({"published": "yesterday"}, "YYYY-MM-DD"),
        ({"published": "2100-01-01"}, "has not come yet"),
        ({"url": "north-wire"}, "--url"),
        ({"url": "https://x.example/" + "a" * 2000}, "--url"),
        ({"title": "x" * 501}, "--title"),
        ({"title": "\udcff"}, "--title"),
    ],
)
def test_bad_option_is_an_error_that_leaves_nothing(file, publisher, options, message):
    with pytest.raises(CommandError, match=message):
        ingest(file, **{"publisher": "north-wire", **options})

    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "There is no text"),
        (b"x" * 5_000_000, "a report may have 1000 kB"),
        ("قصف تل نور".encode("cp1256"), "is not UTF-8"),
        (b"\x89PNG\r\n", "This is a file, not text"),
        (b"four\x00killed", "characters that no text has"),
        (b"<html><body>four killed</body></html>", "source of a web page"),
    ],
    ids=["empty", "5 MB", "Windows-1256", "a picture", "a null character", "a web page"],
)
def test_bad_file_is_an_error_that_leaves_nothing(file, publisher, raw, message):
    file.write_bytes(raw)

    with pytest.raises(CommandError, match=message):
        ingest(file, publisher="north-wire")

    assert not Article.objects.exists()


@pytest.mark.parametrize("name", ["nothing-here.txt", "."])
def test_file_that_can_not_be_opened_is_an_error(publisher, name):
    with pytest.raises(CommandError, match="can't be read"):
        ingest(name, publisher="north-wire")


def test_error_ends_the_program_with_code_1(tmp_path):
    command = [sys.executable, "manage.py", "ingest", str(tmp_path / "none"), "--publisher", "x"]

    ended = subprocess.run(command, cwd=project.BASE_DIR, env=os.environ, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("CommandError: ")


def test_key_is_printed_alone_and_works(researcher, api):
    out, err = StringIO(), StringIO()

    call_command("create_api_key", "rana", "--scope=read", "--scope=ingest", days=30, stdout=out, stderr=err)

    secret = out.getvalue().strip()
    assert api.get("/api/v1/incidents/", headers={"Authorization": f"Api-Key {secret}"}).status_code == 200
    assert (ApiKey.objects.get().user, ApiKey.objects.get().scopes) == (researcher, ["ingest", "read"])
    assert secret not in err.getvalue()


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [("nobody", {}, "no active account"), ("rana", {"days": 0}, "--days"), ("rana", {"name": "x" * 51}, "--name")],
)
def test_key_that_can_not_be_made_is_an_error(researcher, name, options, message):
    with pytest.raises(CommandError, match=message):
        call_command("create_api_key", name, "--scope=read", **options)

    assert not ApiKey.objects.exists()
