"""What can be said about a service: a rating after the result, a complaint."""
