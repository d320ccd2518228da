"""The rows that a merge, split or move touches: as they stand, and brought back to that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core import serializers

from incidents.models import Evidence, Incident, Match

if TYPE_CHECKING:
    from collections.abc import Iterable

    Rows = dict[str, Any]


def take(incidents: Iterable[int], *, articles: Iterable[int], claims: Iterable[int]) -> Rows:
    """Return, as plain JSON, the states of ``incidents``, every match of ``articles`` and all evidence of ``claims``, by key."""
    states = Incident.objects.filter(pk__in=set(incidents)).order_by("pk").values("pk", "state", "merged_into")
    return {
        "incidents": list(states),
        "matches": _plain(Match.objects.filter(article__in=set(articles)).order_by("pk")),
        "evidence": _plain(Evidence.objects.filter(claim__in=set(claims)).order_by("pk")),
    }


def again(rows: Rows) -> Rows:
    """Return the same rows, and what has come beside them since, as they stand now."""
    incidents = [row["pk"] for row in rows["incidents"]]
    return take(incidents, articles=rows["scope"]["articles"], claims=rows["scope"]["claims"]) | {"scope": rows["scope"]}


def restore(rows: Rows) -> None:
    """Bring matches and evidence back to ``rows``: those that came since go, the others are as they were. Call in a transaction."""
    for name, model, scope in (("matches", Match, "articles"), ("evidence", Evidence, "claims")):
        column = "article__in" if model is Match else "claim__in"
        kept = [row["pk"] for row in rows[name]]
        model.objects.filter(**{column: rows["scope"][scope]}).exclude(pk__in=kept).delete()
        if model is Match:  # one report has one primary incident at any moment, so none has before each gets its own back
            Match.objects.filter(pk__in=kept).update(is_primary=False)
        for row in serializers.deserialize("python", rows[name]):
            row.save()


def scoped(rows: Rows, *, articles: Iterable[int], claims: Iterable[int]) -> Rows:
    """Return ``rows`` with the reports and claims that they are all about."""
    return rows | {"scope": {"articles": sorted(set(articles)), "claims": sorted(set(claims))}}


def _plain(rows: Any) -> list[Any]:
    plain: list[Any] = json.loads(serializers.serialize("json", rows))
    return plain
