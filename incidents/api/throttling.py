"""How many requests a key, or an address without one, may make in a while; counted in Redis, for all workers together."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import RedisError
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

from incidents.models import ApiKey

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.views import APIView

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """Where a client stands: ``used`` of ``quota`` requests in a window of ``window_s`` seconds that ends in ``reset_s``."""

    policy: str
    quota: int
    window_s: int
    used: int
    reset_s: int

    def headers(self) -> dict[str, str]:
        """Return the two headers of the IETF draft "RateLimit header fields for HTTP"."""
        remaining = max(0, self.quota - self.used)
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.quota};w={self.window_s}',
            "RateLimit": f'"{self.policy}";r={remaining};t={self.reset_s}',
        }


class _WindowThrottle(BaseThrottle, ABC):
    """Counts in fixed windows of time: one number for each client and window, so that workers need no lock.

    The view's ``rate_limit`` is set to what was counted. Without Redis nothing is counted and every request is let through.
    """

    policy: str
    _reset_s = 0

    @abstractmethod
    def client(self, request: Request) -> str | None:
        """Return what is counted together, None if this throttle is not for the request."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Count the request and return whether it is within the quota."""
        client = self.client(request)
        if client is None:
            return True
        quota, window_s = _rate(self.policy)
        now = int(timezone.now().timestamp())
        try:
            used = _count(f"rate:{self.policy}:{client}:{now // window_s}", window_s)
        except RedisError:
            logger.warning("requests are not counted: Redis does not answer", exc_info=True)
            return True
        self._reset_s = window_s - now % window_s
        view.rate_limit = RateLimit(policy=self.policy, quota=quota, window_s=window_s, used=used, reset_s=self._reset_s)  # type: ignore[attr-defined]  # every Endpoint has it
        return used <= quota

    def wait(self) -> float:
        """Return the seconds until the next window."""
        return self._reset_s


class AnonymousThrottle(_WindowThrottle):
    """Requests without a key, by network address."""

    policy = "anonymous"

    def client(self, request: Request) -> str | None:
        """Return the address; headers of proxies are believed only as far as ``NUM_PROXIES`` says, as any client can write them."""
        if request.auth is not None:
            return None
        return self.get_ident(request) if api_settings.NUM_PROXIES else request.META.get("REMOTE_ADDR", "")


class KeyThrottle(_WindowThrottle):
    """Requests with a key."""

    policy = "key"

    def client(self, request: Request) -> str | None:
        """Return the public part of the key."""
        return request.auth.prefix if isinstance(request.auth, ApiKey) else None


def _rate(policy: str) -> tuple[int, int]:
    quota, _slash, period = str(api_settings.DEFAULT_THROTTLE_RATES[policy]).partition("/")
    return int(quota), SECONDS[period[0]]


def _count(key: str, window_s: int) -> int:
    try:
        return cache.incr(key)
    except ValueError:  # the first of its window
        return 1 if cache.add(key, 1, timeout=window_s) else cache.incr(key)
