"""Rigs that break things on purpose: each its own command, with its own database, bounded in time."""
