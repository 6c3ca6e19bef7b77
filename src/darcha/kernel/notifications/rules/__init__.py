"""Pure rules: when to try again, what fits an SMS, how many are too many."""
