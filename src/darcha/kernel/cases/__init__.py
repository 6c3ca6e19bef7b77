"""The procedure: drafts, submission, steps, legal clock, decisions."""
