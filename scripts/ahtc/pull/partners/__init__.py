"""The partners' registers: what they list about the organisations, compared with our records, and proposed."""
