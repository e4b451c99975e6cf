"""Typed records and how they are read."""
