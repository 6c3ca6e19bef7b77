"""The officer's door: the inbox, the case, the decision."""
