"""Organisations: the partners, how to reach them, and where they are listed."""
