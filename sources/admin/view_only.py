"""Records that people may look at in the admin and change only by the project's services, if at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import HttpRequest


class ViewOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # takes no argument at run time
    """Lists and pages of records that nobody adds, changes or deletes here, superusers included."""

    actions = None
    change_form_template = "admin/view_only.html"

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        """Return False: the project's services make these."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Return False: the project's services change these, if they change at all."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Return False: what was recorded stays recorded."""
        return False
