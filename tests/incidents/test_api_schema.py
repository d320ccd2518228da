"""The OpenAPI description: complete, and true of what is answered."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from django.conf import settings as project
from jsonschema import Draft202012Validator, FormatChecker

from incidents.models import Scope
from tests.incidents.publishing import publish_one

pytestmark = pytest.mark.django_db

METHODS = {"get", "post", "put", "patch", "delete"}
LIST = "/api/v1/incidents/"


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    """The committed description, which the gate ``schema`` holds equal to the code's."""
    loaded: dict[str, Any] = yaml.safe_load((project.BASE_DIR / "docs" / "openapi.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def operations(described):
    return [operation for path in described["paths"].values() for method, operation in path.items() if method in METHODS]


def contents(operation) -> list[tuple[str, str, dict[str, Any]]]:
    """Return status, media type and description of every answer of an operation."""
    return [
        (status, kind, content) for status, answer in operation["responses"].items() for kind, content in answer.get("content", {}).items()
    ]


def faults(described, schema: dict[str, Any], value: object) -> list[str]:
    """Return where ``value`` is not what ``schema`` describes; properties that are not described are faults."""
    whole = {**schema, "components": closed(described["components"])}
    return [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(value)
    ]


def closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    extra = {"additionalProperties": False} if schema.get("type") == "object" and "properties" in schema else {}
    return {name: closed(value) for name, value in schema.items()} | extra


def test_served_description_is_the_committed_one(api, described):
    response = api.get("/api/schema/")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert yaml.safe_load(response.content) == described
    assert described["openapi"].startswith("3.1")


def test_every_operation_has_a_name_of_its_own(operations):
    names = [operation["operationId"] for operation in operations]

    assert names == sorted(set(names), key=names.index)
    assert {"list_incidents", "get_incident", "get_incident_version", "list_changes", "hand_in_report", "get_report"} == set(names)


def test_every_answer_has_an_example_that_fits_its_shape(described, operations):
    checked = 0
    for operation in operations:
        for status, kind, content in contents(operation):
            assert content["examples"], (operation["operationId"], status, kind)
            for example in content["examples"].values():
                assert faults(described, content["schema"], example["value"]) == []
                checked += 1
    assert checked > 20


def test_every_error_is_a_problem(operations):
    for operation in operations:
        errors = [(kind, content["schema"]) for status, kind, content in contents(operation) if status >= "400"]
        assert len(errors) >= 3
        assert {kind for kind, _schema in errors} == {"application/problem+json"}
        assert {schema["$ref"] for _kind, schema in errors} == {"#/components/schemas/Problem"}


def test_only_reads_of_what_is_public_need_no_key(described, operations):
    assert described["components"]["securitySchemes"]["key"]["name"] == "Authorization"
    assert {operation["operationId"] for operation in operations if {} not in operation["security"]} == {"hand_in_report", "get_report"}


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (LIST, LIST),
        (LIST + "{code}/", LIST + "{code}/"),
        (LIST + "{code}/v/1/", LIST + "{code}/v/{version}/"),
    ],
)
@pytest.mark.parametrize("kind", ["application/json", "application/geo+json"])
def test_answers_are_as_described(api, described, published, researcher, address, path, kind):
    publish_one(researcher, day=None)

    answer = api.get(address.format(code=published.code), headers={"Accept": kind}).json()

    schema = described["paths"][path]["get"]["responses"]["200"]["content"][kind]["schema"]
    assert faults(described, schema, answer) == []


def test_changes_are_as_described(api, described, published):
    answer = api.get("/api/v1/changes/").json()

    assert answer["results"]
    schema = described["paths"]["/api/v1/changes/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert faults(described, schema, answer) == []


def test_report_is_as_described(api, described, make_key, researcher, publisher):
    header = make_key(researcher, Scope.INGEST)

    answer = api.post("/api/v1/articles/", {"text": "Four killed.", "publisher": publisher.slug}, "application/json", headers=header)

    schema = described["paths"]["/api/v1/articles/"]["post"]["responses"]["201"]["content"]["application/json"]["schema"]
    assert faults(described, schema, answer.json()) == []


@pytest.mark.parametrize(("address", "status"), [(f"{LIST}?x=1", 400), (f"{LIST}SYR0/", 404), ("/api/v1/articles/1/", 401)])
def test_problem_is_as_described(api, described, address, status):
    response = api.get(address)

    assert response.status_code == status
    assert faults(described, {"$ref": "#/components/schemas/Problem"}, response.json()) == []


def test_parameters_are_those_that_are_read(api, described):
    documented = {parameter["name"] for parameter in described["paths"][LIST]["get"]["parameters"]}

    told = api.get(LIST, query_params={"x": "1"}).json()["detail"]
    assert documented == {name.strip(" .") for name in told.split("Known are:")[1].split(",")}


@pytest.mark.parametrize("page", ["docs", "redoc"])
def test_pages_name_no_other_host_and_run_no_inline_script(api, page):
    response = api.get(f"/api/{page}/")

    assert response.status_code == 200
    html = response.content.decode()
    assert "//" not in html.replace("<!DOCTYPE html>", "")
    assert "<script>" not in html
    assert "unsafe" not in response["Content-Security-Policy"]


def test_api_leads_to_its_documentation(api):
    assert api.get("/api/")["Location"] == "/api/docs/"
