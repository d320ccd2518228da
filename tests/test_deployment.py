"""The deployment of docker-compose.yml agrees with the settings and with the development lock."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
APPLICATION = ("web", "worker", "beat")
DEVELOPMENT_ONLY = {"DEBUG", "WAQIA_TEST_DB"}


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]


def settings_read() -> dict[str, bool]:
    """Each variable that config/settings.py reads, and whether it must be set."""
    calls = [node for node in ast.walk(ast.parse((ROOT / "config/settings.py").read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return {
        call.args[0].value: not any(keyword.arg == "default" for keyword in call.keywords)
        for call in calls
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "env"
    }


def test_the_services_are_those_of_the_design(services):
    assert set(services) == {"db", "redis", *APPLICATION}


@pytest.mark.parametrize("name", APPLICATION)
def test_a_service_is_given_every_setting_that_is_read_and_no_other(services, name):
    assert set(services[name]["environment"]) == set(settings_read()) - DEVELOPMENT_ONLY


@pytest.mark.parametrize("name", APPLICATION)
def test_a_setting_without_default_has_a_value(services, name):
    required = {variable for variable, is_required in settings_read().items() if is_required}

    assert required  # the settings were read
    assert all(services[name]["environment"][variable] for variable in required)


def test_the_services_of_the_application_share_their_settings(services):
    assert services["web"]["environment"] == services["worker"]["environment"] == services["beat"]["environment"]


@pytest.mark.parametrize("name", ["web", "worker"])
def test_archived_reports_outlive_the_container(services, name):
    folders = [volume.split(":")[1] for volume in services[name]["volumes"]]

    assert services[name]["environment"]["CAPTURES_ROOT"] in folders


@pytest.mark.parametrize("name", ["web", "worker"])
def test_what_was_learned_outlives_the_container(services, name):
    folders = [volume.split(":")[1] for volume in services[name]["volumes"]]

    assert services[name]["environment"]["MODELS_ROOT"] in folders


@pytest.mark.parametrize("name", ["db", "redis", *APPLICATION])
def test_every_service_has_a_health_check_and_comes_back(services, name):
    assert services[name]["healthcheck"]["test"]
    assert services[name]["restart"] == "unless-stopped"


def test_the_database_is_made_for_arabic(services):
    assert "C.UTF-8" in services["db"]["environment"]["POSTGRES_INITDB_ARGS"]


def test_static_files_are_where_the_image_collected_them(services):
    assert f"STATIC_ROOT={services['web']['environment']['STATIC_ROOT']}" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
