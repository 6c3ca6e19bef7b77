"""Whether bodies keep the law: breaches, their causes, orders with terms, and the public table."""
