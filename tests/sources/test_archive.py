"""Bytes are archived once, whole, and under their hash."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from sources.errors import InputError
from sources.models import Article, Capture, DateBasis
from sources.services.archive import HandedIn, archive_report, canonical_url, find_publisher
from sources.storage import WriteOnceStorage
from tests.conftest import NOW

TEXT = "قُتل أربعة أشخاص في قصف على تل نور يوم الجمعة."

pytestmark = pytest.mark.django_db


def hand_in(publisher, raw: bytes = TEXT.encode(), **said):
    return archive_report(HandedIn(raw=raw, publisher=publisher, **said), by=None, agent="tests", now=NOW)


def test_bytes_lie_under_their_sha256(publisher):
    capture = hand_in(publisher).article.captures.get()

    assert capture.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    with capture.raw.open() as file:
        assert file.read() == TEXT.encode()
    assert capture.size == len(TEXT.encode())


def test_same_bytes_twice_give_one_report_and_two_captures(publisher):
    first, second = hand_in(publisher), hand_in(publisher)

    assert (first.is_new, second.is_new) == (True, False)
    assert first.article == second.article
    assert Capture.objects.filter(article=first.article).count() == 2


def test_archived_bytes_cannot_be_written(publisher, settings, tmp_path):
    capture = hand_in(publisher).article.captures.get()

    assert Path(capture.raw.path).stat().st_mode & 0o777 == 0o440


def test_half_written_file_is_not_under_the_hash(tmp_path):
    storage = WriteOnceStorage(location=str(tmp_path))

    class Broken(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"half"
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        storage.save("ab/abcd", Broken(b"half and half"))

    assert not storage.exists("ab/abcd")


def test_saving_again_keeps_the_first_bytes(tmp_path):
    storage = WriteOnceStorage(location=str(tmp_path))
    storage.save("ab/abcd", ContentFile(b"first"))

    assert storage.save("ab/abcd", ContentFile(b"second")) == "ab/abcd"
    with storage.open("ab/abcd") as file:
        assert file.read() == b"first"


def test_future_date_is_refused_and_nothing_is_kept(publisher, tmp_path):
    with pytest.raises(InputError) as caught:
        hand_in(publisher, published=datetime.date(2022, 2, 6))

    assert caught.value.code == "future_date"
    assert not Article.objects.exists()
    assert not list(tmp_path.rglob("*"))


def test_today_is_the_publishers_today(publisher):
    late = datetime.datetime(2022, 2, 3, 22, 30, tzinfo=datetime.UTC)  # half past midnight on the 4th in Damascus

    report = HandedIn(raw=TEXT.encode(), publisher=publisher, published=datetime.date(2022, 2, 4))
    assert archive_report(report, by=None, agent="tests", now=late).is_new


def test_basis_says_that_a_person_gave_the_date(publisher):
    assert hand_in(publisher, published=NOW.date()).article.published_basis == DateBasis.PERSON


def test_unknown_publisher_is_answered_with_the_known_ones(publisher):
    with pytest.raises(InputError) as caught:
        find_publisher("south-wire")

    assert "north-wire" in str(caught.value.message)


def test_address_that_is_none_is_refused_and_nothing_is_kept(publisher, tmp_path):
    with pytest.raises(InputError) as caught:
        hand_in(publisher, url="http://[")

    assert caught.value.code == "bad_url"
    assert not list(tmp_path.rglob("*"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Example.org/a?utm_source=x&id=7#top", "https://example.org/a?id=7"),
        ("https://example.org/a?fbclid=1", "https://example.org/a"),
        ("", ""),
    ],
)
def test_canonical_url(url, expected):
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2022/02/03/shelling", ("2022-02-03", "url")),
        ("https://example.org/2031/02/03/shelling", ("None", "unknown")),
        ("https://example.org/shelling", ("None", "unknown")),
    ],
)
def test_address_dates_a_report_that_nobody_dates(report, url, expected):
    article = report("Shells fell.", published=None, url=url)

    assert (str(article.published_date), article.published_basis) == expected
