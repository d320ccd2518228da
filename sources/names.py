"""The key under which the many ways to write an actor's name meet."""

from __future__ import annotations

import re

from geo.names import keys_of

_ENGLISH_ARTICLE = re.compile(r"\A\s*(?:the|an?)\s+(?=\S)", re.IGNORECASE)


def actor_key(name: str) -> str:
    """Fold the name of an actor as names of places are folded, without its article in either language; empty for no letters."""
    return keys_of(_ENGLISH_ARTICLE.sub("", name)).key_bare
