"""Putting JSON-LD into a page."""

from __future__ import annotations

import json
from typing import Any

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

register = Library()

#: What could end the script element or begin another, as Django's own json_script escapes it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def json_ld(graph: dict[str, Any]) -> SafeString:
    """Return ``graph`` as a script of data; a browser never runs it, so the content security policy lets it stand."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
