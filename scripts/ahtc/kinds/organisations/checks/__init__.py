"""Rules about organisations' records, one module each."""
