"""The tools behind Anti-Trafficking Wales / Gwrth-Fasnachu Cymru.

The rooms, and the one way facts flow through them:
``docs/data`` -> :mod:`ahtc.model` -> :mod:`ahtc.render` -> MkDocs (:mod:`ahtc.hooks`) -> :mod:`ahtc.publish`.
:mod:`ahtc.check` reads everything and writes nothing.
"""
