"""How the queue of submissions is narrowed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from incidents.models import Review


class AgeFilter(admin.SimpleListFilter):
    """Submissions by how long ago they came in."""

    title = _("age")
    parameter_name = "older_than_days"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002 - Django's signature
        """Return the ages to choose from, in days."""
        return [("1", gettext("over a day")), ("3", gettext("over three days")), ("7", gettext("over a week"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Review]) -> QuerySet[Review]:  # noqa: ARG002
        """Return the submissions older than the chosen age."""
        if self.value() not in {"1", "3", "7"}:
            return queryset
        return queryset.filter(submitted_at__lte=timezone.now() - datetime.timedelta(days=int(self.value() or 0)))


class DecisionFilter(admin.ChoicesFieldListFilter):
    """Submissions by what was decided, under a title that can be translated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = gettext("decision")


class SubmitterFilter(admin.RelatedOnlyFieldListFilter):
    """Submissions by who submitted them, likewise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = gettext("submitter")
