"""Every error is a problem detail, whatever caused it."""

from __future__ import annotations

import json

import pytest
from django.db import OperationalError
from django.http import Http404
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.test import APIRequestFactory

from incidents.api.problems import problem_handler
from incidents.models import Scope
from sources.errors import StaleError

LIST = "/api/v1/incidents/"
ARTICLES = "/api/v1/articles/"
MEMBERS = {"type", "title", "status", "detail", "instance", "code", "errors"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("get", "/api/v1/nothing/", 404, "not_found"),
        ("post", "/api/v1/nothing/", 404, "not_found"),
        ("get", "/api/nothing", 404, "not_found"),
        ("get", f"{LIST}SYR0/", 404, "not_found"),
        ("get", f"{LIST}%00/", 404, "not_found"),
        ("delete", LIST, 405, "method_not_allowed"),
        ("get", ARTICLES, 401, "not_authenticated"),
        ("get", f"{LIST}?format=xml", 400, "unknown_format"),
    ],
)
def test_error_is_a_problem(api, method, address, status, code):
    response = getattr(api, method)(address)

    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    problem = response.json()
    assert problem.keys() == MEMBERS
    assert (problem["status"], problem["code"], problem["type"]) == (status, code, f"urn:waqia:problem:{code}")
    assert problem["title"]
    assert problem["detail"]


@pytest.mark.django_db
def test_format_that_is_not_given_is_a_problem(api):
    response = api.get(LIST, headers={"Accept": "image/png"})

    assert (response.status_code, response["Content-Type"]) == (406, "application/problem+json")


@pytest.mark.django_db
def test_wrong_method_names_the_right_ones(api, make_key, researcher):
    response = api.delete(ARTICLES, headers=make_key(researcher, Scope.INGEST))

    assert (response.status_code, response["Allow"]) == (405, "POST")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_address_without_its_last_slash_leads_on(api, method):
    response = getattr(api, method)("/api/v1/incidents?limit=1")

    assert (response.status_code, response["Location"]) == (308, "/api/v1/incidents/?limit=1")


@pytest.mark.django_db
def test_language_follows_the_reader(api):
    response = api.get("/api/v1/nothing/", headers={"Accept-Language": "ar"})

    assert response["Content-Language"] == "ar"
    assert "Accept-Language" in response["Vary"]


def handle(error: Exception):
    return problem_handler(error, {"request": APIRequestFactory().get("/api/v1/x/")})


def test_database_that_does_not_answer_is_a_503_to_retry():
    response = handle(OperationalError("connection refused at 10.0.0.1"))

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert b"10.0.0.1" not in response.content


def test_fault_of_the_server_is_logged_and_not_shown(caplog):
    response = handle(ZeroDivisionError("a secret"))

    assert response.status_code == 500
    assert b"secret" not in response.content
    assert "a secret" in caplog.text


def test_stale_edit_is_a_conflict():
    assert handle(StaleError("stale_claim", "Look again.")).status_code == 409


def test_django_404_is_a_problem_too():
    assert handle(Http404()).status_code == 404


def test_nested_fields_are_named_by_their_path():
    nested = {"report": {"text": [ErrorDetail("Missing.", "required")]}, "non_field_errors": [ErrorDetail("Odd.", "odd")]}

    errors = json.loads(handle(ValidationError(nested)).content)["errors"]

    assert errors == [
        {"field": "report.text", "code": "required", "detail": "Missing."},
        {"field": "", "code": "odd", "detail": "Odd."},
    ]
