"""The directory for other people's systems: a feed, a table, contact cards, data in pages, and a box to paste."""
