"""Every change of the database within a second of its commit, and a base to begin from: the way back to an instant."""
