"""What every test may use: roles, publishers, reports as they arrive."""

from __future__ import annotations

import datetime
from importlib import import_module

import pgtrigger
import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.files.storage import storages
from django.utils import translation
from hypothesis import settings as examples

from sources.models import Article, Capture, Publisher
from sources.services.archive import HandedIn, archive_report

# How long an example takes depends on what else the machine does; tests of speed measure processor time.
examples.register_profile("waqia", deadline=None)
examples.load_profile("waqia")

NOW = datetime.datetime(2022, 2, 4, 12, tzinfo=datetime.UTC)
REPORT_DAY = datetime.date(2022, 2, 3)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let tests that commit end by emptying every table, the ledger too, which the database refuses elsewhere."""
    with django_db_blocker.unblock():
        pgtrigger.disable("incidents.Publication:publication_not_truncated")


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path, monkeypatch):
    """Archive into the test's own folder, serve static files without a manifest, and hash passwords fast."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CAPTURES_ROOT = tmp_path / "captures"
    settings.MODELS_ROOT = tmp_path / "models"
    settings.STORAGES = {
        **settings.STORAGES,
        "captures": {"BACKEND": "sources.storage.WriteOnceStorage", "OPTIONS": {"location": str(tmp_path / "captures"), "base_url": None}},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    monkeypatch.setattr(Capture._meta.get_field("raw"), "storage", storages["captures"])


@pytest.fixture(autouse=True)
def _english(settings):
    """Begin in English: a request leaves the language of its reader behind in the thread."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def now() -> datetime.datetime:
    return NOW


def restore_roles() -> None:
    """Make the roles again that a migration made: tests that commit end by emptying every table."""
    if not Group.objects.exists():
        import_module("incidents.migrations.0002_roles").create_roles(apps, None)


def make_user(name: str, *groups: str, **extra: bool) -> User:
    restore_roles()
    user = User.objects.create_user(name, password="correct horse battery staple", **extra)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def researcher(db) -> User:
    return make_user("rana", "researcher")


@pytest.fixture
def reviewer(db) -> User:
    return make_user("rami", "reviewer", is_staff=True)


@pytest.fixture
def admin_user(db) -> User:
    return User.objects.create_superuser("amal", password="correct horse battery staple")


@pytest.fixture
def visitor(db) -> User:
    """A person with an account and no role."""
    return make_user("nour")


@pytest.fixture
def publisher(db) -> Publisher:
    return Publisher.objects.create(slug="north-wire", name_en="North Wire", name_ar="برق الشمال", country="SYR", timezone="Asia/Damascus")


@pytest.fixture
def report(publisher: Publisher):
    """Archive a report of the given text."""

    def archive(text: str, **said: object) -> Article:
        handed_in = HandedIn(raw=text.encode(), **{"publisher": publisher, "published": REPORT_DAY, **said})  # type: ignore[arg-type]
        return archive_report(handed_in, by=None, agent="tests", now=NOW).article

    return archive
