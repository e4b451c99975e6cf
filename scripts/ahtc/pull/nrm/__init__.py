"""The Home Office's statistics on the National Referral Mechanism."""
