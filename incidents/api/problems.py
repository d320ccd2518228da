"""Every error of the API as problem details (RFC 9457): what is wrong, where, and what to do about it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, JsonResponse
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.views import set_rollback

from sources.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.utils.functional import Promise

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:waqia:problem:"
RETRY_AFTER_S = 5

TITLES: dict[int, str | Promise] = {
    400: _("The request can't be understood"),
    401: _("A key is needed"),
    403: _("This key may not do that"),
    404: _("There is nothing here"),
    405: _("That can't be done here"),
    406: _("There is no such format"),
    409: _("Something changed in the meantime"),
    410: _("This was taken back"),
    411: _("The length is missing"),
    412: _("The condition does not hold"),
    413: _("Too large"),
    415: _("This kind of content can't be read"),
    422: _("This can't be taken as it is"),
    429: _("Too many requests"),
    500: _("Something went wrong on the server"),
    503: _("The service is not available just now"),
}

_DETAILS: dict[type[exceptions.APIException], str | Promise] = {
    exceptions.NotAuthenticated: _("Send your key in a header: “Authorization: Api-Key …”."),
    exceptions.MethodNotAllowed: _("This method is not possible here; the header Allow names those that are."),
    exceptions.NotAcceptable: _("None of the formats that the header Accept asks for is given here. Ask for application/json."),
    exceptions.UnsupportedMediaType: _("Send JSON in UTF-8, with the header “Content-Type: application/json”."),
    exceptions.NotFound: _("Nothing is published at this address. Check it, or start at /api/docs/."),
}

logger = logging.getLogger(__name__)


class FieldError(NamedTuple):
    """What is wrong with one field or parameter; an empty ``field`` means the whole."""

    field: str
    code: str
    detail: str | Promise


class Problem(exceptions.APIException):
    """An answer with an error; ``code`` is stable and meant for programs, the rest is translated and meant for people."""

    def __init__(self, status: int, code: str, detail: str | Promise, *, errors: Iterable[FieldError] = ()) -> None:
        super().__init__(str(detail), code)
        self.status_code = status
        self.code = code
        self.message = detail
        self.errors = tuple(errors)


class ProblemResponse(JsonResponse):
    """A problem as it is sent."""

    def __init__(self, problem: Problem, *, instance: str, headers: dict[str, str] | None = None) -> None:
        body = {
            "type": f"{TYPE_PREFIX}{problem.code}",
            "title": TITLES.get(problem.status_code, ""),
            "status": problem.status_code,
            "detail": problem.message,
            "instance": instance,
            "code": problem.code,
            "errors": [error._asdict() for error in problem.errors],
        }
        super().__init__(
            body, status=problem.status_code, content_type=MEDIA_TYPE, headers=headers, json_dumps_params={"ensure_ascii": False}
        )


def problem_handler(exc: Exception, context: dict[str, Any]) -> ProblemResponse:
    """Return the answer to an exception that left an API view; what nobody foresaw is logged and becomes a 500."""
    set_rollback()
    problem = _as_problem(exc)
    return ProblemResponse(problem, instance=context["request"].path, headers=_headers(exc))


def _headers(exc: Exception) -> dict[str, str]:
    headers = {}
    if challenge := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if isinstance(exc, exceptions.Throttled):
        headers["Retry-After"] = str(_wait_s(exc))
    if isinstance(exc, OperationalError):
        headers["Retry-After"] = str(RETRY_AFTER_S)
    return headers


def _wait_s(exc: exceptions.Throttled) -> int:
    return int(getattr(exc, "wait", None) or 1)


def _as_problem(exc: Exception) -> Problem:
    if isinstance(exc, Problem):
        return exc
    if isinstance(exc, InputError):
        errors = [FieldError(exc.field, exc.code, exc.message)] if exc.field else []
        return Problem(exc.status, exc.code, exc.message, errors=errors)
    if isinstance(exc, Http404):
        exc = exceptions.NotFound()
    if isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied()
    if isinstance(exc, exceptions.APIException):
        return _from_framework(exc)
    if isinstance(exc, OperationalError):
        logger.error("the database does not answer", exc_info=exc)
        return Problem(
            503,
            "unavailable",
            _("The database does not answer. Try again in a few seconds; a report that is handed in twice is kept once."),
        )
    logger.error("an API view failed", exc_info=exc)
    return Problem(500, "server_error", _("This is a fault of the server, not of your request. Tell staff when it happened."))


def _from_framework(exc: exceptions.APIException) -> Problem:
    if isinstance(exc, exceptions.ValidationError):
        return Problem(400, "invalid", _("Some fields are not right; see errors."), errors=_field_errors(exc.get_full_details()))
    code = exc.get_codes()
    return Problem(exc.status_code, code if isinstance(code, str) else exc.default_code, _detail(exc))


def _detail(exc: exceptions.APIException) -> str | Promise:
    if isinstance(exc, exceptions.Throttled):
        return _("You have used up your requests for now. Try again in %(seconds)s seconds.") % {"seconds": _wait_s(exc)}
    return _DETAILS.get(type(exc)) or str(exc.detail)


def _field_errors(details: Any, field: str = "") -> Iterator[FieldError]:
    """Yield the errors of REST framework's nested ``{field: [{message, code}]}`` one by one."""
    if isinstance(details, dict) and details.keys() == {"message", "code"}:
        yield FieldError(field, details["code"], details["message"])
    elif isinstance(details, dict):
        for name, inner in details.items():
            yield from _field_errors(inner, "" if name == "non_field_errors" else f"{field}.{name}".lstrip("."))
    else:
        for inner in details:
            yield from _field_errors(inner, field)
