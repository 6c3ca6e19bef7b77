"""One question, one file: invoices, statements, reconciliation."""
