"""Finding the reports whose words another report has: whole copies, cut ones, and copies that give other figures.

A new report is held against all others by one search in an index of hashes (``sources.extraction.fingerprints``); the few that share
most of them are then compared word by word.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import connection

from sources.extraction.fingerprints import FEWEST_RUNS, Likeness, TextPrint, compare, print_of
from sources.models import Article, Fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Compared word by word.
MOST_COMPARED = 6
#: Of the kept runs, for a report to be compared: one or two are a phrase that many use.
FEWEST_SHARED = 3
#: What more reports than this share of all have is asked for neither as a run nor as a rare word: the furniture of pages.
COMMON = 0.0005
_MINUTES_KEPT = 10

_SHARING = """
    SELECT f.article_id, count(*) AS shared
    FROM unnest(%(runs)s::bigint[]) AS asked(run) JOIN sources_fingerprint f ON f.shingles @> ARRAY[asked.run]
    WHERE f.article_id <> %(article)s
    GROUP BY f.article_id HAVING count(*) >= %(fewest)s ORDER BY shared DESC, f.article_id LIMIT %(most)s
"""
_COMMON = """
    SELECT elements.element FROM pg_stats,
        unnest(most_common_elems::text::{type}[], most_common_elem_freqs) AS elements(element, frequency)
    WHERE schemaname = ANY(current_schemas(true)) AND tablename = 'sources_fingerprint' AND attname = %s AND frequency > %s
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """Another report and how much of the words of both are the same."""

    article: Article
    likeness: Likeness


def fingerprint_report(article: Article) -> TextPrint:
    """Store by what ``article`` is found again; a second call changes nothing."""
    found = print_of(article.text)
    Fingerprint.objects.update_or_create(
        article=article,
        defaults={"shingles": list(found.kept), "shingle_count": len(found.runs), "words": sorted(found.words)},
    )
    return found


def near_copies(article: Article, own: TextPrint | None = None) -> list[Alike]:
    """Return the reports of which ``article`` is a near-copy, or that are near-copies of it, the most alike first."""
    own = own or print_of(article.text)
    if len(own.runs) < FEWEST_RUNS:
        return []
    others = Article.objects.in_bulk(_sharing(own.kept, article.pk))
    found = [Alike(other, compare(own, print_of(other.text))) for other in others.values()]
    alike = [copy for copy in found if copy.likeness.is_near_copy]
    return sorted(alike, key=lambda copy: (-copy.likeness.jaccard, -copy.likeness.containment, copy.article.pk))


def common_elements(column: str, element_type: str) -> frozenset[int | str]:
    """Return what many reports have in that column of their fingerprints, as the database's own statistics know it."""
    return _common(column, element_type, int(time.monotonic() // (60 * _MINUTES_KEPT)))


@lru_cache(maxsize=4)
def _common(column: str, element_type: str, _period: int) -> frozenset[int | str]:
    with connection.cursor() as cursor:
        cursor.execute(_COMMON.format(type=element_type), [column, COMMON])
        return frozenset(element for (element,) in cursor.fetchall())


def _sharing(runs: Sequence[int], article_id: int) -> list[int]:
    common = common_elements("shingles", "bigint")
    asked = [run for run in runs if run not in common]
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, {"runs": asked, "article": article_id, "fewest": FEWEST_SHARED, "most": MOST_COMPARED})
        return [found for found, _ in cursor.fetchall()]
