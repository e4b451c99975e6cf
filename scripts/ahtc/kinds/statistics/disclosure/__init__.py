"""Hiding small counts so that no published sum gives one away."""
