"""What can be asked of registries. Every look at somebody else's data is written down before it is answered."""
