"""The routes of pages: what the public reads and what researchers work on."""
