"""Whether the platform works: minutes lost, acts that failed by its own fault, incidents and planned works."""
