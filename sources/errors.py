"""What can be wrong with what people and programs hand in; each error says what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import Promise


class InputError(Exception):
    """Something handed in cannot be taken as it is; nothing was saved.

    ``code`` is stable and meant for programs, ``message`` is translated and meant for people, ``field`` names the input.
    """

    def __init__(self, code: str, message: str | Promise, *, field: str = "", status: int = 422) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field
        self.status = status


class StaleError(InputError):
    """Somebody else changed the thing in the meantime; look at it again, then decide."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(code, message, status=409)
