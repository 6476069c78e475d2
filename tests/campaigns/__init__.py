"""Faults injected by the hundred. A few of each run with every test; all with ``--full``."""
