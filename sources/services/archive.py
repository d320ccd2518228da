"""Taking reports in: the bytes are archived once and never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sources.errors import InputError
from sources.extraction.addresses import published_day
from sources.models import Article, Capture, DateBasis, Publisher
from sources.services.reading import read_text
from sources.storage import WriteOnceStorage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from django.contrib.auth.models import User

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")


@dataclass(frozen=True, slots=True)
class Archived:
    """The report that the bytes belong to, and whether they made it new."""

    article: Article
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A report as it arrives: its bytes and what is said of them. ``published`` is a day in the publisher's time zone."""

    raw: bytes
    publisher: Publisher
    published: datetime.date | None = None
    url: str = ""
    title: str = ""
    media_type: str = "text/plain; charset=utf-8"


def find_publisher(slug: str) -> Publisher:
    """Return the publisher of that slug; raises ``InputError`` that names the ones there are."""
    publisher = Publisher.objects.filter(slug=slug).first()
    if publisher is None:
        known = ", ".join(Publisher.objects.order_by("slug").values_list("slug", flat=True)[:20])
        raise InputError(
            "unknown_publisher",
            _("There is no publisher “%(slug)s”. Use one of: %(known)s; or ask staff to add it.") % {"slug": slug, "known": known},
            field="publisher",
        )
    return publisher


def archive_report(report: HandedIn, *, by: User | None, agent: str, now: datetime.datetime) -> Archived:
    """Archive the bytes and make their ``Article``, or find the one that the same bytes made before.

    Each call is recorded as a ``Capture``. Raises ``InputError`` before anything is written if the report cannot be taken.
    """
    text = read_text(report.raw)
    published, basis = _published(report, now)
    _refuse_future(report, now)
    canonical = canonical_url(report.url)
    sha256 = hashlib.sha256(report.raw).hexdigest()
    path = _store(report.raw, sha256)
    with transaction.atomic():
        article, is_new = Article.objects.get_or_create(
            source_sha256=sha256,
            defaults={
                "publisher": report.publisher,
                "url": report.url,
                "canonical_url": canonical,
                "title": report.title.strip(),
                "published_date": published,
                "published_basis": basis,
                "text": text,
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
                "submitted_by": by,
                "created_at": now,
            },
        )
        Capture.objects.create(
            article=article,
            publisher=report.publisher,
            url_asked=report.url,
            captured_at=now,
            captured_by=by,
            agent=agent,
            raw=path,
            sha256=sha256,
            size=len(report.raw),
            media_type=report.media_type,
        )
    return Archived(article, is_new)


def canonical_url(url: str) -> str:
    """Return ``url`` with a lower-case host and without fragment and tracking parameters. Raises ``InputError`` if it is none."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise InputError(
            "bad_url", _("“%(url)s” is no web address. Copy it from the browser's address bar.") % {"url": url}, field="url"
        ) from error
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not name.startswith(_TRACKING)])
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, query, ""))


def _refuse_future(report: HandedIn, now: datetime.datetime) -> None:
    today = now.astimezone(ZoneInfo(report.publisher.timezone)).date()
    if report.published and report.published > today:
        raise InputError(
            "future_date",
            _("%(date)s has not come yet. Give the day on which the report was published.") % {"date": report.published.isoformat()},
            field="published",
        )


def store_all(raws: Iterable[bytes]) -> dict[bytes, str]:
    """Archive the bytes of many small reports; returns by bytes the SHA-256 of each. What is there already stays as it is."""
    hashes = {raw: hashlib.sha256(raw).hexdigest() for raw in raws}
    storage = storages["captures"]
    if isinstance(storage, WriteOnceStorage):
        storage.save_all({path_of(sha256): raw for raw, sha256 in hashes.items()})
    else:
        for raw, sha256 in hashes.items():
            _store(raw, sha256)
    return hashes


def path_of(sha256: str) -> str:
    """Return where the bytes of that SHA-256 lie in the storage of captures."""
    return f"{sha256[:2]}/{sha256}"


def _published(report: HandedIn, now: datetime.datetime) -> tuple[datetime.date | None, DateBasis]:
    """Return the day of publication and how it is known: as somebody said, else as the address tells."""
    if report.published:
        return report.published, DateBasis.PERSON
    zone = ZoneInfo(report.publisher.timezone)
    day = published_day(report.url, zone)
    if day is None or day > now.astimezone(zone).date():
        return None, DateBasis.UNKNOWN
    return day, DateBasis.URL


def _store(raw: bytes, sha256: str) -> str:
    return storages["captures"].save(path_of(sha256), ContentFile(raw))
