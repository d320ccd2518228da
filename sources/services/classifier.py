"""The small model itself: all that touches scikit-learn and skops, which need not be installed; import it where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sklearn  # type: ignore[import-untyped]  # ships no types
import skops  # type: ignore[import-untyped]  # likewise
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]  # likewise
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # likewise
from sklearn.metrics import brier_score_loss, roc_auc_score  # type: ignore[import-untyped]  # likewise
from sklearn.pipeline import Pipeline, make_pipeline  # type: ignore[import-untyped]  # likewise
from sklearn.preprocessing import MaxAbsScaler  # type: ignore[import-untyped]  # likewise
from skops import io

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sources.services.claim_features import Features

DESCRIPTION = "Logistic regression (L2, C = 1) over one-hot codes and numbers scaled by their largest value"
LIBRARIES = {"scikit-learn": sklearn.__version__, "skops": skops.__version__}
#: Types that a stored model may hold beyond those of scikit-learn and NumPy that skops knows to be harmless: none.
TRUSTED: tuple[str, ...] = ()


def fit(rows: Sequence[Features], accepted: Sequence[bool]) -> Pipeline:
    """Fit the model; the same rows give the same model."""
    model = make_pipeline(DictVectorizer(), MaxAbsScaler(), LogisticRegression(max_iter=2000))
    return model.fit(rows, accepted)


def chances(model: Pipeline, rows: Sequence[Features]) -> list[float]:
    """Return for each row how likely a person is to accept the claim, 0 to 1."""
    accepted = list(model.classes_).index(True)
    return [float(row[accepted]) for row in model.predict_proba(rows)]


def auc(accepted: Sequence[bool], said: Sequence[float]) -> float:
    """Return how often an accepted claim ranks above a rejected one; 0.5 is chance."""
    return float(roc_auc_score(accepted, said))


def brier(accepted: Sequence[bool], said: Sequence[float]) -> float:
    """Return the mean squared distance between what was said and what people decided; 0 is best."""
    return float(brier_score_loss(accepted, said))


def to_bytes(model: Pipeline) -> bytes:
    """Store a model as data, not as code."""
    stored: bytes = io.dumps(model)
    return stored


def from_bytes(stored: bytes) -> Any:
    """Load a stored model; one that holds other types than ``TRUSTED`` is refused with an exception, and none of its code runs."""
    return io.loads(stored, trusted=list(TRUSTED))
