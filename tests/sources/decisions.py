"""Reports with claims that people decided on, in shapes that a model can learn from or not."""

from __future__ import annotations

import datetime

from sources.models import Claim, ClaimStatus
from tests.factories import NOW, make_claim

QUOTE = "Four people were killed"


def decided(article, by, *, accepted, hours=0, **values) -> Claim:
    """Store a claim that the machine proposed and ``by`` decided on, ``hours`` after NOW."""
    status = ClaimStatus.ACCEPTED if accepted else ClaimStatus.REJECTED
    return make_claim(article, QUOTE, status=status, decided_by=by, decided_at=NOW + datetime.timedelta(hours=hours), **values)


def history(report, by, *, reports=24, **confidence) -> None:
    """Decide on four claims in each of ``reports``: those of the rule "careful" are right, those of "hasty" wrong.

    ``confidence`` gives what the rules say of each, by the rule's name; both say 0.5 if nothing is given.
    """
    for number in range(reports):
        article = report(f"{QUOTE} on day {number} near Tell Nur.")
        for rule in ("careful", "hasty") * 2:
            decided(article, by, accepted=rule == "careful", hours=number, rule=rule, confidence=confidence.get(rule, 0.5))
