"""Terms: the glossary, in both languages."""
