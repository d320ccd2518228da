"""The feed of changes: in order, without gaps, and none missed while others publish."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction
from django.test import Client

from incidents.models import Publication, PublicationKind
from incidents.services.documents import public_document
from incidents.services.ledger import append_publication
from incidents.services.lineage import forwarding_document, retraction_document
from tests.factories import NOW, make_incident
from tests.incidents.publishing import publish, publish_one

FEED = "/api/v1/changes/"


def read(api: Client, **asked: object) -> list[int]:
    return [change["seq"] for change in api.get(FEED, query_params=asked).json()["results"]]


@pytest.fixture
def history(researcher, reviewer):
    """Two incidents, one corrected, then merged into the other, which is split and retracted at last."""
    first, second = (publish(make_incident(researcher), reviewer) for _ in range(2))
    publish(first, reviewer)
    append_publication(first, PublicationKind.MERGED, forwarding_document(first, second), by=reviewer, now=NOW)
    append_publication(second, PublicationKind.SPLIT, public_document(second), by=reviewer, now=NOW)
    append_publication(second, PublicationKind.RETRACTED, retraction_document(second, "a drill"), by=reviewer, now=NOW)
    return first, second


@pytest.mark.django_db
def test_feed_tells_what_happened_to_which_incident_in_order(api, history):
    first, second = history

    changes = api.get(FEED).json()["results"]

    assert [(change["seq"], change["kind"], change["code"], change["version"], change["merged_into"]) for change in changes] == [
        (1, "published", first.code, 1, None),
        (2, "published", second.code, 1, None),
        (3, "corrected", first.code, 2, None),
        (4, "merged", first.code, 3, second.code),
        (5, "split", second.code, 2, None),
        (6, "retracted", second.code, 3, None),
    ]


@pytest.mark.django_db
def test_each_change_leads_to_its_document_and_has_its_hash(api, history):
    for change in api.get(FEED).json()["results"]:
        entry = Publication.objects.get(seq=change["seq"])
        assert change["sha256"] == entry.sha256
        assert api.get(change["url"]).json() == entry.document
        assert change["published_at"] == "2022-02-04T12:00:00Z"
        assert "document" not in change


@pytest.mark.django_db
def test_following_the_pages_reads_each_change_once(api, history):
    address, pages = f"{FEED}?limit=2&since=1", []
    while address:
        page = api.get(address)
        pages.append([change["seq"] for change in page.json()["results"]])
        address = page.json()["next"]
        assert page.headers.get("Link") == (f'<{address}>; rel="next"' if address else None)

    assert pages == [[2, 3], [4, 5], [6]]


@pytest.mark.django_db
@pytest.mark.parametrize(("since", "seqs"), [(0, [1, 2, 3, 4, 5, 6]), (5, [6]), (6, []), (2_147_483_647, [])])
def test_only_what_came_after_is_told(since, seqs, api, history):
    assert read(api, since=since) == seqs


@pytest.mark.django_db
def test_unchanged_feed_is_not_sent_again_and_a_new_entry_is(api, history, researcher):
    first = api.get(f"{FEED}?since=6")
    tag = {"If-None-Match": first["ETag"]}
    assert api.get(f"{FEED}?since=6", headers=tag).status_code == 304

    publish_one(researcher)

    assert [change["seq"] for change in api.get(f"{FEED}?since=6", headers=tag).json()["results"]] == [7]


@pytest.mark.django_db
def test_full_page_is_never_sent_again(api, history, researcher):
    tag = {"If-None-Match": api.get(f"{FEED}?limit=2")["ETag"]}

    publish_one(researcher)

    assert api.get(f"{FEED}?limit=2", headers=tag).status_code == 304


@pytest.mark.django_db
def test_last_page_changes_once_it_has_a_next(api, history, researcher):
    tag = {"If-None-Match": api.get(f"{FEED}?limit=6")["ETag"]}

    publish_one(researcher)

    assert api.get(f"{FEED}?limit=6", headers=tag).json()["next"]


@pytest.mark.django_db
def test_feed_has_no_date_that_could_hide_an_entry_of_the_same_second(api, history):
    assert "Last-Modified" not in api.get(FEED)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("since=-1", "since"),
        ("since=x", "since"),
        ("since=99999999999", "since"),
        ("since=1&since=2", "since"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("cursor=1", "cursor"),
        ("format=geojson", "format"),
    ],
)
def test_parameter_that_is_not_right_is_named(asked, field, api):
    answer = api.get(f"{FEED}?{asked}")

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]


@pytest.mark.django_db(transaction=True)
def test_later_entry_never_shows_before_an_earlier_one(api, researcher, reviewer):
    slow, quick = make_incident(researcher), make_incident(researcher)
    appended, may_end = threading.Event(), threading.Event()

    def publish_slowly():
        with transaction.atomic():
            append_publication(slow, PublicationKind.PUBLISHED, public_document(slow), by=reviewer, now=NOW)
            appended.set()
            may_end.wait(20)
        connection.close()

    def publish_quickly():
        publish(quick, reviewer)
        connection.close()

    first, second = threading.Thread(target=publish_slowly), threading.Thread(target=publish_quickly)
    first.start()
    assert appended.wait(20)
    second.start()
    second.join(0.3)

    waited, seen = second.is_alive(), read(api)
    may_end.set()
    first.join()
    second.join()

    assert (waited, seen) == (True, [])
    assert [change["code"] for change in api.get(FEED).json()["results"]] == [slow.code, quick.code]


@pytest.mark.django_db(transaction=True)
def test_client_that_follows_misses_nothing_while_many_publish(api, researcher, reviewer):
    writers, each = 4, 5
    incidents = [[make_incident(researcher) for _ in range(each)] for _ in range(writers)]
    start = threading.Barrier(writers + 1)

    def work(mine):
        start.wait()
        for incident in mine:
            publish(incident, reviewer)
        connection.close()

    threads = [threading.Thread(target=work, args=(mine,)) for mine in incidents]
    for thread in threads:
        thread.start()
    start.wait()
    seen: list[int] = []
    while any(thread.is_alive() for thread in threads):
        seen += read(api, since=seen[-1] if seen else 0, limit=3)
    while following := read(api, since=seen[-1] if seen else 0):
        seen += following

    assert seen == list(range(1, writers * each + 1))
