"""Schema of the connector."""
