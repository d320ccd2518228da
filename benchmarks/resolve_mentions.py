"""Print how many place mentions one core resolves in a second, what memory that takes, and how they are answered.

    python benchmarks/resolve_mentions.py [SECONDS]

Texts are made of names of the gazetteer that is loaded, a dozen to a text, with a governorate, one misspelt name and one
that nobody has: about as many as real reports have. A new process reads the names of each area once, when a text first asks for names
that sound alike in it; texts after that are new to it, then known.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

SEED = 2022
TEXTS = 400
NAMES_EACH = 12
CLOSE = 0.88  # geo.likeness.CLOSE
MIB = 1024


def main(seconds: float) -> None:
    """Resolve made-up texts for that long."""
    from geo.models import Place, PlaceName  # noqa: PLC0415 - Django must be set up first

    chance = random.Random(SEED)  # noqa: S311 - a benchmark, not a secret
    names = list(PlaceName.objects.filter(script="Arab").order_by("pk").values_list("name", flat=True))
    areas = list(PlaceName.objects.filter(place__kind="adm1", script="Arab").order_by("pk").values_list("name", flat=True))
    if len(names) < NAMES_EACH or not areas:
        sys.exit("The gazetteer is empty. Load one first: manage.py load_gazetteer, or manage.py import_gazetteer.")
    before, texts = ([_text(chance, names, areas) for _ in range(TEXTS)] for _ in range(2))
    started = _answer_all(before)[0]
    count, first, spent, outcomes, asked = _run(texts, seconds)
    print(f"places                         {Place.objects.count():>9,}")
    print(f"mentions per second, starting  {len(before) * len(before[0]) / started:>9,.0f}")
    print(f"mentions per second, new texts {len(texts) * len(texts[0]) / first:>9,.0f}")
    print(f"mentions per second, known     {count / spent:>9,.0f}")
    print(f"questions per text             {asked:>9.2f}")
    print(f"memory, MiB                    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB:>9.0f}")
    print("answered by")
    for outcome, number in outcomes.most_common():
        print(f"  {outcome:<42}{number / outcomes.total():>9.1%}")


def _text(chance: random.Random, names: list[str], areas: list[str]) -> list[object]:
    from geo.resolution import Mention  # noqa: PLC0415 - likewise

    chosen = [Mention(name) for name in chance.sample(names, NAMES_EACH)]
    word = chance.choice(names)
    cut = chance.randrange(len(word))
    misspelt = Mention(word[:cut] + word[cut] * 2 + word[cut + 1 :])
    return [*chosen, misspelt, Mention("ظغطخذضث"), Mention(chance.choice(areas), "part_of", place_class="adm1")]


def _run(texts: list[list[object]], seconds: float) -> tuple[int, float, float, Counter[str], float]:
    from django.db import connection  # noqa: PLC0415 - likewise
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - likewise

    from geo.services import resolve_mentions  # noqa: PLC0415 - likewise

    first, answers = _answer_all(texts)
    with CaptureQueriesContext(connection) as questions:
        for text in texts:
            resolve_mentions(text)
    count, started = 0, time.perf_counter()
    while (spent := time.perf_counter() - started) < seconds:
        count += len(resolve_mentions(texts[count // len(texts[0]) % len(texts)]))
    return count, first, spent, answers, len(questions) / len(texts)


def _answer_all(texts: list[list[object]]) -> tuple[float, Counter[str]]:
    """Resolve texts once; return the seconds that it took, and what answered."""
    from geo.services import resolve_mentions  # noqa: PLC0415 - likewise

    started = time.perf_counter()
    resolutions = [resolution for text in texts for resolution in resolve_mentions(text)]
    return time.perf_counter() - started, Counter(map(_answer, resolutions))


def _answer(resolution: object) -> str:
    """Say what found the candidates: all are rows of the database, but which keys look alike is kept in the process."""
    alike = [dict(reason.values)["similarity"] for ranked in resolution.candidates for reason in ranked.reasons if reason.code == "name"]
    if not alike:
        return "nobody: unknown name"
    return "the database, by its letters" if max(alike) >= CLOSE else "the database, by keys kept of names alike"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0)
