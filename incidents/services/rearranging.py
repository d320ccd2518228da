"""Merging incidents, splitting one, moving a report: evidence passes from one to another, claims are never touched, all can be undone.

What the public sees follows when the incident that took or kept the evidence is next approved: until then both stay as published.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pghistory
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from incidents.models import Evidence, Incident, IncidentState, Judgement, Match, Rearrangement, RearrangementKind, next_code
from incidents.services import snapshots
from incidents.services.curation import attach_report
from incidents.services.evidence import renew_derived
from incidents.services.locking import lock_all
from sources.errors import InputError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from django.contrib.auth.models import User

    from sources.models import Article

#: What an incident that is split off is described with, until a person says what differs.
_COPIED = (
    "title_ar", "title_en", "event_type", "sub_event_type", "start_date", "end_date", "date_precision", "place", "point", "geo_precision",
    "country", "estimate_rule",
)  # fmt: skip


@transaction.atomic
def merge_incidents(
    source: Incident, target: Incident, *, revisions: Mapping[int, int], why: str, by: User, now: datetime.datetime
) -> Rearrangement:
    """Hold ``source`` to be the same incident as ``target``: its evidence passes to that, and its code leads there.

    ``revisions`` has, by id, the revisions that the person saw. Raises ``StaleError`` where one was changed since, ``InputError``
    without a reason, or for one incident with itself.
    """
    if source.pk == target.pk:
        raise InputError("same_incident", _("Choose another incident: this one can't be merged into itself."), field="target")
    locked = lock_all({pk: revisions[pk] for pk in (source.pk, target.pk)})
    source, target = locked[source.pk], locked[target.pk]
    claims = set(_spoken(source).values_list("claim", flat=True))
    articles = set(source.matches.values_list("article", flat=True)) | _articles(claims)
    with _recorded(RearrangementKind.MERGED, source, target, _Scope(articles, claims), why=why, by=by, now=now) as act:
        _pass_on(_spoken(source), target, by=by, now=now)
        for match in source.matches.filter(judgement=Judgement.POSITIVE):
            _hold(match.article_id, target, from_match=match, by=by, now=now)
        source.state, source.merged_into = IncidentState.MERGED, target
    return act


@transaction.atomic
def split_incident(
    source: Incident, *, articles: Collection[int], claims: Collection[int], revision: int, why: str, by: User, now: datetime.datetime
) -> Rearrangement:
    """Open a draft incident with some of the reports and single claims of ``source``, described as that one is.

    A report that is chosen goes there with all that it says of ``source``; the report of a single claim stays. Raises ``InputError``
    where nothing is chosen, nothing would be left, or something chosen is no evidence of it.
    """
    source = lock_all({source.pk: revision})[source.pk]
    spoken = _spoken(source)
    moving = spoken.filter(claim__article__in=articles) | spoken.filter(claim__in=claims)
    chosen = set(moving.values_list("claim", flat=True))
    _check_split(source, spoken, chosen, articles=articles, claims=claims)
    fields = {name: getattr(source, name) for name in _COPIED}
    with pghistory.context(user=by.pk, act="split off", reason=why.strip()):
        target = Incident.objects.create(code=next_code(source.country), created_by=by, created_at=now, updated_at=now, **fields)
    scope = _Scope(set(articles) | _articles(chosen), chosen)
    with _recorded(RearrangementKind.SPLIT, source, target, scope, why=why, by=by, now=now) as act:
        _pass_on(moving, target, by=by, now=now)
        for match in source.matches.filter(judgement=Judgement.POSITIVE, article__in=articles):
            _hold(match.article_id, target, from_match=match, by=by, now=now)
            Match.objects.filter(pk=match.pk).update(judgement=Judgement.NEGATIVE, by=by, at=now)
    return act


@transaction.atomic
def move_report(
    article: Article, target: Incident, *, source: Incident, revisions: Mapping[int, int], why: str, by: User, now: datetime.datetime
) -> Rearrangement:
    """Hold ``article`` to be about ``target`` instead of ``source``. Raises ``InputError`` if it is not attached to that."""
    if source.pk == target.pk:
        raise InputError("same_incident", _("The report is attached to this incident. Choose another."), field="code")
    locked = lock_all({pk: revisions[pk] for pk in (source.pk, target.pk)})
    source, target = locked[source.pk], locked[target.pk]
    if not source.matches.filter(article=article, is_primary=True).exists():
        raise InputError("not_attached", _("This report is not attached to %(code)s any more.") % {"code": source.code})
    claims = set(article.claims.values_list("pk", flat=True))
    with _recorded(RearrangementKind.MOVED, source, target, _Scope({article.pk}, claims), why=why, by=by, now=now) as act:
        attach_report(article, target, by=by, now=now)
    return act


@dataclass(frozen=True, slots=True)
class _Scope:
    articles: set[int]
    claims: set[int]

    def rows(self, *incidents: Incident) -> dict[str, Any]:
        rows = snapshots.take([incident.pk for incident in incidents], articles=self.articles, claims=self.claims)
        return snapshots.scoped(rows, articles=self.articles, claims=self.claims)


@contextmanager
def _recorded(
    kind: RearrangementKind, source: Incident, target: Incident, scope: _Scope, *, why: str, by: User, now: datetime.datetime
) -> Iterator[Rearrangement]:
    """Note the rows before and after what is done within, and bring both incidents in step with their evidence."""
    if not why.strip():
        raise InputError("no_reason", _("Give a reason, in one line; it is kept with the decision."), field="why")
    before = scope.rows(source, target)
    row = Rearrangement(kind=kind, source=source, target=target, target_code=target.code, why=why.strip(), by=by, at=now, before=before)
    with pghistory.context(user=by.pk, act=kind.value, reason=row.why):
        yield row
        for incident in (source, target):
            incident.revision += 1
            incident.updated_at = now
            incident.save()
            renew_derived(incident)
    row.after = scope.rows(source, target)
    row.save()


def _spoken(incident: Incident) -> Any:
    return incident.evidence.filter(judgement=Judgement.POSITIVE)


def _articles(claims: Iterable[int]) -> set[int]:
    return set(Evidence.objects.filter(claim__in=claims).values_list("claim__article", flat=True))


def _pass_on(evidence: Any, target: Incident, *, by: User, now: datetime.datetime) -> None:
    """Make ``evidence`` speak of ``target``; where a claim has already been judged there, that judgement becomes positive."""
    for row in evidence.select_for_update(of=("self",)):
        there = target.evidence.filter(claim=row.claim_id).first()
        if there is None:
            row.incident = target
            row.save()
        else:
            there.judgement, there.by, there.at = Judgement.POSITIVE, by, now
            there.save()
            row.delete()


def _hold(article_id: int, target: Incident, *, from_match: Match, by: User, now: datetime.datetime) -> None:
    """Hold the report of ``from_match`` to be about ``target``, mainly if it was mainly about the other one."""
    is_primary = from_match.is_primary
    Match.objects.filter(pk=from_match.pk).update(is_primary=False)
    held = {"judgement": Judgement.POSITIVE, "by": by, "at": now}
    match, _created = Match.objects.update_or_create(
        article_id=article_id,
        incident=target,
        defaults=held,
        create_defaults={"score": from_match.score, "reasons": from_match.reasons, **held},
    )
    if is_primary:
        match.is_primary = True
        match.save(update_fields=["is_primary"])


def _check_split(source: Incident, spoken: Any, chosen: set[int], *, articles: Collection[int], claims: Collection[int]) -> None:
    own_claims = set(spoken.values_list("claim", flat=True))
    own_articles = set(source.matches.filter(judgement=Judgement.POSITIVE).values_list("article", flat=True)) | _articles(own_claims)
    if not chosen:
        raise InputError("nothing_chosen", _("Choose the reports or claims that belong to another incident."), field="articles")
    if not set(claims) <= own_claims or not set(articles) <= own_articles:
        raise InputError(
            "not_evidence_here", _("Some of what you chose is no evidence of this incident any more. Look at it as it is now.")
        )
    if chosen == own_claims:
        raise InputError(
            "nothing_left", _("This would leave the incident without evidence. Leave at least one claim here."), field="articles"
        )
