"""Say it once, in the right language, by the right channel."""
