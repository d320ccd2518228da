"""Time which incidents are suggested for a report, and how its near-copies are found, with a million of each in the database.

    createdb waqia_speed && DATABASE_URL=postgis:///waqia_speed python manage.py migrate     # and load a gazetteer
    DATABASE_URL=postgis:///waqia_speed python benchmarks/matching.py --incidents 1000000 --reports 1000000

Works only in a database without incidents and reports, and empties it again. Incidents lie at the places of the gazetteer, few at most
and many at some, over twelve years; reports share words as real ones do, few often and most seldom.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import statistics
import sys
import time
from pathlib import Path

SEED = 2022
ASKED = 200
LAST = datetime.date(2024, 12, 31)
DAYS = 12 * 365
TABLES = (
    "incidents_incident", "incidents_incidentname", "incidents_incidentarea", "incidents_estimate", "incidents_participation",
    "incidents_match", "sources_article", "sources_fingerprint",
)  # fmt: skip
#: Built after the rows are there.
LATE_INDEXES = ("fingerprint_shingles", "fingerprint_words")

INCIDENTS = """
INSERT INTO incidents_incident (code, title_ar, title_en, summary, event_type, sub_event_type, start_date, end_date, date_precision,
    place_id, point, geo_precision, country, grading, state, estimate_rule, revision, created_by_id, created_at, updated_at)
SELECT 'ZZZ' || made.n, '', '', '', (ARRAY['airstrike', 'shelling', 'raid', 'drone_strike', 'shooting'])[1 + made.n %% 5], '',
    made.day, made.day, 'day', spot.id,
    ST_Translate(spot.point, (random() - 0.5) / 50, (random() - 0.5) / 50), 'village_town', 'ZZZ', 'ungraded', 'draft', %(rule)s, 1,
    %(user)s, now(), now()
FROM (SELECT n, %(last)s::date - (random() * %(days)s)::int AS day, 1 + floor(%(places)s * random() ^ 2)::int AS rank
    FROM generate_series(1, %(incidents)s) AS n) AS made
JOIN (SELECT id, point, row_number() OVER (ORDER BY md5(id::text)) AS rank FROM geo_place
    WHERE kind NOT IN ('country', 'adm1', 'adm2', 'adm3')) AS spot ON spot.rank = made.rank
"""
NAMES = """
INSERT INTO incidents_incidentname (incident_id, key, joined, name, is_main, is_area, first_day)
SELECT i.id, n.key_bare, n.key_joined, n.name, true, false, i.start_date
FROM incidents_incident i JOIN (SELECT DISTINCT ON (place_id, key_bare) * FROM geo_placename) AS n ON n.place_id = i.place_id
"""
AREAS = """
INSERT INTO incidents_incidentarea (incident_id, place_id, level, first_day)
SELECT i.id, p.parent_id, 2, i.start_date FROM incidents_incident i JOIN geo_place p ON p.id = i.place_id WHERE p.parent_id IS NOT NULL
"""
ESTIMATES = """
INSERT INTO incidents_estimate (incident_id, outcome, "group", nationality, low, best, high, is_open, rule, derivation, override_why)
SELECT i.id, 'killed', 'civilians', '', i.id %% 20, i.id %% 20, i.id %% 20 + i.id %% 3, false, 'made', '{}', '' FROM incidents_incident i
"""
PARTICIPATIONS = """
INSERT INTO incidents_participation (incident_id, actor_id, role, status)
SELECT i.id, a.actors[1 + i.id %% cardinality(a.actors)], 'alleged_perpetrator', 'alleged'
FROM incidents_incident i
CROSS JOIN (SELECT array_agg(id) AS actors FROM sources_actor WHERE kind IN ('state', 'force', 'armed_group')) AS a
"""
REPORTS = """
INSERT INTO sources_article (publisher_id, url, canonical_url, title, language, published_basis, text, text_sha256, source_sha256, state,
    finished_at, last_error, attempts, created_at)
SELECT %(publisher)s, '', '', '', 'ar', 'unknown', 'report ' || n, repeat('0', 64), encode(sha256(('report ' || n)::bytea), 'hex'), 'ready',
    now(), '', 1, now()
FROM generate_series(1, %(reports)s) AS n
"""
FINGERPRINTS = """
INSERT INTO sources_fingerprint (article_id, shingles, shingle_count, words)
SELECT a.id,
    ARRAY(SELECT (random() * 9e18)::bigint FROM generate_series(1, 32 + (a.id %% 2)::int)), 150,
    ARRAY(SELECT DISTINCT 'w' || floor(400000 * random() ^ 4)::int FROM generate_series(1, 40 + (a.id %% 2)::int))
FROM sources_article a
"""
MATCHES = """
INSERT INTO incidents_match (article_id, incident_id, score, reasons, judgement, by_id, at, is_primary)
SELECT a.id, i.id, 1, '[]', 'positive', %(user)s, now(), true
FROM (SELECT id, row_number() OVER (ORDER BY id) AS rank FROM sources_article) AS a
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS rank FROM incidents_incident) AS i USING (rank)
"""


def main(incidents: int, reports: int) -> None:
    """Fill, ask, print, empty."""
    import pgtrigger  # noqa: PLC0415 - Django must be set up first
    from django.db import connection  # noqa: PLC0415 - likewise

    from incidents.models import Incident  # noqa: PLC0415 - likewise
    from sources.models import Article  # noqa: PLC0415 - likewise

    if Incident.objects.exists() or Article.objects.exists():
        sys.exit("This database holds incidents or reports. Name an empty one with a gazetteer in DATABASE_URL.")
    try:
        with connection.cursor() as cursor:
            print(f"filling took                   {_timed(lambda: _fill(cursor, incidents, reports)):>9,.0f} s")
        _ask()
    finally:
        with pgtrigger.ignore("incidents.Publication:publication_not_truncated"), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(TABLES)} CASCADE")


def _fill(cursor: object, incidents: int, reports: int) -> None:
    from django.contrib.auth.models import User  # noqa: PLC0415 - likewise

    from geo.models import Place  # noqa: PLC0415 - likewise
    from incidents.models import EstimateRule  # noqa: PLC0415 - likewise
    from sources.models import Publisher  # noqa: PLC0415 - likewise

    user, _ = User.objects.get_or_create(username="benchmark")
    publisher, _ = Publisher.objects.get_or_create(slug="benchmark", defaults={"name_en": "benchmark"})
    values = {
        "incidents": incidents, "reports": reports, "user": user.pk, "publisher": publisher.pk, "last": LAST, "days": DAYS,
        "places": Place.objects.exclude(kind__in=["country", "adm1", "adm2", "adm3"]).count(), "rule": EstimateRule.values[0],
    }  # fmt: skip
    cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE indexname = ANY(%s)", [list(LATE_INDEXES)])
    late = cursor.fetchall()
    cursor.execute(f"DROP INDEX {', '.join(name for name, _ in late)}")
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for statement in (INCIDENTS, NAMES, AREAS, ESTIMATES, PARTICIPATIONS, REPORTS, FINGERPRINTS, MATCHES):
        cursor.execute(statement, values)
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for _, definition in late:
        cursor.execute(definition)
    cursor.execute("VACUUM ANALYZE")


def _ask() -> None:
    """Hand in reports that name a place, a toll and mostly a day; time what is asked for each."""
    from django.db import connection  # noqa: PLC0415 - likewise
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - likewise

    from incidents.services.candidates import find_candidates  # noqa: PLC0415 - likewise
    from incidents.services.matching import rank_incidents  # noqa: PLC0415 - likewise
    from incidents.services.report_sketches import sketch_report  # noqa: PLC0415 - likewise
    from sources.services.near_copies import near_copies  # noqa: PLC0415 - likewise

    articles = _articles()
    found = [len(find_candidates(sketch_report(article))) for article in articles]
    print(f"candidates, mean and most      {statistics.mean(found):>9.0f} {max(found):>9}")
    _print("suggestions for a report", [_timed(lambda one=one: rank_incidents(one)) for one in articles])
    _print("  of it here, not waiting", [_spent(lambda one=one: rank_incidents(one)) for one in articles])
    _print("near-copies of a report", [_timed(lambda one=one: near_copies(one)) for one in articles])
    with CaptureQueriesContext(connection) as asked:
        for article in articles[:2]:  # the first has no day, the second has
            rank_incidents(article)
    for query in asked.captured_queries:
        if "unnest" in query["sql"] or "incidents_" in query["sql"]:
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + query["sql"].replace("%", "%%"))
                print("\n" + "\n".join(line for (line,) in cursor.fetchall()))


def _articles() -> list[object]:
    from django.utils import timezone  # noqa: PLC0415 - likewise

    from geo.models import PlaceName  # noqa: PLC0415 - likewise
    from sources.models import Article, Publisher  # noqa: PLC0415 - likewise
    from sources.services.extraction import extract_claims  # noqa: PLC0415 - likewise
    from sources.services.near_copies import fingerprint_report  # noqa: PLC0415 - likewise
    from sources.services.resolution import resolve_actors, resolve_places  # noqa: PLC0415 - likewise

    chance = random.Random(SEED)  # noqa: S311 - a benchmark, not a secret
    names = list(PlaceName.objects.filter(script="Arab", place__kind__in=["village", "town", "city"]).values_list("name", flat=True))
    publisher = Publisher.objects.get(slug="benchmark")
    articles = []
    for number in range(ASKED):
        text = _text(chance, names)
        day = LAST - datetime.timedelta(days=chance.randrange(DAYS)) if number % 3 else None
        article = Article.objects.create(
            publisher=publisher, text=text, text_sha256="0" * 64, source_sha256=f"{number:064x}", published_date=day,
            published_basis="person" if day else "unknown", state="ready", finished_at=timezone.now(), created_at=timezone.now(),
        )  # fmt: skip
        extract_claims(article, now=timezone.now())
        resolve_places(article)
        resolve_actors(article)
        fingerprint_report(article)
        articles.append(article)
    return articles


def _text(chance: random.Random, names: list[str]) -> str:
    place, other, third = chance.sample(names, 3)
    words = " ".join(f"w{int(400_000 * chance.random() ** 4)}" for _ in range(80))
    return (
        f"قُتل {chance.randrange(2, 20)} مدنيين وأصيب آخرون اليوم في قصف للجيش التركي على قرية {place} قرب بلدة {other}. "
        f"وقالت مصادر محلية إن القصف طال أيضا أطراف {third}. {words}"
    )


def _timed(work: object) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _spent(work: object) -> float:
    """Return the processor time of this process alone, which other work on the machine hardly moves."""
    started = time.process_time()
    work()
    return time.process_time() - started


def _print(what: str, seconds: list[float]) -> None:
    ordered = sorted(1000 * one for one in seconds)
    middle, most = ordered[len(ordered) // 2], ordered[int(0.95 * len(ordered))]
    print(f"{what:<30} {middle:>9.1f} ms in the middle {most:>9.1f} ms for 95 of 100")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--reports", type=int, default=1_000_000)
    chosen = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    main(chosen.incidents, chosen.reports)
