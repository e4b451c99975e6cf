"""Texts for translators' own tools, and back: XLIFF 2.0 for what is to be translated, TMX 1.4 for what has been."""
