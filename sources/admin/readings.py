"""The readings of reports by extractors, each with what it found otherwise than the one before it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from sources.admin.view_only import ViewOnlyAdmin
from sources.models import ChangeKind, ExtractionRun
from sources.services.wording import meaning_words

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from sources.models import Claim, ClaimChange

# What a person may have to look at comes first.
SHOWN = (ChangeKind.CHANGED, ChangeKind.GONE, ChangeKind.ADDED, ChangeKind.KEPT)


class ReadingInline(admin.TabularInline):  # type: ignore[type-arg]
    """Each time an extractor read a report; the page of a reading shows what it changed."""

    model = ExtractionRun
    fields = ("extractor", "version", "started_at", "duration_ms", "is_current", "cost", "last_error")
    readonly_fields = fields
    ordering = ("-started_at", "-pk")
    extra = 0
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any) -> bool:  # type: ignore[override]  # noqa: ARG002
        """Return False: extractors make these."""
        return False


@admin.register(ExtractionRun)
class ExtractionRunAdmin(ViewOnlyAdmin):
    """Each reading of a report by an extractor."""

    list_display = ("article", "extractor", "version", "started_at", "duration_ms", "is_current", "tokens", "cost", "last_error")
    list_filter = ("extractor", "version", "is_current", "model")
    list_select_related = ("article",)
    ordering = ("-started_at",)
    fieldsets = (
        (None, {"fields": ("article", "extractor", "version", "started_at", "is_current", "replaces", "last_error", "difference")}),
        (_("What it took"), {"fields": ("duration_ms", "model", "input_tokens", "output_tokens", "cost", "dropped")}),
        (_("What it was made with"), {"fields": ("configuration_sha256", "prompt_sha256")}),
    )
    readonly_fields = ("difference",)

    @admin.display(description=_("Tokens"), empty_value="–")
    def tokens(self, run: ExtractionRun) -> int | None:
        """Return how many tokens the model read and wrote; None where no model was asked."""
        return run.input_tokens + run.output_tokens or None

    @admin.display(description=_("Against the reading before"), empty_value="–")
    def difference(self, run: ExtractionRun) -> SafeString | None:
        """Return the claims that the reading added, changed, no longer found and found again; None for a first reading."""
        if run.replaces_id is None:
            return None
        changes = sorted(run.changes.select_related("before", "after"), key=lambda change: (SHOWN.index(change.change), change.pk))
        counted = Counter(change.change for change in changes)
        totals = [{"label": kind.label, "number": counted[kind.value]} for kind in SHOWN]
        rows = [_row(change) for change in changes]
        return render_to_string("admin/sources/extractionrun/difference.html", {"totals": totals, "rows": rows})


def _row(change: ClaimChange) -> dict[str, str]:
    shown = change.after or change.before
    decided = change.before or change.after
    return {
        "label": change.get_change_display(),
        "before": _words(change.before),
        "after": _words(change.after),
        "quote": shown.quote if shown else "",
        "status": decided.get_status_display() if decided else "",
    }


def _words(claim: Claim | None) -> str:
    return meaning_words(claim) if claim else ""
