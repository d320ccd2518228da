from __future__ import annotations

import ipaddress
import uuid

import pytest
from django.test import Client

from incidents.models import ApiKey, Decision, Incident, Scope
from incidents.services.reviewing import decide_review
from tests.conftest import NOW
from tests.incidents.submissions import make_submission


@pytest.fixture
def api() -> Client:
    """A program with a network address of its own, so that tests do not use up each other's requests."""
    return Client(REMOTE_ADDR=str(ipaddress.IPv6Address(uuid.uuid4().int)))


@pytest.fixture
def make_key():
    """Make an API key and return the header that carries it."""

    def make(user, *scopes: Scope, **values: object) -> dict[str, str]:
        _key, secret = ApiKey.objects.create_key(user=user, name="a test's", scopes=list(scopes), **values)
        return {"Authorization": f"Api-Key {secret}"}

    return make


@pytest.fixture
def published(publisher, researcher, reviewer) -> Incident:
    """An incident with four claims of one report, published."""
    review = make_submission(publisher, researcher)
    decide_review(review.pk, Decision.APPROVED, revision=review.revision, by=reviewer, now=NOW, reason="Quoted and dated.")
    return review.incident
