"""Facts of record: what is true of whom, from when, recorded when, by which source."""
