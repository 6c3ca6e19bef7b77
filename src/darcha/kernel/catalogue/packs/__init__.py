"""Packs on disk: read with line numbers, checked against schemas, compiled to types. Ignores the database."""
