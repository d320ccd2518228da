from __future__ import annotations

import uuid

import psycopg
import pytest
from django.core.checks import Error
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connections
from psycopg import sql

from geo.checks import database_reads_arabic

OTHER = "with_c_ctype"


@pytest.fixture
def c_ctype_database(db, django_db_blocker):
    """A database as created where nobody thought of Arabic, reachable under the alias ``OTHER``."""
    name = sql.Identifier(f"waqia_c_ctype_{uuid.uuid4().hex[:8]}")
    parameters = connections["default"].get_connection_params()
    server = {key: parameters[key] for key in ("host", "port", "user", "password") if key in parameters} | {"dbname": "postgres"}
    with psycopg.connect(**server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0").format(name))
        connections.databases[OTHER] = {**connections.databases["default"], "NAME": name.as_string().strip('"')}
        with django_db_blocker.unblock():
            yield OTHER
        connections[OTHER].close()
        del connections[OTHER], connections.databases[OTHER]
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@pytest.mark.django_db
def test_the_test_database_reads_arabic():
    assert database_reads_arabic(databases=["default"]) == []


def test_a_database_with_c_ctype_is_refused_with_a_remedy(c_ctype_database):
    [error] = database_reads_arabic(databases=[c_ctype_database])

    assert isinstance(error, Error)
    assert error.id == "geo.E001"
    assert "LC_CTYPE C;" in error.msg
    assert "CREATE DATABASE" in error.hint


def test_trigrams_of_arabic_are_indeed_empty_there(c_ctype_database):
    with connections[c_ctype_database].cursor() as cursor:
        cursor.execute("CREATE EXTENSION pg_trgm")
        cursor.execute("SELECT show_trgm('اطمه')")

        assert cursor.fetchone() == ([],)


def test_the_check_command_stops_on_it(c_ctype_database):
    with pytest.raises(SystemCheckError, match=r"geo\.E001"):
        call_command("check", databases=[c_ctype_database])


def test_without_a_database_the_check_asks_nothing():
    assert database_reads_arabic(databases=None) == []
