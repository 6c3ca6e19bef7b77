"""Pure rules of payment: what may follow what."""
