"""Lists that partners keep themselves: CSV files and spreadsheets."""
