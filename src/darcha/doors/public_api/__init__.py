"""The door of systems: the public API, callbacks and health."""
