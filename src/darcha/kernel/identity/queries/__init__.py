"""What is asked of identity: one question, one file. Nothing here writes."""
