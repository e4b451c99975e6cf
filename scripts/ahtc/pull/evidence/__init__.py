"""Other evidence, from CSV files."""
