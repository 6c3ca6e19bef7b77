"""What changes identity: one verb, one file. Helpers shared by several start with an underscore."""
