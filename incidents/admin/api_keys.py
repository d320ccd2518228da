"""API keys: made for a person's program, shown once, revoked when no longer needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rest_framework_api_key.models import APIKey

from incidents.models import ApiKey, Scope

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse

# The library's own keys open nothing here.
admin.site.unregister(APIKey)


class ApiKeyForm(forms.ModelForm):  # type: ignore[type-arg]  # takes no argument at run time
    """A key: whose, for what, until when."""

    scopes = forms.MultipleChoiceField(choices=Scope.choices, widget=forms.CheckboxSelectMultiple, label=_("Allowed to"))

    class Meta:
        model = ApiKey
        fields = ("name", "user", "scopes", "expiry_date", "revoked")
        labels = {"name": _("Name"), "user": _("Person"), "expiry_date": _("Expires"), "revoked": _("Revoked")}
        help_texts = {
            "name": _("Which program uses it and where, so that the right one is revoked later."),
            "user": _("Who answers for what the program hands in."),
            "expiry_date": _("Leave empty if it is to work until it is revoked."),
            "revoked": _("A revoked key stops working at once. This can't be undone; make a new key instead."),
        }


@admin.register(ApiKey)
class ApiKeyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Keys by their prefix; the whole key is known only to whom it was shown."""

    form = ApiKeyForm
    list_display = ("prefix", "name", "user", "allowed", "created", "expiry_date", "revoked")
    list_filter = ("revoked", "created")
    list_select_related = ("user",)
    search_fields = ("prefix", "name", "user__username")
    autocomplete_fields = ("user",)
    actions = None
    ordering = ("-created",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:  # noqa: ARG002 - Django's signature
        """Return the prefix and the making of a key only once it is made; a new one cannot be revoked."""
        return (
            ("prefix", "created", "name", "user", "scopes", "expiry_date", "revoked") if obj else ("name", "user", "scopes", "expiry_date")
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:  # noqa: ARG002
        """Return what cannot change: whose key it is, and everything about a revoked one."""
        if obj is None:
            return ()
        made = ("prefix", "created", "user")
        return (*made, "name", "allowed", "expiry_date", "revoked") if obj.revoked else made

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Return False: a key that was used is revoked, so that its name stays known."""
        return False

    @admin.display(description=_("Allowed to"))
    def allowed(self, key: ApiKey) -> str:
        """Return what the key may do, in words."""
        return ", ".join(str(Scope(code).label) for code in key.scopes)

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: Any) -> None:  # noqa: ARG002
        """Save the key; of a new one the whole stays with the request, for the one page that shows it."""
        if not change:
            request.whole_key = ApiKey.objects.assign_key(obj)  # type: ignore[attr-defined]
        obj.save()

    def response_add(self, request: HttpRequest, obj: ApiKey, post_url_continue: str | None = None) -> HttpResponse:  # noqa: ARG002
        """Show the whole key, this once; it goes into no message, cookie or session."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("The key of “%(name)s”") % {"name": obj.name},
            "key": obj,
            "whole_key": request.whole_key,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/incidents/apikey/made.html", context)
