"""People's whole ways through the doors of a living country, in a real browser."""
