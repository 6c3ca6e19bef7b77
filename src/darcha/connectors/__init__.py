"""One folder for each outside system: adapter, fake, check, README."""
