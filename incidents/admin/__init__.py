"""What staff do with incidents: decide on submissions, look things up, hand out API keys."""

from incidents.admin import api_keys, incidents, publications, reviews

__all__ = ["api_keys", "incidents", "publications", "reviews"]
