"""The law of a case as pure functions: who sees, what may be done, when a refusal stands, how drafts merge."""
