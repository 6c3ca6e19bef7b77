"""Schema only: never a service, a fee or a category."""
