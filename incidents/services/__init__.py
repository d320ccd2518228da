"""The verbs of incidents: match, curate, estimate, review, publish."""
