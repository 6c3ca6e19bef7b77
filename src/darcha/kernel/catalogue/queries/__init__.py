"""Questions to the catalogue; none writes."""
