"""What incidents have become of each other, as far as the public may know: merged into, split off, split from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.models import TOMBSTONES, Incident, IncidentState, Publication, PublicationKind, Rearrangement, RearrangementKind

if TYPE_CHECKING:
    from django.db.models import QuerySet


def lineage(incident: Incident) -> dict[str, list[str]]:
    """Return the codes of public incidents that were merged into ``incident``, split off it, or from which it was split."""
    standing = Rearrangement.objects.filter(undone_at__isnull=True)
    splits = standing.filter(kind=RearrangementKind.SPLIT)
    merges = standing.filter(kind=RearrangementKind.MERGED)
    return {
        "merged_from": _public(merges.filter(target=incident), "source"),
        "split_into": _public(splits.filter(source=incident), "target"),
        "split_from": _public(splits.filter(target=incident), "source"),
    }


def _public(rows: QuerySet[Rearrangement], end: str) -> list[str]:
    ids = rows.values(end)
    published = Publication.objects.filter(incident__in=ids).values("incident")
    return list(Incident.objects.filter(pk__in=published).order_by("code").values_list("code", flat=True))


def kind_of_next(incident: Incident) -> PublicationKind:
    """Return what the next publication of ``incident`` does: the first, one after a part was split off, or a correction."""
    last = incident.publications.order_by("-version").first()
    if last is None:
        return PublicationKind.PUBLISHED
    splits = Rearrangement.objects.filter(source=incident, kind=RearrangementKind.SPLIT, undone_at__isnull=True)
    return PublicationKind.SPLIT if splits.filter(at__gt=last.published_at).exists() else PublicationKind.CORRECTED


def awaiting_forwarding(incident: Incident) -> list[Incident]:
    """Return the incidents merged into ``incident`` that the public still sees as they were."""
    return list(incident.merged.filter(state=IncidentState.MERGED, published__isnull=False).select_for_update(of=("self",)).order_by("pk"))


def tombstone_of(code: str) -> Publication | None:
    """Return the newest publication of an incident that was public and is not any more, else None."""
    newest = Publication.objects.filter(incident__code=code).order_by("-version").first()
    return newest if newest is not None and newest.kind in TOMBSTONES else None


def forwarding_document(source: Incident, target: Incident) -> dict[str, Any]:
    """Return the tombstone of a merged incident: where its code leads now, and why."""
    act = source.given.filter(kind=RearrangementKind.MERGED, undone_at__isnull=True).order_by("-at").first()
    return {"code": source.code, "merged_into": target.code, "why": act.why if act else ""}


def retraction_document(incident: Incident, why: str) -> dict[str, Any]:
    """Return the tombstone of a retracted incident."""
    return {"code": incident.code, "merged_into": None, "why": why}
