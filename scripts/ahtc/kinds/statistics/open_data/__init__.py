"""Datasets as files to take away: CSV, JSON and a spreadsheet, with the metadata that machines read."""
