"""The scenarios, one file each: what is broken, what must hold, and what is switched off to see it fail."""
