"""Charts, drawn at build from the same observations as the tables."""
