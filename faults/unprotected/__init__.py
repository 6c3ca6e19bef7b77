"""The product with one protection taken away, for controls alone. Never imported by it, run by the rig alone."""
