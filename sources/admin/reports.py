"""Reports as archived, the captures of their bytes and the claims: to look at, not to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from sources.admin.readings import ReadingInline
from sources.admin.view_only import ViewOnlyAdmin
from sources.models import Article, Capture, Claim

if TYPE_CHECKING:
    from django.http import HttpRequest


class CaptureInline(admin.TabularInline):  # type: ignore[type-arg]
    """Each time the bytes of a report came in."""

    model = Capture
    fields = ("captured_at", "captured_by", "agent", "media_type", "size", "url_final")
    readonly_fields = fields
    extra = 0
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any) -> bool:  # type: ignore[override]  # noqa: ARG002
        """Return False: bytes are archived by handing in a report."""
        return False


@admin.register(Article)
class ArticleAdmin(ViewOnlyAdmin):
    """Reports, those that could not be read among them."""

    inlines = (CaptureInline, ReadingInline)
    list_display = ("__str__", "publisher", "language", "published_date", "state", "created_at")
    list_filter = ("state", "language", ("publisher", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("publisher",)
    search_fields = ("title", "url", "source_sha256")
    date_hierarchy = "created_at"
    ordering = ("-created_at",)
    fields = (
        "title",
        "publisher",
        "url",
        "published_date",
        "published_basis",
        "language",
        "state",
        "last_error",
        "submitted_by",
        "created_at",
        "copy_of",
        "source_sha256",
        "text_sha256",
        "whole_text",
    )
    readonly_fields = fields

    @admin.display(description=_("Text"))
    def whole_text(self, article: Article) -> str:
        """Return the text, in its own direction, with its paragraphs."""
        return format_html('<div class="report-text" lang="{}" dir="auto">{}</div>', article.language, article.text)


@admin.register(Capture)
class CaptureAdmin(ViewOnlyAdmin):
    """Each fetch or upload of bytes."""

    list_display = ("captured_at", "article", "publisher", "agent", "captured_by", "length", "short_hash")
    list_filter = ("agent", ("publisher", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("article", "publisher", "captured_by")
    search_fields = ("sha256", "url_asked", "url_final")
    ordering = ("-captured_at",)

    @admin.display(description=_("Size"), ordering="size")
    def length(self, capture: Capture) -> str:
        """Return the number of bytes as people write it."""
        return filesizeformat(capture.size)

    @admin.display(description="SHA-256")
    def short_hash(self, capture: Capture) -> str:
        """Return the first digits of the hash."""
        return format_html("<code>{}</code>", capture.sha256[:12])


@admin.register(Claim)
class ClaimAdmin(ViewOnlyAdmin):
    """Claims, with the quotation that makes each and who is said to stand behind it."""

    list_display = ("quotation", "kind", "attribution_name", "article", "status", "decided_by")
    list_filter = ("kind", "status", "scope", "outcome")
    list_select_related = ("article", "decided_by")
    search_fields = ("quote", "attribution_name", "mention")
    ordering = ("-pk",)

    @admin.display(description=_("quotation"))
    def quotation(self, claim: Claim) -> str:
        """Return the quotation, apart from the direction of what stands around it."""
        return format_html("<bdi>{}</bdi>", claim.quote)
