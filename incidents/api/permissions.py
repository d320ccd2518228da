"""What a key may do: its scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission

from incidents.models import ApiKey, Scope

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView


class MayIngest(BasePermission):
    """The request carries a key of the scope ``ingest``; without any key the answer is 401, without the scope 403."""

    message = _("This key may not hand in reports. Ask staff for one with the scope “ingest”.")
    code = "missing_scope"

    def has_permission(self, request: Request, view: APIView) -> bool:  # noqa: ARG002 - the parent's signature
        """Return whether the key has the scope."""
        return isinstance(request.auth, ApiKey) and Scope.INGEST in request.auth.scopes
