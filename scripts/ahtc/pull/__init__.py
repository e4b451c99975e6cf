"""Upstream to ``docs/data``: the only room that touches the network."""
