"""What can be done to a case: one act, one file. Order: who may, lock, rule, change, journal, event, receipt."""
