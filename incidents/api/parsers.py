"""Reading a request's body: one JSON object in UTF-8, no larger than it needs to be."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import BaseParser

from incidents.api.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

# JSON may write an Arabic letter, two bytes of UTF-8, as six; then there are the other fields.
_ESCAPED = 3
_OTHER_FIELDS = 20_000
_UTF_8 = frozenset({"utf-8", "utf8", ""})


class JsonObjectParser(BaseParser):
    """JSON as RFC 8259 has it: an object, no name twice, no NaN; a byte order mark is skipped."""

    media_type = "application/json"

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the object; raises ``Problem`` that says what to mend."""
        if _charset(media_type or "") not in _UTF_8:
            raise UnsupportedMediaType(media_type or "")
        raw = _read(stream, declared=int((parser_context or {})["request"].META.get("CONTENT_LENGTH") or 0))
        try:
            value = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_refuse_constant)
        except UnicodeDecodeError as error:
            raise Problem(
                400, "encoding", _("Byte %(position)s of the body is not UTF-8. Send JSON in UTF-8.") % {"position": error.start + 1}
            ) from error
        except (ValueError, RecursionError) as error:
            raise Problem(400, "not_json", _("The body is not JSON: %(reason)s.") % {"reason": error}) from error
        if not isinstance(value, dict):
            raise Problem(400, "not_an_object", _("The body has to be one JSON object: {…}."))
        return value


def _charset(media_type: str) -> str:
    for parameter in media_type.split(";")[1:]:
        name, _equals, value = parameter.strip().partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"').lower()
    return ""


def _read(stream: IO[bytes], *, declared: int) -> bytes:
    limit = _ESCAPED * settings.REPORT_MAX_BYTES + _OTHER_FIELDS
    raw = b"" if declared > limit else stream.read(limit + 1)
    if max(declared, len(raw)) > limit:
        raise Problem(
            413,
            "too_large",
            _("The body is larger than %(limit)s kB. Hand in the report's own text, without attachments.") % {"limit": limit // 1000},
        )
    return raw


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _value in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{name!r} is given twice")
    return dict(pairs)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")
