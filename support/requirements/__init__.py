"""Which requirement is verified by which scenario: the catalogue, the tags, the last results, and a page."""
