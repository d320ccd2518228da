"""Fitting weights: all that touches scikit-learn and skops, which need not be installed; import it where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sklearn  # type: ignore[import-untyped]  # ships no types
import skops  # type: ignore[import-untyped]  # likewise
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]  # likewise
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # likewise
from sklearn.pipeline import Pipeline, make_pipeline  # type: ignore[import-untyped]  # likewise
from skops import io

from incidents.matching import Weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DESCRIPTION = "Logistic regression (L2, C = 0.3) that starts from the shipped weights and corrects them"
LIBRARIES = {"scikit-learn": sklearn.__version__, "skops": skops.__version__}
#: The column of what the shipped weights say; no term of the matcher is called so. Scaled up, so that keeping it costs little.
SHIPPED = "shipped"
SCALE = 10.0


def fit(rows: Sequence[Mapping[str, float]], same: Sequence[bool], *, shipped: Weights) -> tuple[bytes, Weights]:
    """Return the model as data and the weights that follow from it, learned from amounts of evidence and what people judged."""
    model = make_pipeline(DictVectorizer(), LogisticRegression(C=0.3, max_iter=2000))
    model.fit([{**row, SHIPPED: SCALE * (shipped.prior + shipped.of(row))} for row in rows], same)
    return io.dumps(model), _weights(model, shipped)


def _weights(model: Pipeline, shipped: Weights) -> Weights:
    """Write the correction and what it corrects as one set of weights."""
    regression = model[-1]
    learned = dict(zip(model[0].get_feature_names_out(), map(float, regression.coef_[0]), strict=True))
    kept = SCALE * learned.pop(SHIPPED)
    terms = {name: kept * shipped.terms.get(name, 0.0) + learned.get(name, 0.0) for name in {*shipped.terms, *learned}}
    return Weights(kept * shipped.prior + float(regression.intercept_[0]), terms)
