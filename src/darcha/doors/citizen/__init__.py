"""The citizen's door: find a service, get it, follow it."""
