"""One function per thing a user does, and the reads that pages need.

Every action is keyword-only, runs in one transaction and returns ``Changes``. Reads return frozen
records, never live rows.
"""
