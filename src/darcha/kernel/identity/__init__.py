"""Who is this, on whose behalf, with what assurance."""
