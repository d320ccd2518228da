"""Fit the weights that come with Waqia on posts of which researchers know the incidents, and print how well held-out ones do.

    python benchmarks/fit_matching.py DIR > incidents/matching/weights.toml

Needs the extra `learning` and a loaded gazetteer. A conditional logit: for each post the chances of all incidents sum to one, and those
of the right ones are to be high. Folds are cut between incidents, so that no post of a held-out incident was learned from. What is
printed on the standard error are the figures of the held-out folds; the prior is set on them, too, so that a post whose incident is
withheld looks new in NEW of 100 cases.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from scipy.optimize import minimize

FOLDS = 5
PENALTY = 2.0
NEW = 84
#: A post that gives no date, place or toll teaches little.
SILENT = 0.1
#: What no post of the folder can teach, because there the incidents have no reports yet; set by hand, tried by gathering the posts.
BY_HAND = {"words": 1.2, "copied": 6.0}
LEAST = 0.01


def main(folder: Path) -> None:
    """Read, fold, fit, print."""
    names, amounts, right, telling, parts = _table(folder)
    scores = np.zeros(right.shape)
    for fold in range(FOLDS):
        rest, held = np.flatnonzero(parts != fold), np.flatnonzero(parts == fold)
        scores[held] = amounts[held] @ _fit(amounts[rest], right[rest], telling[rest])
        _report(f"fold {fold}", scores[held], right[held], telling[held])
    _report("all folds", scores, right, telling)
    prior = _prior(scores[telling], right[telling])
    weights = dict(zip(names, _fit(amounts, right, telling), strict=True)) | BY_HAND
    print("# How much each amount counts, in log-odds; docs/matching.md says how these were found.")
    print(f"prior = {prior:.3f}\n\n[terms]")
    for name, weight in sorted(weights.items()):
        if abs(weight) >= LEAST:
            print(f"{name} = {weight:.3f}")


def _table(folder: Path) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the names of the amounts, the amounts by post and incident, which pairs are right, which posts tell, and their folds."""
    from django.utils import timezone  # noqa: PLC0415 - Django must be set up first

    from incidents.matching import grounds  # noqa: PLC0415 - likewise
    from incidents.services.held_records import record_incidents  # noqa: PLC0415 - likewise
    from incidents.services.report_sketches import sketch_report  # noqa: PLC0415 - likewise
    from incidents.services.scratch import scratch_records  # noqa: PLC0415 - likewise
    from incidents.services.sketches import sketch_incidents  # noqa: PLC0415 - likewise
    from incidents.services.trials import read_texts, says_something  # noqa: PLC0415 - likewise
    from sources.evaluation.linking_records import held_incidents, linked_texts  # noqa: PLC0415 - likewise

    held, texts = held_incidents(folder), linked_texts(folder)
    with scratch_records():
        articles = list(read_texts(texts, timezone=ZoneInfo("Asia/Damascus"), now=timezone.now()))
        reports = [sketch_report(article)[0] for article in articles]
        telling = np.array([says_something(article) for article in articles])
        codes = {incident.pk: code for code, incident in record_incidents(held, now=timezone.now()).items()}
        sketches = {codes[sketch.incident_id]: sketch for sketch in sketch_incidents(list(codes))}
    places = {one.code: number for number, one in enumerate(held)}
    pairs = [[_terms(grounds(report, sketches[one.code])) for one in held] for report in reports]
    names = sorted({name for row in pairs for terms in row for name in terms})
    columns = {name: number for number, name in enumerate(names)}
    amounts = np.zeros((len(texts), len(held), len(names)), dtype=np.float32)
    for post, row in enumerate(pairs):
        for place, terms in enumerate(row):
            for name, amount in terms.items():
                amounts[post, place, columns[name]] = amount
    together = [{places[twin] for code in text.incidents for twin in (code, *held[places[code]].twins) if twin in places} for text in texts]
    right = np.array([[place in those for place in range(len(held))] for those in together])
    return names, amounts, right, telling, _folds(together, len(held))


def _terms(found: list[object]) -> dict[str, float]:
    return {name: amount for ground in found for name, amount in ground.terms.items()}


def _folds(together: list[set[int]], count: int) -> np.ndarray:
    """Return the fold of each post; incidents that share a post, and twins, are in one fold."""
    group = list(range(count))
    for those in together:
        least = min(group[place] for place in those)
        joined = {group[place] for place in those}
        group = [least if one in joined else one for one in group]
    order = sorted(set(group))
    np.random.default_rng(0).shuffle(order)
    fold = {one: number % FOLDS for number, one in enumerate(order)}
    return np.array([fold[group[min(those)]] for those in together])


def _fit(amounts: np.ndarray, right: np.ndarray, telling: np.ndarray) -> np.ndarray:
    table, share = amounts.astype(float), np.where(telling, 1.0, SILENT)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        total, good = odds.sum(axis=1), (odds * right).sum(axis=1) + 1e-300
        slope = (odds / total[:, None] - odds * right / good[:, None]) * share[:, None]
        gradient = np.einsum("ij,ijk->k", slope, table) + PENALTY * weights
        return float((share * (np.log(total) - np.log(good))).sum() + PENALTY / 2 * weights @ weights), gradient

    return minimize(loss, np.zeros(amounts.shape[2]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x


def _prior(scores: np.ndarray, right: np.ndarray) -> float:
    """Return the prior at which NEW of 100 posts look new when their incidents are withheld."""
    best, rival = np.where(right, scores, -np.inf).max(axis=1), np.where(right, -np.inf, scores).max(axis=1)
    bar = np.percentile(rival, NEW)
    print(f"likely where the incident is there: {(best >= bar).mean():.3f}", file=sys.stderr)
    return -float(bar)


def _report(what: str, scores: np.ndarray, right: np.ndarray, telling: np.ndarray) -> None:
    best = np.where(right, scores, -np.inf).max(axis=1, keepdims=True)
    ranks = ((scores > best) & ~right).sum(axis=1)
    for which, chosen in (("telling", telling), ("all", np.ones_like(telling))):
        first, five = (ranks[chosen] == 0).mean(), (ranks[chosen] < 5).mean()  # noqa: PLR2004 - as many as are shown
        print(f"{what:<10} {which:<8} n {chosen.sum():>5}  first {first:.3f}  five {five:.3f}", file=sys.stderr)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    main(Path(sys.argv[1]))
