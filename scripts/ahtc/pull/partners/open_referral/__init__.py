"""Directories in Open Referral UK's form."""
