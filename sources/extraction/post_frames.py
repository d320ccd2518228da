"""The frames that social media put around a copied post: headers that repeat its first words, counters, the replies of others.

Only what the site itself writes is recognized ("'s Post", "Shared with", "All reactions:", "344 Views"), so that a text that was
never a post keeps every word.
"""

from __future__ import annotations

import re

from sources.extraction.types import Span

_SIGNS = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]*"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_AUDIENCE = "(?:Public|Custom|Only me|Your friends(?: and their friends)?)"
#: The title, "Facebook", whose post it is, and the line that says when and with whom it was shared.
_FACEBOOK_HEAD = re.compile(
    rf"\A.{{0,1200}}?Facebook{_SIGNS}[^\n]{{0,120}}'s Post{_SIGNS}\s.{{0,300}}?{_MONTH} \d{{1,2}}(?:, 20\d\d)? · Shared with {_AUDIENCE}",
    re.DOTALL,
)
#: From the counters of a post on, everything is other people's.
_FACEBOOK_TAIL = re.compile(r"All reactions:\d?|Like ?Comment(?: ?Share)?(?:Most relevant|All comments|\s*\Z|[^\n]{0,60}limited who can)")
_X_STAMP = re.compile(r"\d{1,2}:\d\d [AP]M · [A-Z][a-z]{2} \d{1,2}, 20\d\d(?:[\d.,KM]{0,9} ?Views)?[\d.,KM]*")
#: Who wrote the next post of a conversation, and when: the handle and the date stand glued.
_X_AUTHOR = re.compile(r"@(\w{1,15}?)(?=[A-Z][a-z]{2} \d{1,2}(?:, 20\d\d)?)")
_X_HANDLE = re.compile(r"@(\w{1,40})")
#: The timelines of older pages: an age, then buttons, the post, and its counters.
_TIMELINE = "Embed Tweet"
_COUNTED = "(?:repl(?:y|ies)|retweets?|likes?|quotes?|comments?|shares?|views?|bookmarks?)"
_TIMELINE_LINE = re.compile(
    rf"^[^\S\n]*(?:\d{{1,2}}[smhd]\d{{1,2}} (?:second|minute|hour|day)s? ago|\d[\d.,]*[KM]?(?: {_COUNTED})?)[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)


def find_frames(text: str) -> list[Span]:
    """Give the ranges of a text that a site wrote around a post, or that others wrote below it."""
    return [*_facebook(text), *_conversation(text), *_timeline(text)]


def _facebook(text: str) -> list[Span]:
    head = _FACEBOOK_HEAD.match(text)
    if head is None:
        return []
    tail = _FACEBOOK_TAIL.search(text, head.end())
    return [Span(0, head.end()), *([Span(tail.start(), len(text))] if tail is not None else [])]


def _conversation(text: str) -> list[Span]:
    """Give the stamp of a post and the replies to it; what the same author wrote next is the report's."""
    stamp = _X_STAMP.search(text)
    if stamp is None:
        return []
    author = _X_HANDLE.search(text, 0, stamp.start())
    heads = list(_X_AUTHOR.finditer(text, stamp.end()))
    starts = [max(text.rfind("\n", 0, head.start()) + 1, stamp.end()) for head in heads]
    spans = [Span(*stamp.span())]
    for head, start, end in zip(heads, starts, [*starts[1:], len(text)], strict=False):
        is_own = author is not None and author[1].lower().startswith(head[1].lower())
        spans.append(Span(start, head.end() if is_own else end))
    return spans


def _timeline(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _TIMELINE_LINE.finditer(text)] if _TIMELINE in text else []
