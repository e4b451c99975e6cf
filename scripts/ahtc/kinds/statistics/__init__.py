"""Statistics: datasets, how small counts are hidden, tables, charts, downloads and released editions."""
