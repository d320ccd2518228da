"""Who may enter the researchers' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.contrib.auth.models import User
    from django.http import HttpResponse


class ResearcherRequest(HttpRequest):
    """A request of somebody who is logged in and may curate; for annotations only."""

    user: User


def researchers_only(view: Callable[..., HttpResponse]) -> Callable[..., Any]:
    """Ask for a log-in, and answer 403 to whoever has one but may not curate."""
    return login_required(permission_required("incidents.curate_incident", raise_exception=True)(view))
