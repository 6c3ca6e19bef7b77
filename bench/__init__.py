"""What can only be measured, by its own command: never part of the tests."""
