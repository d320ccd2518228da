"""Noting which earlier reports a report repeats, and what it says otherwise: a copy with other figures is an update, and shown as one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sources.models import Claim, ClaimKind, ClaimStatus, NearCopy, Scope
from sources.services.near_copies import fingerprint_report, near_copies

if TYPE_CHECKING:
    from sources.models import Article

#: By outcome, group and nationality the numbers given, each the lowest and the highest.
Figures = dict[tuple[str, str, str], set[tuple[int, int | None]]]


@transaction.atomic
def note_copies(article: Article) -> list[NearCopy]:
    """Store by what ``article`` is found and of which earlier reports it is a near-copy; a second call renews both.

    It counts as a copy (``copy_of``) of the report most alike with which it shares all figures, and of what that one is a copy of.
    """
    alike = [found for found in near_copies(article, fingerprint_report(article)) if found.article.pk < article.pk]
    ours = figures_of(article)
    article.near_copies.all().delete()
    rows = [
        NearCopy(
            article=article,
            original=found.article,
            jaccard=found.likeness.jaccard,
            containment=found.likeness.containment,
            differences=differences(ours, figures_of(found.article)),
        )
        for found in alike
    ]
    NearCopy.objects.bulk_create(rows)
    same = next((row.original for row in rows if not row.is_update), None)
    article.copy_of_id = (same.copy_of_id or same.pk) if same is not None else None
    article.save(update_fields=["copy_of"])
    return rows


def figures_of(article: Article) -> Figures:
    """Return the tolls that a report gives of its own incident."""
    claims = Claim.objects.filter(article=article, kind=ClaimKind.CASUALTIES, scope=Scope.INCIDENT, value_min__isnull=False)
    found: Figures = defaultdict(set)
    for claim in claims.exclude(status__in=[ClaimStatus.REJECTED, ClaimStatus.SUPERSEDED]):
        found[claim.outcome, claim.group, claim.nationality].add((claim.value_min or 0, claim.value_max))
    return found


def differences(ours: Figures, theirs: Figures) -> list[dict[str, Any]]:
    """Return the tolls that both reports give with other numbers; what a cut copy leaves out is no difference."""
    return [
        {"outcome": kind[0], "group": kind[1], "nationality": kind[2], "ours": sorted_ends(ours[kind]), "theirs": sorted_ends(theirs[kind])}
        for kind in sorted(ours.keys() & theirs.keys())
        if not (ours[kind] <= theirs[kind] or theirs[kind] <= ours[kind])
    ]


def sorted_ends(numbers: set[tuple[int, int | None]]) -> list[int | None]:
    """Return the lowest and the highest of all numbers; no highest where one is open."""
    highest = [high for _, high in numbers]
    return [min(low for low, _ in numbers), None if None in highest else max(high for high in highest if high is not None)]
