"""Shows in demo mode what would have been sent by SMS and e-mail."""
