"""Pages and files of the gazetteer."""
