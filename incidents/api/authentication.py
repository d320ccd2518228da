"""Who a program is: an API key in the ``Authorization`` header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from incidents.models import ApiKey

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from rest_framework.request import Request

SCHEME = "Api-Key"

_WELL_FORMED = re.compile(r"[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}")


class KeyAuthentication(BaseAuthentication):
    """``Authorization: Api-Key <key>``; the request's user is the person who answers for the key, its auth the key itself.

    Why a key is refused is only told to whoever has the whole of it.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        """Return the user and the key, or None if the request carries no key; raises ``AuthenticationFailed`` for a bad one."""
        scheme, _space, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != SCHEME.lower():
            return None
        key = _find(secret.strip())
        if key.revoked:
            raise AuthenticationFailed(_("This key has been revoked. Ask staff for a new one."), "revoked_key")
        if key.has_expired:
            raise AuthenticationFailed(_("This key has expired. Ask staff for a new one."), "expired_key")
        if not key.user.is_active:
            raise AuthenticationFailed(_("The account of this key is closed. Ask staff for a key of your own."), "closed_account")
        return key.user, key

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - the parent's signature
        """Return the challenge of a 401."""
        return f'{SCHEME} realm="Waqia"'


def _find(secret: str) -> ApiKey:
    if _WELL_FORMED.fullmatch(secret):
        key: ApiKey | None = ApiKey.objects.select_related("user").filter(prefix=secret.partition(".")[0]).first()
        if key is not None and key.is_valid(secret):
            return key
    raise AuthenticationFailed(_("There is no such key. Check that all of it was copied: 8 letters, a dot, 32 letters."), "unknown_key")
