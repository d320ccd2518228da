"""The verbs of sources: archive, extract, resolve, decide."""
