"""Timing as ratios against a floor measured in the same run: ``python -m benchmarks [name ...]``.

Absolute times say more about the machine than about the program; a ratio against the least that
could be done (a bare window, a raw commit, a raw query, a raw canvas) holds on any machine.
"""
