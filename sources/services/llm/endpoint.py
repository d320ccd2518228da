"""Asking the endpoint: one address, one kind of request, bounded in time, size and number of tries."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from sources.services.llm.prompt import digest, response_format

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 2_000_000
MOST_TOKENS = 16_000
LONGEST_PAUSE = 20.0
_WORTH_ANOTHER_TRY = {408, 409, 425, 429, 500, 502, 503, 504}

logger = logging.getLogger(__name__)


class EndpointError(Exception):
    """The model gave no usable answer; the message says why and repeats nothing of what was sent or received."""


class _PassingError(EndpointError):
    """The same, where another try may go better; ``pause`` is how many seconds the endpoint asks to be left alone."""

    def __init__(self, message: str, pause: float = 0.0) -> None:
        super().__init__(message)
        self.pause = pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where to ask and how long to wait; ``pause`` is the wait before the second try, in seconds, and doubles."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    tries: int = 3
    pause: float = 1.0

    @property
    def url(self) -> str:
        """Return the one address that is ever asked. Raises ``EndpointError`` if the setting is no plain web address."""
        parts = urlsplit(self.base_url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query or parts.fragment:
            raise EndpointError("LLM_BASE_URL is no address such as https://models.example.org/v1.")
        return f"{self.base_url.rstrip('/')}/chat/completions"


@dataclass(slots=True)
class Usage:
    """The tokens that all tries took together, as the endpoint counts them."""

    input_tokens: int = 0
    output_tokens: int = 0

    def add(self, reply: Any) -> None:
        """Add what a reply says that it took."""
        said = reply.get("usage") if isinstance(reply, dict) else None
        if isinstance(said, dict):
            self.input_tokens += _count(said.get("prompt_tokens"))
            self.output_tokens += _count(said.get("completion_tokens"))


def ask(endpoint: Endpoint, messages: list[dict[str, str]], usage: Usage) -> list[Any]:
    """Return the claims of the model's answer, unchecked, and add to ``usage``. Raises ``EndpointError`` after the last try."""
    body = {
        "model": endpoint.model,
        "messages": messages,
        "response_format": response_format(),
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
    }
    name = digest(body)[:12]
    for number in range(1, endpoint.tries + 1):
        try:
            return _claims(_try(endpoint, body), usage)
        except _PassingError as error:
            logger.warning("prompt %s, try %s of %s: %s", name, number, endpoint.tries, error)
            if number == endpoint.tries:
                raise
            time.sleep(min(max(error.pause, endpoint.pause * 2 ** (number - 1)), LONGEST_PAUSE))
    raise EndpointError("LLM_TRIES allows no try.")


def _try(endpoint: Endpoint, body: dict[str, Any]) -> Any:
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    until = time.monotonic() + endpoint.timeout
    try:
        with (
            httpx.Client(timeout=endpoint.timeout, follow_redirects=False) as client,
            client.stream("POST", endpoint.url, json=body, headers=headers) as response,
        ):
            _check_status(response)
            received = b"".join(_bounded(response.iter_bytes(), until))
    except httpx.HTTPError as error:
        raise _PassingError(f"no answer ({type(error).__name__})") from error
    try:
        return json.loads(received)
    except ValueError as error:
        raise _PassingError("the endpoint's reply is no JSON") from error


def _check_status(response: httpx.Response) -> None:
    if response.status_code in _WORTH_ANOTHER_TRY:
        asked = response.headers.get("Retry-After", "")
        raise _PassingError(f"HTTP status {response.status_code}", float(asked) if asked.isdecimal() else 0.0)
    if response.status_code != httpx.codes.OK:
        raise EndpointError(f"HTTP status {response.status_code}")


def _bounded(chunks: Iterator[bytes], until: float) -> Iterator[bytes]:
    """Pass a reply on as long as it is neither too long nor too late."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES:
            raise EndpointError(f"the reply is longer than {MOST_BYTES} bytes")
        if time.monotonic() > until:
            raise _PassingError("the reply took too long")
        yield chunk


def _claims(reply: Any, usage: Usage) -> list[Any]:
    """Return the list of claims in a reply. The model's own words are data: no tool is called, no address followed."""
    usage.add(reply)
    try:
        answer = json.loads(reply["choices"][0]["message"]["content"])
        claims = answer["claims"]
    except (KeyError, IndexError, TypeError, ValueError, RecursionError) as error:
        raise EndpointError("the model's answer is not of the schema, or cut off") from error
    if not isinstance(claims, list):
        raise EndpointError("the model's answer is not of the schema, or cut off")
    return claims


def _count(said: Any) -> int:
    return said if isinstance(said, int) and not isinstance(said, bool) and 0 <= said < 2**31 else 0
