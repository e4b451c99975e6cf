"""The partners' registers: what they list about the organisations, compared with our records, and proposed.

Open Referral, the register of authorities and partners' own lists have no source yet. What reads them is kept
sound, and not grown until one is there.
"""
