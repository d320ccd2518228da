"""Reading a report again: its claims, and what follows from them, in step with the rules as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pghistory
from django.db import transaction

from incidents.services.curation import renew_after_decision
from incidents.services.matching import propose_incidents
from sources.models import Article, ArticleState
from sources.services.extraction import reread_claims
from sources.services.resolution import resolve_actors, resolve_places

if TYPE_CHECKING:
    import datetime

    from sources.services.extraction import Reread


@transaction.atomic
def reread_report(article_id: int, *, now: datetime.datetime, commit: bool) -> Reread | None:
    """Read one report again, if it has been read and the rules changed since; None otherwise. The whole or nothing is stored.

    Without ``commit`` nothing is stored, and the difference is what would be. Publications hold their own document and stay.
    """
    reports = Article.objects.filter(state=ArticleState.READY).select_related("publisher")
    if not commit:
        article = reports.filter(pk=article_id).first()
        return reread_claims(article, now=now, commit=False) if article else None
    article = reports.select_for_update(of=("self",)).filter(pk=article_id).first()
    reread = reread_claims(article, now=now, commit=True) if article else None
    if article is not None and reread is not None:
        with pghistory.context(reason=f"report {article.pk} read again by {reread.run}"):
            renew_what_follows(article)
    return reread


def renew_what_follows(article: Article) -> None:
    """Renew places, actors, evidence, estimates and proposals; new claims are evidence because of who attached the report."""
    resolve_places(article)
    resolve_actors(article)
    match = article.matches.filter(is_primary=True).select_related("by").first()
    if match is not None and match.by is not None and match.at is not None:
        renew_after_decision(article, by=match.by, now=match.at)
    propose_incidents(article)
