"""Pure law of signing in: limits of sessions, strength of passphrases, budgets, safe ways back."""
