"""Puts scores into a table for people and into JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sources.evaluation.measures import Detection, Figures, Measure, Share
from sources.evaluation.scores import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sources.evaluation.scores import Scores

LANGUAGES = ("ar", "en", ALL)
_NAME_WIDTH = 20
_CELL_WIDTH = 8


def as_json(scores: Scores, *, with_mistakes: bool = False) -> dict[str, Any]:
    """Return every measure by language: ``{"casualties": {"ar": {"n", "p", "r", "f1"}, …}, "attribution": …}``.

    ``n`` is the number of cases; a ratio of none is null. ``documents`` counts the texts.
    """
    result: dict[str, Any] = {"documents": {language: {"n": scores.documents[language]} for language in LANGUAGES}}
    for name in scores.by_language[ALL]:
        result[name] = {language: figures_of(scores, name, language) for language in LANGUAGES}
    result["speed"] = {ALL: {"n": scores.documents[ALL], "documents_per_second": scores.per_second}}
    if with_mistakes:
        result["errors"] = list(_errors(scores))
    return result


def figures_of(scores: Scores, name: str, language: str) -> Figures:
    """Return the figures of one measure; where a language has no case, those of none."""
    measure = scores.by_language[language].get(name)
    if measure is not None:
        return measure.figures()
    return dict.fromkeys(scores.by_language[ALL][name].figures()) | {"n": 0}


def _errors(scores: Scores) -> Iterator[dict[str, str]]:
    for case, mistake in scores.mistakes:
        yield {
            "document": case.name, "measure": mistake.measure, "problem": mistake.problem, "expected": mistake.expected,
            "given": mistake.given, "context": mistake.context(case.document.text),
        }  # fmt: skip


def as_table(scores: Scores) -> str:
    """Return the measures as a table, one line for each measure and language with a case."""
    detections = [name for name, measure in scores.by_language[ALL].items() if isinstance(measure, Detection)]
    shares = [name for name, measure in scores.by_language[ALL].items() if isinstance(measure, Share)]
    tallies = [name for name in scores.by_language[ALL] if name not in {*detections, *shares}]
    lines = [f"{scores.documents[ALL]} texts ({', '.join(f'{scores.documents[code]} {code}' for code in LANGUAGES[:-1])})"]
    lines += _section(scores, "found", detections, ("n", "P", "R", "F1"))
    lines += _section(scores, "share", shares, ("n", "share"))
    lines += _section(scores, "never to be", tallies, ("texts", "count", "per 100"))
    return "\n".join([*lines, "", f"{scores.per_second or 0:.0f} documents a second on one core"])


def _section(scores: Scores, title: str, names: list[str], columns: tuple[str, ...]) -> list[str]:
    if not names:
        return []
    lines = ["", f"{title:<{_NAME_WIDTH}}{'':<5}" + "".join(f"{column:>{_CELL_WIDTH}}" for column in columns)]
    for name in names:
        for language in LANGUAGES:
            measure = scores.by_language[language].get(name)
            if measure is not None and measure.figures()["n"]:
                lines.append(f"{name:<{_NAME_WIDTH}}{language:<5}{_cells(measure)}")
    return lines


def _cells(measure: Measure) -> str:
    return "".join(f"{_cell(value):>{_CELL_WIDTH}}" for value in measure.figures().values())


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def as_lines(scores: Scores) -> str:
    """Return the mistakes, one on a line, each with the words in question between brackets."""
    return "\n".join(
        f"{error['document']}  {error['measure']} {error['problem']}: "
        + " → ".join(part for part in (error["expected"], error["given"]) if part)
        + (f"\n    {error['context']}" if error["context"] else "")
        for error in _errors(scores)
    )
