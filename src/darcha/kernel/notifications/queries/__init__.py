"""One question, one file: what was said to whom."""
