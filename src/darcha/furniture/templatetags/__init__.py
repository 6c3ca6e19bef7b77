"""Template tags of the furniture: one library, named ``darcha``."""
