"""What can be done in oversight: note what happened, order, answer, settle."""
