"""Looks for malice in files that people send: clamd, or a short list of signatures."""
