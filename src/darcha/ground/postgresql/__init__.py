"""Django's PostgreSQL, with a lighter look at a connection before each request, and plans that are kept. Ignores
statements."""
