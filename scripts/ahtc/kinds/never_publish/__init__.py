"""Numbers and addresses that must never appear anywhere."""
