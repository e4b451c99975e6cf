"""The tools behind Anti-Trafficking Wales / Gwrth-Fasnachu Cymru.

The rooms, and the one way facts flow through them: :mod:`ahtc.pull` -> ``docs/data`` -> :mod:`ahtc.kinds` ->
:mod:`ahtc.site` -> :mod:`ahtc.output`. :mod:`ahtc.check` and the kinds' own checks read everything and write nothing.
"""
