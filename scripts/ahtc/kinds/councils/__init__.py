"""The councils of Wales as the official register lists them."""
