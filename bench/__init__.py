"""Speed rigs: what can only be measured, by commands of their own. Never part of the tests."""
