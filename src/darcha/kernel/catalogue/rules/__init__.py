"""Pure law of the catalogue: fees, forms, papers. No Django, no clock, no database."""
