"""What the words of a report have in common with reports whose incident is known: copies of them, and words that few others have."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection

from incidents.models import Match
from sources.extraction.fingerprints import LONGEST_WORD, print_of
from sources.services.near_copies import common_elements, near_copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from incidents.matching import ReportSketch
    from sources.models import Article

#: A word of more reports than this tells nothing, one of a single other report everything.
RARE_IN = 10
#: Among fewer reports than this, every word looks rare.
FEWEST_REPORTS = 100
_WORDS_ASKED = 80
_LEAST_LETTERS = 4

#: Of each word no more reports are looked up than leave it rare.
_RARE = """
    SELECT asked.word, found.reports
    FROM unnest(%(words)s::text[]) AS asked(word)
    CROSS JOIN LATERAL (
        SELECT count(*) AS reports FROM (
            SELECT 1 FROM sources_fingerprint f WHERE f.words @> ARRAY[asked.word] AND f.article_id <> %(article)s LIMIT %(rare)s + 1
        ) AS few
    ) AS found
    WHERE found.reports BETWEEN 1 AND %(rare)s
"""
_SHARED = """
    SELECT m.incident_id, asked.word FROM unnest(%(words)s::text[]) AS asked(word)
    JOIN sources_fingerprint f ON f.words @> ARRAY[asked.word] AND f.article_id <> %(article)s
    JOIN incidents_match m ON m.article_id = f.article_id AND m.is_primary
    GROUP BY m.incident_id, asked.word
"""


@dataclass(frozen=True, slots=True)
class Echoes:
    """What is the same in a report and in reports of incidents.

    ``words`` maps rare words to how telling each is, 0 to 1; ``shared`` incidents to those of them that their reports have; ``copies``
    incidents to the share of words that a report attached there has in common.
    """

    words: Mapping[str, float] = field(default_factory=dict)
    shared: Mapping[int, frozenset[str]] = field(default_factory=dict)
    copies: Mapping[int, float] = field(default_factory=dict)

    @property
    def incidents(self) -> Iterable[int]:
        """The incidents that echo the report, those with copies first, then by how telling the shared words are."""
        telling = {incident: sum(self.words[word] for word in words) for incident, words in self.shared.items()}
        return [*self.copies, *sorted(telling, key=lambda incident: (-telling[incident], incident))]


def echoes_of(article: Article, whole: ReportSketch) -> Echoes:
    """Look for the copies and the rare words of a report among the reports that are attached to incidents."""
    if not Match.objects.filter(is_primary=True).exists():
        return Echoes()
    words = _rare_words(article, whole)
    return Echoes(words, _shared(article, words), _copies(article))


def _rare_words(article: Article, whole: ReportSketch) -> dict[str, float]:
    asked = _words_of(whole)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM (SELECT 1 FROM sources_fingerprint LIMIT %s) AS counted", [FEWEST_REPORTS])
        if cursor.fetchone()[0] < FEWEST_REPORTS:
            return {}
        cursor.execute(_RARE, {"words": asked, "article": article.pk, "rare": RARE_IN})
        return {word: 1 - math.log(count) / math.log(RARE_IN + 1) for word, count in cursor.fetchall()}


def _words_of(whole: ReportSketch) -> list[str]:
    """Return the first words of a report that are neither short nor in many reports."""
    common = common_elements("words", "text")
    words = dict.fromkeys(whole.names.words if whole.names is not None else ())
    telling = (word for word in words if _LEAST_LETTERS <= len(word) <= LONGEST_WORD and not word.isdecimal())
    return [word for word in telling if word not in common][:_WORDS_ASKED]


def _shared(article: Article, words: Mapping[str, float]) -> dict[int, frozenset[str]]:
    shared: dict[int, set[str]] = defaultdict(set)
    if words:
        with connection.cursor() as cursor:
            cursor.execute(_SHARED, {"words": list(words), "article": article.pk})
            for incident_id, word in cursor.fetchall():
                shared[incident_id].add(word)
    return {incident_id: frozenset(several) for incident_id, several in shared.items()}


def _copies(article: Article) -> dict[int, float]:
    alike = {copy.article.pk: copy.likeness for copy in near_copies(article, print_of(article.text))}
    copies: dict[int, float] = {}
    for article_id, incident_id in Match.objects.filter(is_primary=True, article__in=alike).values_list("article", "incident"):
        share = max(alike[article_id].jaccard, alike[article_id].containment)
        copies[incident_id] = max(share, copies.get(incident_id, 0.0))
    return copies
