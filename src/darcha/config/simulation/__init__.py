"""A service's month, lived in seconds by the real commands under a frozen clock, in a throw-away installation."""
