"""What can be taken in as a report's text, and what the answer is to what cannot."""

from __future__ import annotations

import pytest

from sources.errors import InputError
from sources.services.reading import read_text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t ", "empty", id="white-space"),
        pytest.param(b"%PDF-1.7 ...", "binary", id="pdf"),
        pytest.param(b"PK\x03\x04docx", "binary", id="word-document"),
        pytest.param(b"one\x00two", "binary", id="zero-byte"),
        pytest.param("قُتل تسعة".encode("cp1256"), "encoding", id="windows-1256"),
        pytest.param("قُتل".encode()[:-1], "encoding", id="cut-letter"),
        pytest.param(b"<!DOCTYPE html><html><p>Nine killed</p></html>", "html", id="web-page"),
        pytest.param(b"\n <HTML lang='ar'><body>", "html", id="web-page-in-capitals"),
        pytest.param("أ".encode() * 600_000, "too_large", id="over-a-megabyte"),
    ],
)
def test_refused(raw, code):
    with pytest.raises(InputError) as caught:
        read_text(raw)

    assert caught.value.code == code
    assert str(caught.value.message)


def test_markup_inside_a_report_is_text():
    assert read_text(b"He wrote <b>nine</b> & <script>alert(1)</script>") == "He wrote <b>nine</b> & <script>alert(1)</script>"


def test_line_ends_become_line_feeds():
    assert read_text(b"one\r\ntwo\rthree") == "one\ntwo\nthree"


def test_text_is_composed():
    assert read_text("آطمة".encode()) == "آطمة"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding):
    assert read_text("قُتل تسعة".encode(encoding)) == "قُتل تسعة"
