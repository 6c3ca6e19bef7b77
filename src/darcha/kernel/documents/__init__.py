"""Receive, render, seal, number, verify, revoke and keep documents."""
