"""One verb, one file: everything that changes money."""
