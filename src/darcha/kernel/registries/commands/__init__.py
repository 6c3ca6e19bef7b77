"""What can be done to registries: enter a version, import many, end one."""
