"""The ledger of publications to look at; nothing in it can be changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from incidents.models import Publication
from incidents.services.ledger import entry_sha256
from sources.admin import ViewOnlyAdmin

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


@admin.register(Publication)
class PublicationAdmin(ViewOnlyAdmin):
    """Entries of the ledger, newest first."""

    list_display = ("seq", "incident", "version", "kind", "published_by", "published_at", "short_hash")
    list_filter = ("kind", ("published_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("incident", "published_by")
    search_fields = ("incident__code", "incident__title_ar", "incident__title_en", "sha256")
    date_hierarchy = "published_at"
    ordering = ("-seq",)
    fields = ("seq", "incident", "version", "kind", "published_by", "published_at", "sha256", "previous_sha256", "holds", "as_json")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        """Return entries; their documents are fetched only where one is shown."""
        entries: QuerySet[Publication] = super().get_queryset(request)
        return entries.defer("document")

    @admin.display(description="SHA-256")
    def short_hash(self, publication: Publication) -> str:
        """Return the first digits of the hash."""
        return format_html("<code>{}</code>", publication.sha256[:12])

    @admin.display(description=_("Hash and chain hold"), boolean=True)
    def holds(self, publication: Publication) -> bool:
        """Return whether the document still has its hash, and whether the entry before still has the hash that this one names."""
        before = Publication.objects.filter(seq=publication.seq - 1).values_list("sha256", flat=True).first() or ""
        sha256 = entry_sha256(seq=publication.seq, document=publication.document, previous_sha256=publication.previous_sha256)
        return (sha256, before) == (publication.sha256, publication.previous_sha256)

    @admin.display(description=_("Public document"))
    def as_json(self, publication: Publication) -> str:
        """Return the document as it is hashed, set out for reading."""
        return format_html(
            '<pre class="document" dir="ltr">{}</pre>', json.dumps(publication.document, ensure_ascii=False, indent=2, sort_keys=True)
        )
