"""Acts on the catalogue, one per file."""
