"""Hosts other than this one that pages may ask: none, unless the deployer names one."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def origin_of_style(url: str) -> list[str]:
    """Return the one origin that the map's style comes from, for the content security policy; nothing for no address."""
    if not url:
        return []
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise ImproperlyConfigured(f"MAP_STYLE_URL must be an address like https://maps.example.org/style.json, not {url!r}.")
    return [f"{parts.scheme}://{parts.netloc}"]
