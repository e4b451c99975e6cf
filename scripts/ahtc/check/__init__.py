"""Rules, one module each: they read everything and write nothing."""
