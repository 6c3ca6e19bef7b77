"""Schema of the documents room."""
