"""What a schema cannot see, one subject per file: each complains at the line where the mistake stands."""
