"""Scores on real posts about known incidents: is the toll what researchers hold, is the day right."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from sources.evaluation.dates import main_date
from sources.evaluation.measures import Measures, Share, add
from sources.evaluation.mistakes import Mistake
from sources.evaluation.predictions import ASSERTED, records_of
from sources.evaluation.scores import Case
from sources.extraction.furniture import own_words
from sources.extraction.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sources.evaluation.linking import Incident, Post
    from sources.evaluation.records import Date
    from sources.extraction.types import DraftClaim, Extraction

#: A word for death beside a number, on one line. Deliberately crude and none of the extractor's own words: a figure that the
#: extractor overlooks must count against it. Three digits at most, so that years are none.
_DEATH_AR = r"\w{0,3}(?:قتل|قتيل|شهيد|شهدا|استشه|ضحايا|ضحية|وفاة|توفي)\w*"
_DEATH_EN = r"(?:kill(?:s|ed|ing)|dead|deaths?|died|fatalit\w+)"
_NUMBER = (
    r"(?:(?<![\d/:.-])\d{1,3}(?![\d/:.-])|(?:ثلاث|أربع|اربع|خمس|ست|سبع|ثمان|تسع|عشر)[ةه]?(?!\w)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_GAP = r"[^\S\n]+(?:[^\s.]+[^\S\n]+){0,2}?"
STATES_FIGURE = re.compile(
    rf"\b{_DEATH_AR}{_GAP}{_NUMBER}\b|\b{_NUMBER}{_GAP}{_DEATH_AR}|\b{_DEATH_EN}{_GAP}{_NUMBER}\b|\b{_NUMBER}{_GAP}{_DEATH_EN}\b",
    re.IGNORECASE,
)
_MARKS = re.compile("[\u0640\u064b-\u0652]")
_UNCOUNTED = frozenset({"vague", "unspecified"})
#: Inclusive bounds of people killed, the upper one open where it is None.
Bounds = tuple[int, int | None]


def post_cases(posts: Iterable[Post]) -> Iterator[Case]:
    """Make a case of each post."""
    for post in posts:
        yield Case(post.name, post.language, Document(text=post.text, published=post.published), partial(score_post, post))


def score_post(post: Post, extraction: Extraction) -> tuple[Measures, list[Mistake]]:
    """Score one post, once for each incident that it is about.

    ``killed`` counts the incidents in which people were killed, where the post states a figure: the extractor finds one, or a word
    for death stands beside a number, menus of the page and replies of others apart. It is right if the range from the lowest to the
    highest toll of the post, parts aside, meets what is held; ``killed_one_figure`` is stricter: one of the tolls must meet it by
    itself.
    ``date`` counts the posts with a day of publication, which stands in where the post gives no day of its own; ``date_stated``
    leaves these out.
    """
    measures: Measures = {}
    mistakes: list[Mistake] = []
    tolls = tolls_of(extraction)
    states_figure = bool(tolls) or STATES_FIGURE.search(_MARKS.sub("", own_words(post.text))) is not None
    taken = main_date(records_of(extraction).dates)
    for incident in post.incidents:
        if states_figure and incident.killed:
            mistakes += _score_killed(measures, incident, tolls)
        if post.published is not None:
            mistakes += _score_day(measures, incident, taken, post)
    return measures, mistakes


def tolls_of(extraction: Extraction) -> list[DraftClaim]:
    """Return the counted deaths of the post's own incident that are not part of another toll."""
    return [
        claim
        for claim in extraction.claims
        if claim.outcome == "killed" and claim.scope == "incident" and claim.modality in ASSERTED and claim.polarity == "affirmed"
        and claim.qualifier not in _UNCOUNTED and claim.subset_of is None and claim.value_min is not None
    ]  # fmt: skip


def _score_killed(measures: Measures, incident: Incident, tolls: Sequence[DraftClaim]) -> list[Mistake]:
    each = [(claim.value_min or 0, claim.value_max) for claim in tolls]
    right = bool(each) and _meets(_envelope(each), incident)
    add(measures, {"killed": Share(1, int(right)), "killed_one_figure": Share(1, int(any(_meets(bounds, incident) for bounds in each)))})
    if right:
        return []
    held = " or ".join(f"{low}..{high}" for low, high in incident.killed)
    return [
        Mistake("killed", "wrong" if tolls else "missed", tolls[0].span if tolls else None, held, " ".join(claim.quote for claim in tolls))
    ]


def _envelope(each: Sequence[Bounds]) -> Bounds:
    highest = [high for _, high in each if high is not None]
    is_open = len(highest) < len(each)
    return min(low for low, _ in each), None if is_open else max(highest)


def _meets(bounds: Bounds, incident: Incident) -> bool:
    low, high = bounds
    return any(low <= held[1] and (high is None or high >= held[0]) for held in incident.killed)


def _score_day(measures: Measures, incident: Incident, taken: Date | None, post: Post) -> list[Mistake]:
    day = post.published if taken is None else taken.first
    right = day is not None and (taken is None or taken.days == 0) and incident.first <= day <= incident.last
    add(measures, {"date": Share(1, int(right))} | ({"date_stated": Share(1, int(right))} if taken is not None else {}))
    return [] if right else [Mistake("date", "wrong", taken.span if taken else None, str(incident.first), str(day))]
