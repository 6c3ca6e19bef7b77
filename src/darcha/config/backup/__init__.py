"""Backup, check, restore and rehearsal: one folder holds a whole installation but its keys."""
