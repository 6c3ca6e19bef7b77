"""Ask, settle, refund and reconcile money."""
