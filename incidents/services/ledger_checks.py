"""Checks of the ledger: its chain, the reports that it quotes, and what is shown of it.

Each check reads in the order of a key, a batch at a time: memory stays flat at any size, nothing is locked, and what is published
meanwhile is checked too. It yields once for each row that is right and raises ``BrokenLinkError`` at the first that is not.
"""

from __future__ import annotations

import hashlib
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, cast

import rfc8785
from django.db.models import BigIntegerField, Exists, F, Func, JSONField, OuterRef
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from incidents.models import TOMBSTONES, Publication, PublishedIncident
from incidents.services.ledger import entry_sha256, shown_columns, stamp
from sources.errors import InputError
from sources.models import Article
from sources.services.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Field, QuerySet

    from sources.models import Capture

BATCH = 100


class BrokenLinkError(Exception):
    """Something is not as it was published; says what, in words."""


def check_chain() -> Iterator[Publication]:
    """Check every entry: its number, the hash before, its own hash, its columns, and each of its quotations."""
    seq, sha256 = 0, ""
    for batch in _batches(Publication.objects.select_related("incident").order_by("seq"), key="seq"):
        for entry in batch:
            _check_link(entry, seq=seq, sha256=sha256)
            _check_columns(entry)
            seq, sha256 = entry.seq, entry.sha256
        texts = _texts(batch)  # not before: what fits its hash has the shape of a document
        for entry in batch:
            _check_quotations(entry, texts)
            yield entry


def check_reports() -> Iterator[None]:
    """Check every report that an entry quotes: text and archived bytes have the hashes published, and the bytes read to the text."""
    published = quoted_reports().iterator(chunk_size=BATCH)
    while batch := list(islice(published, BATCH)):
        articles = Article.objects.prefetch_related("captures").in_bulk([pk for pk, *_hashes in batch])
        for pk, text_sha256, source_sha256 in batch:
            if pk not in articles:
                raise BrokenLinkError(f"Report {pk}, which the ledger quotes, is not there any more.")
            _check_text(articles[pk], text_sha256)
            _check_bytes(articles[pk], source_sha256)
            yield


def check_shown() -> Iterator[None]:
    """Check that the public sees the newest entry of each incident, and nothing of one that was merged or retracted."""
    newest = Publication.objects.order_by("incident_id", "-version").distinct("incident_id")
    # One statement reads an entry with what is shown, so that publishing at this moment is seen in whole or not at all.
    for batch in _batches(newest.select_related("incident__published"), key="incident_id"):
        for entry in batch:
            _check_shown(entry, getattr(entry.incident, "published", None))
            yield
    entries = Publication.objects.filter(incident=OuterRef("incident"))
    for shown in PublishedIncident.objects.filter(~Exists(entries))[:1]:
        raise BrokenLinkError(f"{shown.code} is shown, and the ledger has no entry of it.")


def quoted_reports() -> QuerySet[Publication, tuple[int, str, str]]:
    """Return id, hash of the text and hash of the bytes of each report, as entries give them; the database finds them, each once."""
    report = Func(F("document__reports"), function="jsonb_array_elements", output_field=JSONField(), set_returning=True)
    found = Publication.objects.values_list(
        Cast(KeyTextTransform("id", report), BigIntegerField()),
        KeyTextTransform("text_sha256", report),
        KeyTextTransform("source_sha256", report),
    )
    return cast("QuerySet[Publication, tuple[int, str, str]]", found.distinct())


def _batches(rows: QuerySet[Publication], *, key: str) -> Iterator[list[Publication]]:
    last = -1
    while batch := list(rows.filter(**{f"{key}__gt": last})[:BATCH]):
        yield batch
        last = getattr(batch[-1], key)


def _texts(entries: Iterable[Publication]) -> dict[int, str]:
    quoted = {claim["report"] for claim in chain.from_iterable(entry.document.get("claims", ()) for entry in entries)}
    return dict(Article.objects.filter(pk__in=quoted).values_list("pk", "text"))


def _check_link(entry: Publication, *, seq: int, sha256: str) -> None:
    if entry.seq != seq + 1:
        raise BrokenLinkError(f"Entry {seq + 1} is missing: the next one is entry {entry.seq}.")
    if entry.previous_sha256 != sha256:
        raise BrokenLinkError(f"Entry {entry.seq} does not hold the hash of entry {seq}.")
    try:
        computed = entry_sha256(seq=entry.seq, document=entry.document, previous_sha256=entry.previous_sha256)
    except rfc8785.CanonicalizationError:  # numbers that no canonical form has
        computed = ""
    if computed != entry.sha256:
        raise BrokenLinkError(
            f"Entry {entry.seq} ({entry.incident.code}, version {entry.version}) is not what was published: its hash differs."
        )


def _check_columns(entry: Publication) -> None:
    columns = {"code": entry.incident.code, "version": entry.version, "status": entry.kind, "published_at": stamp(entry.published_at)}
    for name, value in columns.items():
        if entry.document[name] != value:
            raise BrokenLinkError(f"Entry {entry.seq} is filed with {name} {value}, and its document says {entry.document[name]}.")


def _check_quotations(entry: Publication, texts: dict[int, str]) -> None:
    for claim in entry.document.get("claims", ()):
        start, end = claim["span"]
        if texts.get(claim["report"], "")[start:end] != claim["quote"]:
            raise BrokenLinkError(
                f"Entry {entry.seq} ({entry.incident.code}) quotes “{claim['quote']}”: report {claim['report']} does not say so "
                f"from character {start} to {end}."
            )


def _check_text(article: Article, sha256: str) -> None:
    if hashlib.sha256(article.text.encode()).hexdigest() != sha256:
        raise BrokenLinkError(f"Report {article.pk} has another text than the one that was published with the hash {sha256}.")


def _check_bytes(article: Article, sha256: str) -> None:
    captures = {capture.raw.name: capture for capture in article.captures.all()}
    if not captures:
        raise BrokenLinkError(f"Report {article.pk} has no archived bytes.")
    for capture in captures.values():
        raw = _read(article, capture)
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise BrokenLinkError(f"Report {article.pk}: its archived bytes in {capture.raw.name} have changed.")
        if _text_of(article, raw) != article.text:
            raise BrokenLinkError(f"Report {article.pk}: its archived bytes do not read to its text.")


def _read(article: Article, capture: Capture) -> bytes:
    try:
        with capture.raw.open("rb") as file:
            return bytes(file.read())
    except OSError as error:
        raise BrokenLinkError(f"Report {article.pk}: its archived bytes in {capture.raw.name} can't be read: {error.strerror}.") from error


def _text_of(article: Article, raw: bytes) -> str:
    try:
        return read_text(raw)
    except InputError as error:
        raise BrokenLinkError(f"Report {article.pk}: its archived bytes can't be read as text: {error.message}") from error


def _check_shown(entry: Publication, shown: PublishedIncident | None) -> None:
    code = entry.incident.code
    if entry.kind in TOMBSTONES:
        if shown is not None:
            raise BrokenLinkError(f"{code} is shown, although entry {entry.seq} took it back.")
        return
    if shown is None:
        raise BrokenLinkError(f"{code} is not shown, although entry {entry.seq} published it.")
    for name, value in shown_columns(entry).items():
        if getattr(shown, name) != _column(name, value):
            raise BrokenLinkError(f"{code} is shown with another {name} than entry {entry.seq}, its newest.")


def _column(name: str, value: Any) -> Any:
    column = cast("Field[Any, Any]", PublishedIncident._meta.get_field(name))  # noqa: SLF001 - Django's documented API
    return column.to_python(value)
