"""Rules about statistics, one module each."""
