"""From archived bytes to the text that offsets count in."""

from __future__ import annotations

import re
import unicodedata

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sources.errors import InputError

_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_BINARY_SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x7fELF")
_HTML_DOCUMENT = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# Tab, line feed and carriage return are text; every other control character is not.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(raw: bytes) -> str:
    """Return the text of ``raw`` in Unicode NFC, with one line feed for each line end.

    Raises ``InputError`` if the bytes are empty, too many, not text, not UTF-8 (or marked UTF-16), or the source of a web page.
    """
    if len(raw) > settings.REPORT_MAX_BYTES:
        raise InputError(
            "too_large",
            _("This is %(size)s kB; a report may have %(limit)s kB. Hand in the report's own text, without attachments.")
            % {"size": len(raw) // 1000, "limit": settings.REPORT_MAX_BYTES // 1000},
            field="text",
            status=413,
        )
    if raw.startswith(_BINARY_SIGNATURES):
        raise InputError("binary", _("This is a file, not text. Open it, copy the report's text and paste that."), field="text")
    text = unicodedata.normalize("NFC", _decode(raw).replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise InputError("empty", _("There is no text. Paste the whole report, from its first line to its last."), field="text")
    if _CONTROL.search(text):
        raise InputError(
            "binary", _("This has characters that no text has. Copy the report's text from its page and paste that."), field="text"
        )
    if _HTML_DOCUMENT.match(text):
        raise InputError(
            "html", _("This is the source of a web page. Open the page, select the report's words and paste those."), field="text"
        )
    return text


def _decode(raw: bytes) -> str:
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            "encoding",
            _("Byte %(position)s is not UTF-8. Save the text as UTF-8 (older Arabic files are often Windows-1256) and hand it in again.")
            % {"position": error.start + 1},
            field="text",
        ) from error
